"""Ids within a point, and ids that a point once had."""

from __future__ import annotations

from collections.abc import Iterator

from dissensus.faults import Fault, Where
from dissensus.model import Library, Point, PointId, point_file


def ids_are_unique_in_a_point(library: Library) -> Iterator[Fault]:
    """No two cards of a point share an id, and no card has that of a position: `rejects` can name either."""
    for name, point in library.points_in_view.items():
        first = {position: (point_file(name) / "positions" / position).key() for position in point.positions}
        for where, card_id in _card_ids(name, point):
            earlier = first.setdefault(card_id, where)
            if earlier != where:
                yield Fault(
                    code="repeated-id",
                    where=where,
                    message=f'"{card_id}" is already the id of {_kind(earlier)} of this point',
                    help="Links lead to an id: give each its own.",
                    related=(("first given here", earlier),),
                )


def retired_ids_are_free(library: Library) -> Iterator[Fault]:
    """An id that a point had before is that of no other point, now or before."""
    first: dict[PointId, Where] = {name: point_file(name) for name in library.points}
    for name, point in library.points.items():
        for index, retired in enumerate(point.previously):
            where = point_file(name) / "previously" / index
            earlier = first.setdefault(retired, where)
            if earlier != where:
                yield Fault(
                    code="retired-id-taken",
                    where=where,
                    message=f'"{retired}" is the id of a point, or already a retired one',
                    help="A retired id leads to one point for ever.",
                    related=(("it stands here", earlier),),
                )


def _card_ids(name: PointId, point: Point) -> Iterator[tuple[Where, str]]:
    for index, card in enumerate(point.cards):
        yield point_file(name) / "cards" / index / "id", card.id


def _kind(where: Where) -> str:
    return "a position" if where.path[0] == "positions" else "another card"
