"""A site brought from the catalogue to its output folder: what stops that on the way leaves nothing there."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import Struct

from conftest import MakeSite
from dissensus.build import build
from dissensus.catalogue import opening
from dissensus.compiling import pages
from dissensus.rendering import looks
from dissensus.rendering.templates import Templates, render
from writing.folders import public

TEMPLATE = "themes/own/templates/sources.html"
THEME = {
    "site.toml": 'title = "A small site"\ntheme = "own"\n',
    "themes/own/theme.toml": 'name = "own"\napi = 1\nextends = "default"\n',
    TEMPLATE: '{% extends "default/sources.html" %}',
}


def test_pages_that_were_never_published_do_not_stay_in_the_output_folder(make_site: MakeSite, tmp_path: Path) -> None:
    site, output = make_site(tmp_path / "site", THEME), tmp_path / "out"
    build(site, output)
    before, records = public(output), sorted(each.name for each in (output / ".dissensus").iterdir())
    point = site / "content/points/bridge.yaml"
    point.write_text(point.read_text().replace("What became", "Unpublished, what became"))
    (site / TEMPLATE).write_text("{{ page.nothing_such }}")
    outcome = build(site, output)
    assert [fault.code for fault in outcome.faults] == ["unusable-template"]
    assert public(output) == before
    assert sorted(each.name for each in (output / ".dissensus").iterdir()) == records


def test_another_generator_renders_every_page_anew(
    make_site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, output = make_site(tmp_path / "site"), tmp_path / "out"
    count = build(site, output).pages

    def rendered(templates: Templates, name: str, view: Struct) -> bytes:
        return render(templates, name, view) + b"<!-- anew -->"

    monkeypatch.setattr(pages, "render", rendered)
    monkeypatch.setattr(looks, "maker_digest", lambda: "another")
    monkeypatch.setattr(opening, "generator_digest", lambda: "another")
    build(site, output)
    made = [content for name, content in public(output).items() if content.endswith(b"<!-- anew -->")]
    assert len(made) == count
