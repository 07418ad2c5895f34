"""A statement in a line: what several parts of a page show of it, worked out once for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from dissensus.deriving.columns import Column
from dissensus.deriving.points import target_of
from dissensus.deriving.statements import Statement
from dissensus.model import CardId, PositionId
from dissensus.pages import addresses, alike, views
from dissensus.pages.sheet import Sheet


class Line(Struct, frozen=True, gc=False):
    """Who said what, when, and where it stands."""

    claim: views.Link
    speaker: views.Link
    said: views.Day
    stances: tuple[views.Stance, ...]


Lines = Mapping[CardId, Line]  # of the statements of one point


def lines_of(sheet: Sheet, statements: Iterable[Statement]) -> Lines:
    """The statements of one point, each in a line."""
    return {statement.card.id: line_of(sheet, statement) for statement in statements}


def line_of(sheet: Sheet, statement: Statement) -> Line:
    """A statement in a line."""
    return Line(
        claim=sheet.card(statement, statement.card.claim),
        speaker=alike.source(sheet, statement.card.speaker),
        said=alike.said(statement),
        stances=_stances(sheet, statement),
    )


def anchor_of(position: PositionId) -> str:
    """The anchor of a position's column; ids of cards hold no underscore, so that they never meet."""
    return f"_{position}"


def linked(sheet: Sheet, statement: Statement, reference: str) -> views.Link:
    """The statement that a card refers to."""
    return sheet.statement(sheet.find(*target_of(reference, statement.point)))


def _stances(sheet: Sheet, statement: Statement) -> tuple[views.Stance, ...]:
    """What a statement does: holds, rejects, declines."""
    written, held, rejected = statement.card, statement.held, statement.rejected
    found: list[views.Stance] = []
    if held:
        tag = _tag(sheet, statement, held)
        found.append(views.Stance(kind="holds" if written.fit == "full" else "holds-in-part", tag=tag))
    if rejected:
        found.append(views.Stance(kind="rejects", tag=_tag(sheet, statement, rejected)))
    elif written.rejects:
        found.append(views.Stance(kind="rejects-card", card=linked(sheet, statement, written.rejects)))
    if written.declines:
        found.append(views.Stance(kind="declines"))
    return tuple(found)


def _tag(sheet: Sheet, statement: Statement, column: Column) -> views.Tag:
    """A position as a card refers to it."""
    href = sheet.href(addresses.point(statement.point), anchor_of(column.position))
    return views.Tag(letter=column.letter, label=column.label, hue=column.number, href=href)
