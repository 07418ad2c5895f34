"""Positions side by side: order, letters, rows, and who stands in which cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dissensus.deriving import PointTable, derive
from dissensus.deriving.side_by_side import letter
from dissensus.whole import check_site, stop

HEAD = """\
question: What became of the bridge?
title: The bridge
positions:
  stands: {label: Standing}
  fallen: {label: Fallen}
  closed: {label: Closed}
cards:
"""

FACETS = """\
question: What became of the bridge?
title: The bridge
facets: {state: In what state is it?, use: Who may use it?}
positions:
  open: {facet: use, label: Open}
  stands: {facet: state, label: Standing}
cards:
"""


def card(name: str, speaker: str, said: str, stance: str, quote: str = "The bridge stands") -> str:
    report = f"{{document: herald-2024-03-12, quote: {quote}}}"
    return f"  - {{id: {name}, speaker: {speaker}, said: {said}, {stance}, claim: Said so., reports: [{report}]}}\n"


@pytest.fixture
def table(tmp_path: Path, make_site: Any) -> Any:
    def of(point: str, settings: str = 'title = "A"\n') -> PointTable:
        site = make_site(tmp_path, {"content/points/bridge.yaml": point, "site.toml": settings})
        checked = check_site(site)
        assert not stop(checked.faults, strict=False), checked.faults
        return derive(checked.library, checked.evidence).points["bridge"]

    return of


def laid_out(table: PointTable) -> list[list[list[str]]]:
    """For each grid and row: who stands in each cell, rejections in brackets."""
    return [
        [
            [
                " ".join([*(s.card.id for s in c.statements), *(f"({s.card.id})" for s in c.rejections)])
                for c in row.cells
            ]
            for row in grid.rows
        ]
        for grid in table.grids
    ]


@pytest.mark.parametrize(("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ")])
def test_letters_go_on_behind_z(number: int, name: str) -> None:
    assert letter(number) == name


def test_columns_stand_by_first_statement_then_by_label(table: Any) -> None:
    found = table(HEAD + card("a", "officials", "2024-03-11", "position: closed"))
    assert [(c.position, c.letter) for c in found.gist.columns.values()] == [
        ("closed", "A"),
        ("fallen", "B"),
        ("stands", "C"),
    ]


def test_columns_may_stand_by_label_alone(table: Any) -> None:
    point = HEAD + card("a", "officials", "2024-03-11", "position: stands")
    found = table(point, 'title = "A"\n[order]\npositions = "label"\n')
    assert list(found.gist.columns) == ["closed", "fallen", "stands"]


def test_facets_stand_by_first_statement_too_and_letters_run_through(table: Any) -> None:
    found = table(
        FACETS
        + card("a", "officials", "2024-03-10", "position: open")
        + card("b", "officials", "2024-03-11", "position: stands")
    )
    assert [(grid.facet, [c.letter for c in grid.columns]) for grid in found.grids] == [
        ("use", ["A"]),
        ("state", ["B"]),
    ]
    assert laid_out(found) == [[["a"]], [["b"]]]


def test_rows_are_sources_by_first_statement_and_cells_hold_what_they_say(table: Any) -> None:
    found = table(
        HEAD
        + card("late", "officials", "2024-03-12", "position: stands")
        + card("early", "port-spokesman", "2024-03-10", "position: fallen")
        + card("middle", "officials", "2024-03-11", "position: stands")
    )
    assert [c.letter for c in found.grids[0].columns] == ["A", "B", "C"]
    assert laid_out(found) == [[["early", "", ""], ["", "middle late", ""]]]
    assert [row.source for row in found.grids[0].rows] == ["port-spokesman", "officials"]


def test_rows_may_be_days(table: Any) -> None:
    point = (
        HEAD
        + card("b", "officials", "2024-03-12", "position: fallen")
        + card("a", "port-spokesman", "2024-03-11", "position: fallen")
    )
    found = table(point, 'title = "A"\n[order]\nrows = "days"\n')
    assert [(row.said, row.source) for row in found.grids[0].rows] == [("2024-03-11", None), ("2024-03-12", None)]
    assert laid_out(found) == [[["a", "", ""], ["b", "", ""]]]


def test_who_holds_one_position_and_rejects_another_stands_in_the_first_and_is_named_in_the_second(table: Any) -> None:
    found = table(HEAD + card("a", "officials", "2024-03-11", "position: stands, rejects: fallen"))
    assert laid_out(found) == [[["a", "", "(a)"]]] or laid_out(found) == [[["a", "(a)", ""]]]
    fallen = [c.position for c in found.grids[0].columns].index("fallen")
    assert laid_out(found)[0][0][fallen] == "(a)"


def test_who_only_rejects_stands_in_the_column_rejected(table: Any) -> None:
    found = table(HEAD + card("a", "officials", "2024-03-11", "rejects: fallen"))
    fallen = [c.position for c in found.grids[0].columns].index("fallen")
    assert laid_out(found)[0][0][fallen] == "a"
    assert found.unplaced == ()


@pytest.mark.parametrize("stance", ["declines: true", "aside: true", "rejects: b"])
def test_who_takes_no_position_stands_beside_the_columns(stance: str, table: Any) -> None:
    found = table(
        HEAD
        + card("a", "officials", "2024-03-11", stance)
        + card("b", "port-spokesman", "2024-03-12", "position: fallen")
    )
    assert [statement.card.id for statement in found.unplaced] == ["a"]
    assert laid_out(found) == [[["b", "", ""]]]


def test_cards_stand_by_date_then_full_fit_then_quoted_words(table: Any) -> None:
    found = table(
        HEAD
        + card("partial", "officials", "2024-03-11", "position: stands, fit: partial")
        + card("paraphrase", "officials", "2024-03-11", "position: stands", quote="the bridge had fallen")
        + card("quoted", "officials", "2024-03-11", "position: stands")
        + card("first", "officials", "2024-03-10", "position: stands, fit: partial")
    )
    assert [statement.card.id for statement in found.statements] == ["first", "quoted", "paraphrase", "partial"]
