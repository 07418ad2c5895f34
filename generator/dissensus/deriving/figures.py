"""The ledger of figures: one axis for each thing counted and group counted, numbers as printed, open ends left open.

Nothing is summed, averaged or bounded that a source did not bound; words without a number are listed, not drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from msgspec import Struct

from dissensus.deriving.statements import Statement
from dissensus.model import Figure

TICKS_WANTED = 5


class Mark(Struct, frozen=True, gc=False):
    """A number on its axis. Ends are in units of what is counted; None is an open end."""

    shape: Literal["exact", "about", "range"]
    low: Decimal | None
    high: Decimal | None


class Reading(Struct, frozen=True, gc=False):
    """A figure as one statement gives it."""

    statement: Statement
    figure: Figure
    mark: Mark | None  # None where the words hold no number


class Axis(Struct, frozen=True, gc=False):
    """A scale that holds every mark: from its first tick to its last."""

    ticks: tuple[Decimal, ...]

    def place(self, value: Decimal) -> float:
        """Where a value stands, from 0 to 100, to two decimals."""
        first, last = self.ticks[0], self.ticks[-1]
        return float(round((value - first) / (last - first) * 100, 2))


class Ledger(Struct, frozen=True, gc=False):
    """All figures for one thing counted and one group counted, in the order of their statements."""

    counted: str
    whom: str
    axis: Axis | None  # None where no statement gives a number
    readings: tuple[Reading, ...]


def ledgers_of(statements: Sequence[Statement]) -> tuple[Ledger, ...]:
    """One ledger for each pair of thing counted and group counted, in the order of their first statements."""
    groups: dict[tuple[str, str], list[Reading]] = {}
    for statement in statements:
        if figure := statement.card.figure:
            reading = Reading(statement, figure, mark_of(figure))
            groups.setdefault((figure.counted, figure.whom), []).append(reading)
    return tuple(
        Ledger(counted, whom, axis_of([reading.mark for reading in readings if reading.mark]), tuple(readings))
        for (counted, whom), readings in groups.items()
    )


def mark_of(figure: Figure) -> Mark | None:
    """The mark that a figure's numbers allow; None if it has none."""
    if figure.exactly:
        return Mark("exact", Decimal(figure.exactly), Decimal(figure.exactly))
    if figure.about:
        return Mark("about", Decimal(figure.about), Decimal(figure.about))
    low, high = figure.at_least or figure.more_than, figure.at_most or figure.fewer_than
    if not (low or high):
        return None
    return Mark("range", Decimal(low) if low else None, Decimal(high) if high else None)


def in_words(figure: Figure) -> str | None:
    """What the numbers say: “at least 1,500”, “more than 3 and at most 5”; None if there are none."""
    bounds = (
        ("exactly", figure.exactly),
        ("about", figure.about),
        ("at least", figure.at_least),
        ("more than", figure.more_than),
        ("at most", figure.at_most),
        ("fewer than", figure.fewer_than),
    )
    told = [number_in_words(n) if word == "exactly" else f"{word} {number_in_words(n)}" for word, n in bounds if n]
    return " and ".join(told) or None


def number_in_words(number: str | Decimal) -> str:
    """Digits with commas by thousands: “1,500”, “2.5”."""
    value = Decimal(number)
    return f"{value:,f}" if value % 1 else f"{value.to_integral_value():,f}"


def axis_of(marks: Sequence[Mark]) -> Axis | None:
    """An axis over zero and all marks, with round ticks (Heckbert, Graphics Gems, 1990, 61–63)."""
    values = [value for mark in marks for value in (mark.low, mark.high) if value is not None]
    if not values:
        return None
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    if low == high:
        high = Decimal(1)
    step = _round_step((high - low) / (TICKS_WANTED - 1))
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return Axis(tuple(step * n for n in range(int(first), int(last) + 1)))


def _round_step(width: Decimal) -> Decimal:
    # The least of 1, 2, 5, 10 times a power of ten that is no smaller than the width.
    power = Decimal(1).scaleb(width.adjusted())
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= width)
