"""Outlines: statements as others than the page of their point show them, in a line: who, when, what, and where."""

from __future__ import annotations

from msgspec import Struct

from dissensus.deriving.statements import Statement
from dissensus.model import PointId, Relation
from dissensus.values import Dated

Place = tuple[PointId, int]  # of a statement: its point and its number there


class Outline(Struct, frozen=True, gc=False, array_like=True):
    """A statement in outline.

    Plain strings: what an id may hold was looked at when it was read, and is not looked at again for each page.
    """

    point: str
    number: int
    card: str
    speaker: str
    claim: str
    said: str  # as the card has it
    dated: Dated
    dated_by: str | None
    dated_note: str | None
    relates: tuple[Relation, ...] = ()


def outline_of(statement: Statement) -> Outline:
    """A statement in outline."""
    card = statement.card
    return Outline(
        point=statement.point,
        number=statement.number,
        card=card.id,
        speaker=card.speaker,
        claim=card.claim,
        said=card.said,
        dated=card.dated,
        dated_by=card.dated_by,
        dated_note=card.dated_note,
        relates=card.relates,
    )


def place_of(statement: Statement) -> Place:
    """By which point and number a statement is found."""
    return statement.point, statement.number
