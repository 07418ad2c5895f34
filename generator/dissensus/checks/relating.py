"""Relations between cards of one point."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from dissensus.checks.citing import unknown_at_home
from dissensus.checks.surroundings import Subject
from dissensus.faults import Fault
from dissensus.faults.fault import Key
from dissensus.model import Card, Relation

Path: TypeAlias = tuple[Key, ...]


def related_cards_exist(subject: Subject) -> Iterator[Fault]:
    """A card relates to cards that exist, and not to itself."""
    for card, relation, path in _relations(subject):
        if relation.to in (card.id, f"{subject.id}#{card.id}"):
            where = subject.place(*path, "to")
            yield Fault(code="relates-to-itself", where=where, message="a card cannot relate to itself")
        elif relation.to not in subject.card_ids:
            yield from unknown_at_home(subject, relation.to, subject.place(*path, "to"))


def contradictions_say_how(subject: Subject) -> Iterator[Fault]:
    """`contradicts`, and nothing else, says how: whether the rejection is said or follows."""
    for _, relation, path in _relations(subject):
        if relation.as_ == "contradicts" and relation.how is None:
            yield Fault(
                code="missing-how",
                where=subject.place(*path, "as"),
                message="a contradiction without how it comes about",
                help="Add `how: explicit` if the speaker rejects the other, `how: implied` if that follows.",
            )
        if relation.as_ != "contradicts" and relation.how is not None:
            yield Fault(
                code="needless-how",
                where=subject.place(*path, "how"),
                message=f"`how` says how one statement contradicts another, and this one only {relation.as_}",
                help="Leave this line out, or write `as: contradicts`.",
            )


def _relations(subject: Subject) -> Iterator[tuple[Card, Relation, Path]]:
    for number, card in enumerate(subject.point.cards):
        for index, relation in enumerate(card.relates):
            yield card, relation, ("cards", number, "relates", index)
