"""What was measured, as values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from arithmetic import median


class Lap(NamedTuple):
    """One tool's builds of one round. Times are seconds; `alone` is a cold build in one process, if asked."""

    cold: float
    second: float
    card: float
    spelling: float
    touched: int  # files that were written when the spelling was edited
    differing: int  # files that came to differ then
    alone: float | None = None
    alike: bool | None = None  # whether one process and two gave the same bytes


class Raced(NamedTuple):
    """One tool at one size."""

    name: str
    laps: tuple[Lap, ...]
    facts: int
    memory: int  # bytes

    def median_of(self, measure: Callable[[Lap], float]) -> float:
        """The median over the rounds."""
        return median(map(measure, self.laps))


class Size(NamedTuple):
    """All tools at one size."""

    points: int
    raced: Mapping[str, Raced]


class Served(NamedTuple):
    """`dissensus serve` at one size. Times are seconds, memory is bytes."""

    points: int
    first_page: float
    rounds: tuple[float, ...]  # from saving a file to the changed page being served
    memory: int


class Grown(NamedTuple):
    """A cold build at one size: seconds, bytes."""

    points: int
    seconds: float
    memory: int


class RealSite(NamedTuple):
    """The site of this checkout, built: medians, in seconds, start of the interpreter included."""

    cold: float
    warm: float
    rounds: int
