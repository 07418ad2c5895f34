"""References: what a point names beyond itself, and that most points name nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import MakeSite
from dissensus.checks import references_beside_points, references_of, surroundings_of
from dissensus.checks.references import Retired, ToCard, ToPage
from dissensus.faults import Where
from dissensus.model import Library
from dissensus.reading import Site, read
from small_site import FILES

POINT = "content/points/bridge.yaml"
FILE = Where(POINT)


def point_with(line: str) -> dict[str, str]:
    """A line more in the first card of the small site's point."""
    return {POINT: str(FILES[POINT]).replace("    claim:", f"    {line}\n    claim:", 1)}


def library_of(folder: Path, make_site: MakeSite, files: dict[str, str]) -> Library:
    library, faults = read(Site(make_site(folder, files)), 1)
    assert faults == []
    return library


@pytest.mark.parametrize(
    "line",
    [
        "note: Compare [@port-fallen] and [@bridge#port-fallen].",
        "relates: [{to: port-fallen, as: differs}, {to: bridge#port-fallen, as: differs}]",
        "note: Compare `[@ferry#port-runs]` and [there](https://example.org/#ferry).",
    ],
)
def test_what_stays_at_home_or_leads_abroad_is_no_reference(line: str, tmp_path: Path, make_site: MakeSite) -> None:
    point = library_of(tmp_path, make_site, point_with(line)).points["bridge"]
    assert references_of("bridge", point) == ()


CARD = FILE / "cards" / 0
REFERENCES = [
    ("relates: [{to: ferry#runs, as: differs}]", ToCard("ferry", "runs", "bridge", CARD / "relates" / 0 / "to")),
    ("note: See [@ferry#runs].", ToCard("ferry", "runs", "bridge", (CARD / "note").at("[@ferry#runs]"))),
    ("note: See [this](points/%D0%B0/).", ToPage("points/%D0%B0/", (CARD / "note").at("points/а/"))),
]


@pytest.mark.parametrize(("line", "reference"), REFERENCES)
def test_what_leads_to_another_point_or_a_page_is_one(
    line: str, reference: ToCard | ToPage, tmp_path: Path, make_site: MakeSite
) -> None:
    point = library_of(tmp_path, make_site, point_with(line)).points["bridge"]
    assert references_of("bridge", point) == (reference,)


def test_ids_that_a_point_had_before_are_references_with_their_places(tmp_path: Path, make_site: MakeSite) -> None:
    point = library_of(tmp_path, make_site, {POINT: f"previously: [old, older]\n{FILES[POINT]}"}).points["bridge"]
    assert references_of("bridge", point) == (Retired("old", "bridge", 0), Retired("older", "bridge", 1))
    assert Retired("older", "bridge", 1).where == FILE / "previously" / 1


def test_pages_and_notes_have_references_too(tmp_path: Path, make_site: MakeSite) -> None:
    page = "---\ntitle: About\n---\nSee [@bridge#port-fallen]\nand [there](sources/).\n"
    around = surroundings_of(library_of(tmp_path, make_site, {"content/pages/about.md": page}))
    file = "content/pages/about.md"
    assert references_beside_points(around) == (
        ToCard("bridge", "port-fallen", None, Where(file, words="[@bridge#port-fallen]", mark=(4, 5))),
        ToPage("sources/", Where(file, words="sources/", mark=(5, 13))),
    )
