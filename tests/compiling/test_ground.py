"""Archived texts, read while a site is made from them: none is published that was not proved."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import dissensus.build as building
from conftest import MakeSite
from dissensus import ticks
from dissensus.build import build, unlike_a_clean_build
from dissensus.compiling.site import publish
from dissensus.writing.trouble import Trouble
from small_site import SEED
from writing.folders import public


@pytest.mark.parametrize("forged", [b"A forged text of the document\n", b"\xff", None])
def test_of_a_text_that_is_other_for_a_moment_nothing_is_published(
    make_site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forged: bytes | None
) -> None:
    monkeypatch.setattr(ticks, "FINE_NS", 0)  # else the text is looked at once more, and the one proved then used
    site, output = make_site(tmp_path / "site"), tmp_path / "out"
    build(site, output)
    before, archived = public(output), (site / SEED).read_bytes()

    def publish_meanwhile(*everything: Any) -> object:
        (site / SEED).unlink()
        if forged is not None:
            (site / SEED).write_bytes(forged)
        try:
            return publish(*everything)
        finally:
            (site / SEED).write_bytes(archived)

    monkeypatch.setattr(building, "publish", publish_meanwhile)
    with pytest.raises(Trouble, match=f"{SEED} was changed while the site was being built; build again"):
        build(site, output, edition=date(2025, 1, 1))
    assert public(output) == before
    monkeypatch.undo()
    assert build(site, output).publication
    assert unlike_a_clean_build(site, output, 1, None) == []
