"""Sharing: who of several processes does which part of a task, and what comes of it in order."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from dissensus.fellows import Done, Fellow, Task, fellows, ready

SHARE = 16  # items handed over at a time, at most
AHEAD = 3  # shares that each further process has in hand: while we do something else, it is not to wait for us
OWN = 4  # items that this process does before it asks what has come of the others
APART = 2 * AHEAD * SHARE  # items, for each process, by which the first that is not done may lie behind: all are kept


def shared_out(task: Task, others: int, method: str, meanwhile: Iterator[object]) -> Iterator[Sequence[Any]]:
    """The results of a task that this process does with so many others, in order, part by part.

    What is to be done `meanwhile`, step by step, this process does before it takes a part. Raises what the work raises,
    and FellowEnded.
    """
    with _seldom_looked_through(), fellows(others, task, method) as there:
        yield from _Sharing(task, there, meanwhile).parts()


class _Sharing:
    """A task shared by several processes. Whoever has nothing to do takes what comes next."""

    def __init__(self, task: Task, others: Sequence[Fellow], meanwhile: Iterator[object]) -> None:
        self._task = task
        self._others = others
        self._meanwhile = meanwhile
        self._taken = 0  # items that somebody has in hand, or has done
        self._done: dict[int, tuple[range, Done]] = {}  # parts by the first of their items, until their turn comes

    def parts(self) -> Iterator[Sequence[Any]]:
        """The results, part by part, in order."""
        given, size = 0, len(self._task.items)
        while given < size:
            self._hand_out()
            if given in self._done:
                part, done = self._done.pop(given)
                if done.error:
                    raise done.error
                given = part.stop
                yield done.results
            elif next(self._meanwhile, self) is not self:
                pass  # one step more of something else
            elif self._taken < min(size, given + APART * (1 + len(self._others))):
                part = self._next(OWN)
                self._done[part.start] = part, self._task.do(part)
            else:
                self._gather(waiting=True)
            self._gather(waiting=False)

    def _hand_out(self) -> None:
        for other in self._others:
            while len(other.in_hand) < AHEAD and self._taken < len(self._task.items):
                other.hand(self._next(SHARE))

    def _next(self, most: int) -> range:
        """The items that come next, fewer towards the end: none is to wait long for the last."""
        left = len(self._task.items) - self._taken
        part = range(self._taken, self._taken + max(1, min(most, left // (4 * (1 + len(self._others))))))
        self._taken = part.stop
        return part

    def _gather(self, *, waiting: bool) -> None:
        for other in ready(self._others, waiting=waiting):
            part, done = other.take()
            self._done[part.start] = part, done


@contextmanager
def _seldom_looked_through() -> Iterator[None]:
    """What there is now, the collector of garbage does not look at: so it stays one memory with forked processes'."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
