"""A stopwatch on the stages of a build, and on each file and page."""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable, Sequence


class Stopwatch:
    """Watches the progress of work done in one process. All times are seconds."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._last = clock()
        self._began = self._last
        self._doing = ""
        self._names: Sequence[str] = ()
        self._next = 0
        self.stages: dict[str, float] = {}
        self.items: list[tuple[float, str, str]] = []  # how long, in which stage, what

    def begin(self, doing: str) -> None:
        """Another stage; the time of the one before is known."""
        self.stop()
        self._doing, self._began = doing, self._clock()

    def expect(self, names: Sequence[str]) -> None:
        """These items."""
        self._names, self._next, self._last = names, 0, self._clock()

    def advance(self, count: int) -> None:
        """So many of them done."""
        now = self._clock()
        if count == 1:
            self.items.append((now - self._last, self._doing, self._names[self._next]))
        self._next, self._last = self._next + count, now

    def stop(self) -> None:
        """The work is over."""
        if self._doing:
            self.stages[self._doing] = self.stages.get(self._doing, 0.0) + self._clock() - self._began
        self._doing = ""

    def slowest(self, number: int) -> list[tuple[float, str, str]]:
        """The items that took longest, the longest first."""
        return heapq.nlargest(number, self.items)
