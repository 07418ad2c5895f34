"""The bell that file events ring: what was heard is handed on in one go, once it is quiet again."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Condition

from msgspec import Struct

FEW = 4  # files of one save, at most: more are the beginning of many
STEP = 0.02  # seconds between two looks at whether something is still under way


class Patience(Struct, frozen=True):
    """How long to wait for more before what was heard is handed on, in seconds."""

    quiet: float = 0.06  # without a further event: editors save in several steps
    breath: float = 0.002  # the same where every file that was heard of is whole, and they are few
    longest: float = 1.0  # from the first event on, however busy it is
    under_way: float = 20.0  # from the first event on, while something larger is known to be under way

    def left(self, first: float, last: float, now: float, *, is_whole: bool = False) -> float:
        """How long still to wait, if events came at `first` and `last`; 0 if it is time."""
        quiet = min(self.breath, self.quiet) if is_whole else self.quiet
        return max(0.0, min(last + quiet, first + self.longest) - now)


class Bell:
    """Collects the names that events ring with, from any thread."""

    def __init__(self, patience: Patience, is_under_way: Callable[[], bool] = lambda: False) -> None:
        self._patience = patience
        self._is_under_way = is_under_way
        self._changed = Condition()
        self._names: dict[str, bool] = {}  # and whether what is there is whole
        self._first = self._last = 0.0

    def ring(self, name: str, *, is_whole: bool = False) -> None:
        """Something happened at `name`; after it nothing more is to come there, if that `is_whole`."""
        with self._changed:
            self._last = time.monotonic()
            if not self._names:
                self._first = self._last
            self._names[name] = is_whole
            self._changed.notify_all()

    @property
    def is_rung(self) -> bool:
        """Whether anything was rung that was not handed on yet."""
        return bool(self._names)

    def settled(self, at_most: float | None) -> frozenset[str]:
        """What was rung, once it has settled; nothing if for `at_most` seconds no ring was heard."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._names, at_most):
                return frozenset()
            self._wait_for_quiet()
            names = frozenset(self._names)
            self._names.clear()
            return names

    def _wait_for_quiet(self) -> None:
        while left := self._left():
            self._changed.wait(left)

    def _left(self) -> float:
        now = time.monotonic()
        is_whole = len(self._names) <= FEW and all(self._names.values())
        if left := self._patience.left(self._first, self._last, now, is_whole=is_whole):
            return left
        is_patient = now < self._first + self._patience.under_way
        return STEP if is_patient and self._is_under_way() else 0.0
