"""The map: what each party's sources say on each point, and what each outlet's documents carry."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import generated
from dissensus import dates
from dissensus.build import check_site, stop
from dissensus.deriving import Tables, derive
from dissensus.deriving.map import NOTHING, Map, MapCell, cell_of
from dissensus.deriving.statements import Statement
from dissensus.model import Card, Library, Term
from generated import Plain

FEW = settings(max_examples=25)

Anew = Callable[[], Path]


@pytest.fixture(scope="session")
def anew(tmp_path_factory: pytest.TempPathFactory) -> Anew:
    """A function that gives an empty folder each time."""
    return lambda: tmp_path_factory.mktemp("map")


def derived(site: Path) -> tuple[Library, Tables]:
    checked = check_site(site)
    assert not stop(checked.faults, strict=False), checked.faults
    return checked.library, derive(checked.library, checked.evidence)


def statement(**stance: Any) -> Statement:
    card = Card(id="card", speaker="somebody", said="2024-03-12", claim="Said so.", reports=(), **stance)
    return Statement("point", card, dates.parse("2024-03-12"), ())


HOLDS_A, HOLDS_B = statement(position="a"), statement(position="b")
A_IN_PART = statement(position="a", fit="partial")
REJECTS_A, REJECTS_CARD = statement(rejects="a"), statement(rejects="other-card")
DECLINES, ASIDE = statement(declines="true"), statement(aside="true")
NAMES = statement(terms=(Term(words="raid", of="raids"),))


@pytest.mark.parametrize(
    ("statements", "cell"),
    [
        ([], NOTHING),
        ([HOLDS_A], MapCell(holds=("a",))),
        ([HOLDS_A, HOLDS_A], MapCell(holds=("a",))),
        ([HOLDS_B, HOLDS_A], MapCell(holds=("b", "a"))),
        ([A_IN_PART], MapCell(holds_in_part=("a",))),
        ([A_IN_PART, HOLDS_A], MapCell(holds=("a",))),
        ([HOLDS_B, A_IN_PART], MapCell(holds=("b",), holds_in_part=("a",))),
        ([REJECTS_A], MapCell(rejects=("a",))),
        ([HOLDS_A, REJECTS_A], MapCell(holds=("a",), rejects=("a",))),
        ([statement(position="b", rejects="a")], MapCell(holds=("b",), rejects=("a",))),
        ([statement(position="b", rejects="other-card")], MapCell(holds=("b",))),
        ([statement(position="b", terms=NAMES.card.terms)], MapCell(holds=("b",))),
        ([DECLINES], MapCell(besides=("declines",))),
        ([ASIDE], MapCell(besides=("aside",))),
        ([statement(aside="true", terms=NAMES.card.terms)], MapCell(besides=("aside",))),
        ([REJECTS_CARD], MapCell(besides=("rejects-card",))),
        ([NAMES], MapCell(besides=("words",))),
        ([ASIDE, DECLINES, ASIDE, HOLDS_A], MapCell(holds=("a",), besides=("declines", "aside"))),
    ],
)
def test_a_cell_says_each_thing_once(statements: list[Statement], cell: MapCell) -> None:
    columns = ("b", "a")  # which do not stand A–Z
    assert cell_of(statements, columns) == cell
    assert cell_of(statements[::-1], columns) == cell


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
    _, tables = derived(make_site(tmp_path, {"content/sources.yaml": SOURCES}))
    assert tables.party_map == Map(
        ("port", "sea", "province"),
        {"bridge": (MapCell(holds=("fallen",)), NOTHING, MapCell(holds=("stands",)))},
    )


def test_sources_of_no_party_have_a_column_once_one_speaks(tmp_path: Path, make_site: Any) -> None:
    sources = SOURCES.replace("kind: person, party: port", "kind: person")
    _, tables = derived(make_site(tmp_path, {"content/sources.yaml": sources}))
    assert tables.party_map.columns == ("port", "sea", "province", None)
    assert tables.party_map.rows["bridge"] == (NOTHING, NOTHING, MapCell(holds=("stands",)), MapCell(holds=("fallen",)))


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
    _, tables = derived(make_site(tmp_path, {"content/sources.yaml": sources, "content/points/bridge.yaml": together}))
    cells = dict(zip(tables.party_map.columns, tables.party_map.rows["bridge"], strict=True))
    assert {column for column, cell in cells.items() if cell != NOTHING} == with_it


def test_an_outlet_without_a_document_is_no_column(tmp_path: Path, make_site: Any) -> None:
    _, tables = derived(make_site(tmp_path, {"content/sources.yaml": SOURCES}))
    assert tables.outlet_map == Map(("herald",), {"bridge": (MapCell(holds=("fallen", "stands")),)})


@FEW
@given(site=generated.sites())
def test_the_outlet_map_is_what_the_library_says(site: Plain, anew: Anew) -> None:
    library, tables = derived(generated.write(site, anew()))
    found = tables.outlet_map
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
    for point, cells in tables.party_map.rows.items():
        empty = {p for p, cell in zip(tables.party_map.columns, cells, strict=True) if cell == NOTHING}
        assert empty - {None} == set(tables.points[point].silence.parties)
    assert set(tables.party_map.rows) == set(library.points)


@FEW
@given(site=generated.sites(), seed=st.integers(0, 99))
def test_the_order_of_input_does_not_show(site: Plain, seed: int, anew: Anew) -> None:
    _, tables = derived(generated.write(site, anew()))
    chance = random.Random(seed)
    for point in site["points"].values():
        chance.shuffle(point["cards"])
        for card in point["cards"]:
            chance.shuffle(card["reports"])
        point["positions"] = dict(chance.sample(sorted(point["positions"].items()), len(point["positions"])))
    site["sources"]["parties"] = dict(reversed(site["sources"]["parties"].items()))
    site["points"] = dict(reversed(site["points"].items()))
    _, again = derived(generated.write(site, anew()))
    assert (again.party_map, again.outlet_map, again.topics) == (tables.party_map, tables.outlet_map, tables.topics)


@FEW
@given(site=generated.sites().filter(lambda site: len(site["sources"]["parties"]) >= 2))
def test_swapping_two_parties_changes_nothing_but_places(site: Plain, anew: Anew) -> None:
    _, tables = derived(generated.write(site, anew()))
    one, two, *_ = site["sources"]["parties"]
    other = {one: two, two: one}
    for source in site["sources"]["sources"].values():
        if "party" in source:
            source["party"] = other.get(source["party"], source["party"])
    _, swapped = derived(generated.write(site, anew()))
    assert set(swapped.party_map.columns) == set(tables.party_map.columns)
    for point in tables.party_map.rows:
        before, after = (
            dict(zip(found.party_map.columns, found.party_map.rows[point], strict=True)) for found in (tables, swapped)
        )
        assert {other.get(party, party) if party else None: cell for party, cell in before.items()} == after
