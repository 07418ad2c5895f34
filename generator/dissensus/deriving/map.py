"""The map of the disagreement: for each point, what the statements of each column hold, reject, or say besides.

A column is a party, or an outlet. To a party belong the statements of its sources, and those that one of them makes
together with others; to an outlet those that a document of it carries, whoever made them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from dissensus.deriving.points import PointTable
from dissensus.deriving.sides import parties_of
from dissensus.deriving.statements import Statement
from dissensus.memory import recall_all
from dissensus.model import Card, Library, PartyId, PointId, PositionId, SourceId

Besides = Literal["rejects-card", "words", "declines", "aside"]  # of statements that stand in no position's column

_BESIDES: tuple[Besides, ...] = ("rejects-card", "words", "declines", "aside")


class MapCell(Struct, frozen=True):
    """What some statements on one point say: each position once for each kind, in the order of the point's columns."""

    holds: tuple[PositionId, ...] = ()
    holds_in_part: tuple[PositionId, ...] = ()  # by nobody here in full
    rejects: tuple[PositionId, ...] = ()
    besides: tuple[Besides, ...] = ()


class Map(Struct, frozen=True):
    """Points × columns. A column is the id of a party or an outlet; None is that of sources of no party."""

    columns: tuple[SourceId | PartyId | None, ...]
    rows: Mapping[PointId, tuple[MapCell, ...]]  # one cell for each column


NOTHING = MapCell()


def party_map(points: Mapping[PointId, PointTable], library: Library) -> Map:
    """The map by parties: all of the site's, A–Z by name; at the end None, if a source of no party has a statement."""
    by_speaker = {source: parties_of(source, library.sources) for source in library.sources}
    cells = _cells("map by parties", points, library, lambda statement: by_speaker[statement.card.speaker])
    columns: list[PartyId | None] = [*parties_by_name(library)]
    if any(None in row for row in cells.values()):
        columns.append(None)
    return _map(columns, cells)


def outlet_map(points: Mapping[PointId, PointTable], library: Library) -> Map:
    """The map by outlets: those that have a document here, A–Z by name."""
    outlets = {document.outlet for document in library.documents.values()}
    columns = sorted(outlets, key=lambda outlet: (library.sources[outlet].name.casefold(), outlet))
    return _map(columns, _cells("map by outlets", points, library, lambda statement: _outlets_of(statement, library)))


def parties_by_name(library: Library) -> list[PartyId]:
    """The site's parties A–Z."""
    return sorted(library.parties, key=lambda party: (library.parties[party].name.casefold(), party))


def cell_of(statements: Sequence[Statement], positions: Iterable[PositionId]) -> MapCell:
    """What some statements on a point with these positions say."""
    cards = [statement.card for statement in statements]
    in_full = {card.position for card in cards if card.fit == "full"}
    in_part = {card.position for card in cards} - in_full
    rejected = {card.rejects for card in cards}
    known = tuple(positions)
    besides = {_besides(card, known) for card in cards}
    return MapCell(
        holds=tuple(position for position in known if position in in_full),
        holds_in_part=tuple(position for position in known if position in in_part),
        rejects=tuple(position for position in known if position in rejected),
        besides=tuple(kind for kind in _BESIDES if kind in besides),
    )


def _outlets_of(statement: Statement, library: Library) -> frozenset[SourceId]:
    return frozenset(library.documents[reported.report.document].outlet for reported in statement.reports)


def _besides(card: Card, positions: Collection[PositionId]) -> Besides | None:
    """What a statement that stands in no position's column says; None if it stands in one."""
    if card.position or card.rejects in positions:
        return None
    if card.rejects:
        return "rejects-card"
    if card.declines:
        return "declines"
    return "aside" if card.aside else "words"


def _cells(
    what: str,
    points: Mapping[PointId, PointTable],
    library: Library,
    columns_of: Callable[[Statement], Collection[str | None]],
) -> dict[PointId, dict[str | None, MapCell]]:
    """For each point, the cell of every column that any of its statements belongs to."""
    makings = {id_: (table, library.sources, library.documents) for id_, table in points.items()}
    return recall_all(what, makings, lambda ids: [_row(points[id_], columns_of) for id_ in ids])


def _row(table: PointTable, columns_of: Callable[[Statement], Collection[str | None]]) -> dict[str | None, MapCell]:
    by_column: dict[str | None, list[Statement]] = {}
    for statement in table.statements:
        for column in columns_of(statement):
            by_column.setdefault(column, []).append(statement)
    return {column: cell_of(statements, table.columns) for column, statements in by_column.items()}


def _map(columns: Sequence[str | None], cells: Mapping[PointId, Mapping[str | None, MapCell]]) -> Map:
    return Map(
        tuple(columns),
        {point: tuple(row.get(column, NOTHING) for column in columns) for point, row in cells.items()},
    )
