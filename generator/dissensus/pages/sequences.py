"""One source, several dates: what it said, in order."""

from __future__ import annotations

from dissensus.deriving.changes import Sequence
from dissensus.deriving.statements import Statement
from dissensus.pages import views
from dissensus.pages.sheet import Lines, Sheet


def sequence(sheet: Sheet, derived: Sequence, lines: Lines) -> views.Sequence:
    """What one source said on a point, step by step."""
    return views.Sequence(
        speaker=sheet.source(derived.speaker),
        steps=tuple(tuple(_turn(statement, lines) for statement in step) for step in derived.steps),
        loose=tuple(_turn(statement, lines) for statement in derived.loose),
    )


def _turn(statement: Statement, lines: Lines) -> views.Turn:
    line = lines[statement.card.id]
    return views.Turn(said=line.said, card=line.claim, stances=line.stances)
