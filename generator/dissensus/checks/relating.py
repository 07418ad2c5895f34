"""Relations between cards."""

from __future__ import annotations

from collections.abc import Iterator

from dissensus.checks.names import unknown_card
from dissensus.faults import Fault, Where
from dissensus.model import Card, Library, PointId, Relation


def related_cards_exist(library: Library) -> Iterator[Fault]:
    """A card relates to cards that exist, and not to itself."""
    for point, card, relation, where in _relations(library):
        if relation.to in (card.id, f"{point}#{card.id}"):
            yield Fault(code="relates-to-itself", where=where / "to", message="a card cannot relate to itself")
        else:
            yield from unknown_card(library, point, relation.to, where / "to")


def contradictions_say_how(library: Library) -> Iterator[Fault]:
    """`contradicts`, and nothing else, says how: whether the rejection is said or follows."""
    for _, _, relation, where in _relations(library):
        if relation.as_ == "contradicts" and relation.how is None:
            yield Fault(
                code="missing-how",
                where=where / "as",
                message="a contradiction without how it comes about",
                help="Add `how: explicit` if the speaker rejects the other, `how: implied` if that follows.",
            )
        if relation.as_ != "contradicts" and relation.how is not None:
            yield Fault(
                code="needless-how",
                where=where / "how",
                message=f"`how` says how one statement contradicts another, and this one only {relation.as_}",
                help="Leave this line out, or write `as: contradicts`.",
            )


def _relations(library: Library) -> Iterator[tuple[PointId, Card, Relation, Where]]:
    for point, card, where in library.cards():
        for index, relation in enumerate(card.relates):
            yield point, card, relation, where / "relates" / index
