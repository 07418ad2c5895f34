"""Ids within a point."""

from __future__ import annotations

from collections.abc import Iterator

from dissensus.checks.surroundings import Subject
from dissensus.faults import Fault, Where


def ids_are_unique_in_a_point(subject: Subject) -> Iterator[Fault]:
    """No two cards of a point share an id, and no card has that of a position: `rejects` can name either."""
    point = subject.point
    if len(subject.card_ids) == len(point.cards) and point.positions.keys().isdisjoint(subject.card_ids):
        return
    first = {position: subject.place("positions", position).key() for position in point.positions}
    for index, card in enumerate(point.cards):
        where = subject.place("cards", index, "id")
        earlier = first.setdefault(card.id, where)
        if earlier != where:
            yield Fault(
                code="repeated-id",
                where=where,
                message=f'"{card.id}" is already the id of {_kind(earlier)} of this point',
                help="Links lead to an id: give each its own.",
                related=(("first given here", earlier),),
            )


def _kind(where: Where) -> str:
    return "a position" if where.path[0] == "positions" else "another card"
