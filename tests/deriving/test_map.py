"""The map: what each party's sources say on each point, and what each outlet's documents carry."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import generated
from dissensus.deriving import Tables, derive
from dissensus.deriving.briefs import NOTHING, MapCell
from dissensus.deriving.map import outlet_columns, party_columns
from dissensus.deriving.silence import silence_on
from dissensus.model import Library, PointId
from dissensus.whole import check_site, stop
from generated import Plain

FEW = settings(max_examples=25)

Anew = Callable[[], Path]


@pytest.fixture(scope="session")
def anew(tmp_path_factory: pytest.TempPathFactory) -> Anew:
    """A function that gives an empty folder each time."""
    return lambda: tmp_path_factory.mktemp("map")


class Map(NamedTuple):
    """Points × columns."""

    columns: tuple[str | None, ...]
    rows: dict[PointId, tuple[MapCell, ...]]


def party_map(library: Library, tables: Tables) -> Map:
    columns = party_columns(library, tables.sides)
    rows = {id_: tuple(brief.by_party.get(each, NOTHING) for each in columns) for id_, brief in tables.briefs.items()}
    assert all(brief.by_party.keys() <= set(columns) for brief in tables.briefs.values())
    return Map(columns, rows)


def outlet_map(library: Library, tables: Tables) -> Map:
    columns = outlet_columns(library)
    rows = {id_: tuple(brief.by_outlet.get(each, NOTHING) for each in columns) for id_, brief in tables.briefs.items()}
    assert all(brief.by_outlet.keys() <= set(columns) for brief in tables.briefs.values())
    return Map(columns, rows)


def derived(site: Path) -> tuple[Library, Tables]:
    checked = check_site(site)
    assert not stop(checked.faults, strict=False), checked.faults
    return checked.library, derive(checked.library, checked.evidence)


SOURCES = """\
parties:
  province: {name: The province}
  port: {name: A port}
  sea: {name: Admiralty}
sources:
  herald: {name: The Herald, kind: outlet}
  mirror: {name: A mirror without a document, kind: outlet}
  officials: {name: Officials of the province, kind: body, party: province}
  port-spokesman: {name: A spokesman of the port, kind: person, party: port}
  passer-by: {name: A passer-by, kind: person}
"""


def test_parties_stand_a_to_z_the_silent_ones_among_them(tmp_path: Path, make_site: Any) -> None:
    assert party_map(*derived(make_site(tmp_path, {"content/sources.yaml": SOURCES}))) == Map(
        ("port", "sea", "province"),
        {"bridge": (MapCell(holds=("fallen",)), NOTHING, MapCell(holds=("stands",)))},
    )


def test_sources_of_no_party_have_a_column_once_one_speaks(tmp_path: Path, make_site: Any) -> None:
    sources = SOURCES.replace("kind: person, party: port", "kind: person")
    found = party_map(*derived(make_site(tmp_path, {"content/sources.yaml": sources})))
    assert found.columns == ("port", "sea", "province", None)
    assert found.rows["bridge"] == (NOTHING, NOTHING, MapCell(holds=("stands",)), MapCell(holds=("fallen",)))


@pytest.mark.parametrize(
    ("joint", "with_it"),
    [
        ("members: [officials, port-spokesman]", {"port", "province"}),
        ("members: [officials, passer-by]", {"province", None}),
        ("members: [officials, passer-by], party: sea", {"province", "sea", None}),
    ],
)
def test_what_sources_say_together_is_said_by_the_party_of_each(
    tmp_path: Path, make_site: Any, joint: str, with_it: set[str | None]
) -> None:
    point = (make_site(tmp_path) / "content/points/bridge.yaml").read_text(encoding="utf-8")
    sources = SOURCES + f"  together: {{name: The two together, kind: body, {joint}}}\n"
    together = point.replace("speaker: port-spokesman", "speaker: together").replace(
        "speaker: officials", "speaker: together"
    )
    files = {"content/sources.yaml": sources, "content/points/bridge.yaml": together}
    found = party_map(*derived(make_site(tmp_path, files)))
    cells = dict(zip(found.columns, found.rows["bridge"], strict=True))
    assert {column for column, cell in cells.items() if cell != NOTHING} == with_it


def test_an_outlet_without_a_document_is_no_column(tmp_path: Path, make_site: Any) -> None:
    found = outlet_map(*derived(make_site(tmp_path, {"content/sources.yaml": SOURCES})))
    assert found == Map(("herald",), {"bridge": (MapCell(holds=("fallen", "stands")),)})


@FEW
@given(site=generated.sites())
def test_the_outlet_map_is_what_the_library_says(site: Plain, anew: Anew) -> None:
    library, tables = derived(generated.write(site, anew()))
    found = outlet_map(library, tables)
    assert set(found.columns) == {document.outlet for document in library.documents.values()}
    names = [library.sources[outlet].name for outlet in found.columns if outlet]
    assert names == sorted(names, key=str.casefold)
    for point, written in library.points.items():
        for outlet, cell in zip(found.columns, found.rows[point], strict=True):
            carried = [
                card
                for card in written.cards
                if any(library.documents[report.document].outlet == outlet for report in card.reports)
            ]
            assert set(cell.holds) == {card.position for card in carried if card.position and card.fit == "full"}
            assert {*cell.holds, *cell.holds_in_part} == {card.position for card in carried if card.position}
            assert set(cell.rejects) == {card.rejects for card in carried if card.rejects in written.positions}
            assert ("declines" in cell.besides) == any(card.declines for card in carried)
            assert (cell == NOTHING) == (not carried)


@FEW
@given(site=generated.sites())
def test_a_party_is_silent_on_the_map_where_it_is_said_to_be_silent(site: Plain, anew: Anew) -> None:
    library, tables = derived(generated.write(site, anew()))
    found = party_map(library, tables)
    for point, cells in found.rows.items():
        empty = {p for p, cell in zip(found.columns, cells, strict=True) if cell == NOTHING}
        assert empty - {None} == set(silence_on(tables.points[point].statements, library, tables.roll).parties)
    assert set(found.rows) == set(library.points)


@FEW
@given(site=generated.sites(), seed=st.integers(0, 99))
def test_the_order_of_input_does_not_show(site: Plain, seed: int, anew: Anew) -> None:
    before = derived(generated.write(site, anew()))
    chance = random.Random(seed)
    for point in site["points"].values():
        chance.shuffle(point["cards"])
        for card in point["cards"]:
            chance.shuffle(card["reports"])
        point["positions"] = dict(chance.sample(sorted(point["positions"].items()), len(point["positions"])))
    site["sources"]["parties"] = dict(reversed(site["sources"]["parties"].items()))
    site["points"] = dict(reversed(site["points"].items()))
    after = derived(generated.write(site, anew()))
    assert (party_map(*after), outlet_map(*after)) == (party_map(*before), outlet_map(*before))
    assert after[1].topics == before[1].topics


@FEW
@given(site=generated.sites().filter(lambda site: len(site["sources"]["parties"]) >= 2))
def test_swapping_two_parties_changes_nothing_but_places(site: Plain, anew: Anew) -> None:
    before = party_map(*derived(generated.write(site, anew())))
    one, two, *_ = site["sources"]["parties"]
    other = {one: two, two: one}
    for source in site["sources"]["sources"].values():
        if "party" in source:
            source["party"] = other.get(source["party"], source["party"])
    after = party_map(*derived(generated.write(site, anew())))
    assert set(after.columns) == set(before.columns)
    for point in before.rows:
        was, is_now = (dict(zip(found.columns, found.rows[point], strict=True)) for found in (before, after))
        assert {other.get(party, party) if party else None: cell for party, cell in was.items()} == is_now
