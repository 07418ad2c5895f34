"""Positions side by side: columns in order with their letters, rows of sources or days, and who stands in which cell.

A card stands in full in the column of the position it holds. In the column of a position that it rejects it stands in
full only if it holds none; otherwise a stub there points to it. A card that neither holds nor rejects a position (it
declines, or rejects another card alone) stands in no column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from dissensus import dates
from dissensus.deriving.columns import Column
from dissensus.deriving.statements import Statement
from dissensus.model import Card, FacetId, Point, PositionId, SourceId
from dissensus.settings import Order


class Cell(Struct, frozen=True, gc=False):
    """What one row says of one position."""

    statements: tuple[Statement, ...]
    rejections: tuple[Statement, ...]  # that stand in full in another cell


class Row(Struct, frozen=True, gc=False):
    """One source, or one date as written, with a cell for each column of its grid."""

    source: SourceId | None
    said: str | None
    cells: tuple[Cell, ...]


class Grid(Struct, frozen=True, gc=False):
    """The columns of the whole point, or of one facet, with their rows."""

    facet: FacetId | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


NEVER = (date.max, date.max)  # said: behind all that was


def columns_of(point: Point, order: Order) -> tuple[Column, ...]:
    """Every position, lettered through, facet by facet; facets and the positions of each stand in the site's order."""
    firsts = _first_said(point.cards) if order.positions == "first-said" else {}
    facets: dict[FacetId | None, tuple[date, date]] = {}
    for position_id, position in point.positions.items():
        first = firsts.get(position_id, NEVER)
        facets[position.facet] = min(first, facets.get(position.facet, first))

    def place(position_id: PositionId) -> tuple[object, ...]:
        position = point.positions[position_id]
        question = point.facets[position.facet].casefold() if position.facet else ""
        facet = (facets[position.facet], question, position.facet or "")
        return facet, firsts.get(position_id, NEVER), position.label.casefold(), position_id

    return tuple(
        Column(position_id, position.facet, number, letter(number), position.label)
        for number, position_id in enumerate(sorted(point.positions, key=place))
        for position in [point.positions[position_id]]
    )


def grids_of(
    columns: Sequence[Column], statements: Sequence[Statement], order: Order, names: Mapping[SourceId, str]
) -> tuple[Grid, ...]:
    """One grid for each facet that has positions; one alone where the point has no facets."""
    facets = dict.fromkeys(column.facet for column in columns)
    return tuple(
        _grid(facet, tuple(column for column in columns if column.facet == facet), statements, order, names)
        for facet in facets
    )


def unplaced(columns: Sequence[Column], statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements that stand in no column."""
    positions = {column.position for column in columns}
    return tuple([s for s in statements if not (s.card.position in positions or s.card.rejects in positions)])


def letter(number: int) -> str:
    """A, B … Z, AA, AB …, from 0."""
    rest, last = divmod(number, 26)
    return (letter(rest - 1) if rest else "") + chr(ord("A") + last)


def _first_said(cards: Iterable[Card]) -> dict[PositionId, tuple[date, date]]:
    firsts: dict[PositionId, tuple[date, date]] = {}
    for card in cards:
        if card.position:
            said = dates.parse(card.said).order()
            firsts[card.position] = min(said, firsts.get(card.position, said))
    return firsts


def _grid(
    facet: FacetId | None,
    columns: tuple[Column, ...],
    statements: Sequence[Statement],
    order: Order,
    names: Mapping[SourceId, str],
) -> Grid:
    positions = {column.position for column in columns}
    present = [s for s in statements if s.card.position in positions or s.card.rejects in positions]
    by_day = order.rows == "days"
    rows: dict[str, list[Statement]] = {}
    for statement in present:
        rows.setdefault(statement.said.edtf if by_day else statement.card.speaker, []).append(statement)
    heads = _heads_by_day(present) if by_day else _heads_by_source(present, names)
    return Grid(
        facet, columns, tuple(_row(source, said, columns, rows[source or said or ""]) for source, said in heads)
    )


def _heads_by_source(
    statements: Sequence[Statement], names: Mapping[SourceId, str]
) -> list[tuple[SourceId | None, str | None]]:
    firsts: dict[SourceId, tuple[date, date]] = {}
    for statement in statements:
        said, speaker = statement.said.order(), statement.card.speaker
        firsts[speaker] = min(said, firsts.get(speaker, said))
    ordered = sorted(firsts, key=lambda source: (firsts[source], names[source].casefold(), source))
    return [(source, None) for source in ordered]


def _heads_by_day(statements: Sequence[Statement]) -> list[tuple[SourceId | None, str | None]]:
    days = {statement.said.edtf: statement.said.order() for statement in statements}
    return [(None, edtf) for edtf in sorted(days, key=lambda edtf: (days[edtf], edtf))]


def _row(source: SourceId | None, said: str | None, columns: Sequence[Column], mine: Iterable[Statement]) -> Row:
    full: dict[PositionId | None, list[Statement]] = {}
    stubs: dict[PositionId, list[Statement]] = {}
    for statement in mine:
        held, rejected = statement.card.position, statement.card.rejects
        full.setdefault(held or rejected, []).append(statement)
        if held and rejected:
            stubs.setdefault(rejected, []).append(statement)
    return Row(source, said, tuple([_cell(full.get(each.position), stubs.get(each.position)) for each in columns]))


def _cell(full: Sequence[Statement] | None, stubs: Sequence[Statement] | None) -> Cell:
    return Cell(tuple(full or ()), tuple(stubs or ())) if full or stubs else _EMPTY


_EMPTY = Cell((), ())  # as most are
