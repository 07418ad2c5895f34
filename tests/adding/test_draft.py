"""A site with a change not written yet: read as if it were, the disk left as it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conftest import MakeSite
from dissensus.adding.draft import Draft, examine, new_faults
from dissensus.reading import Site

POINT = "content/points/bridge.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "codes"),
    [
        (POINT, "The bridge stands}", "The bridge stands}", []),
        (POINT, "speaker: officials", "speaker: nobody", ["unknown-source"]),
        (POINT, "quote: The bridge stands", "quote: The bridge fell", ["quote-not-found"]),
        ("content/sources.yaml", "The Herald", "The port", []),
        ("content/sources.yaml", "A spokesman of the port", "Officials of the province", ["shared-name"]),
    ],
)
def test_only_what_the_change_brings_is_new(
    file: str, old: str, new: str, codes: list[str], make_site: MakeSite, tmp_path: Path
) -> None:
    site = Site(make_site(tmp_path))
    text = (tmp_path / file).read_text(encoding="utf-8")
    draft = Draft(tmp_path, {file: text.replace(old, new).encode()})
    assert [fault.code for fault in new_faults(examine(site), examine(draft))] == codes
    assert (tmp_path / file).read_text(encoding="utf-8") == text


def test_a_file_that_is_not_there_is_read_as_drafted(make_site: MakeSite, tmp_path: Path) -> None:
    make_site(tmp_path)
    draft = Draft(tmp_path, {"content/points/port.yaml": b"question: What of the port?\ntitle: The port\n"})
    assert sorted(examine(draft).library.points) == ["bridge", "port"]
    assert draft.names("content/points") == ["bridge.yaml", "port.yaml"]


def test_faults_that_stood_before_are_not_new(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path, {POINT: "question: What?\ntitel: The bridge\n"})
    before = examine(Site(site))
    assert before.faults
    assert new_faults(before, examine(Draft(site, {"content/points/port.yaml": b"question: Q?\ntitle: T\n"}))) == []


@pytest.mark.skipif(os.name != "posix", reason="links as here are POSIX")
def test_a_file_that_would_lie_outside_of_the_site_is_refused(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    (tmp_path / "outside").mkdir()
    (site / "content/points").rename(tmp_path / "outside/points")
    (site / "content/points").symlink_to(tmp_path / "outside/points")
    draft = Draft(site, {"content/points/port.yaml": b"question: What of the port?\ntitle: The port\n"})
    assert [fault.code for fault in new_faults(examine(Site(site)), examine(draft))] == ["outside-site"]
