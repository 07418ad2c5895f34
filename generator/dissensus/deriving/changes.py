"""Sequences: what one source said on one point at different dates, in order, without a verdict.

An order is told only where it is certain: every day that the later date allows comes after every day that the earlier
one allows. Statements whose dates overlap, or are linked by others that do, stand together, and a time of day orders
nothing. A date that is only about right, or uncertain, has no firm bounds: its statement stands outside the order.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dissensus.dates import Span
from dissensus.deriving.statements import Statement
from dissensus.model import SourceId

Step = tuple[Statement, ...]  # of one date, or of dates that overlap, in the order of statements


class Sequence(Struct, frozen=True, gc=False):
    """What one source said on one point, in two or more steps, each certainly after the one before it."""

    speaker: SourceId
    steps: tuple[Step, ...]
    loose: tuple[Statement, ...]  # dated without firm bounds, and so without a place among the steps


def sequences_of(statements: Iterable[Statement]) -> tuple[Sequence, ...]:
    """One sequence for each source whose statements are certainly of different dates, by its first statement."""
    by_speaker: dict[SourceId, list[Statement]] = {}
    for statement in statements:
        by_speaker.setdefault(statement.card.speaker, []).append(statement)
    sequences = [_sequence(speaker, said) for speaker, said in by_speaker.items() if len(said) > 1]
    return tuple(sequence for sequence in sequences if len(sequence.steps) > 1)


def steps_of(statements: Iterable[Statement]) -> tuple[Step, ...]:
    """Statements in steps: cut wherever all that come later are certainly after all that came before."""
    steps: list[list[Statement]] = []
    latest: Span | None = None  # of those taken, the one that may last longest
    for statement in sorted(statements, key=lambda statement: _bounds(statement.said)):
        if latest is None or statement.said.certainly_after(latest):
            steps.append([])
        steps[-1].append(statement)
        latest = max(latest or statement.said, statement.said, key=lambda span: _bounds(span)[1])
    return tuple(tuple(step) for step in steps)


def _sequence(speaker: SourceId, statements: Iterable[Statement]) -> Sequence:
    said = list(statements)
    loose = tuple(statement for statement in said if not _is_firm(statement.said))
    return Sequence(speaker, steps_of(statement for statement in said if _is_firm(statement.said)), loose)


def _is_firm(span: Span) -> bool:
    return span.shape not in ("about", "uncertain")


def _bounds(span: Span) -> tuple[int, int]:
    """First and last day as numbers, an open end beyond all days."""
    return (span.first.toordinal() if span.first else 0, span.last.toordinal() if span.last else 10**7)
