"""One source, several dates: what it said, in order."""

from __future__ import annotations

from dissensus.deriving.changes import Sequence
from dissensus.deriving.statements import Statement
from dissensus.pages import views
from dissensus.pages.cards import stances
from dissensus.pages.sheet import Sheet


def sequence(sheet: Sheet, derived: Sequence) -> views.Sequence:
    """What one source said on a point, step by step."""
    return views.Sequence(
        speaker=sheet.source(derived.speaker),
        steps=tuple(tuple(_turn(sheet, statement) for statement in step) for step in derived.steps),
        loose=tuple(_turn(sheet, statement) for statement in derived.loose),
    )


def _turn(sheet: Sheet, statement: Statement) -> views.Turn:
    return views.Turn(
        said=sheet.said(statement),
        card=sheet.card(statement, statement.card.claim),
        stances=stances(sheet, statement),
    )
