"""Work spread over processes, with results in the order of the items whatever their number."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from dissensus import progress
from dissensus.fellows import Done, Fellow, Task, fellows, ready

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_A_PROCESS = 64  # items each further process must have: below, starting one costs more than it saves
SHARE = 16  # items handed over at a time, at most
AHEAD = 3  # shares that each further process has in hand: while we do something else, it is not to wait for us
OWN = 4  # items that this process does before it asks what has come of the others
APART = 2 * AHEAD * SHARE  # items, for each process, by which the first that is not done may lie behind: all are kept


def spread(
    work: Callable[[Shared, Item], Result],
    shared: Shared,
    items: Sequence[Item],
    jobs: int,
    names: Sequence[str] = (),
    meanwhile: Iterator[object] | None = None,
) -> list[Result]:
    """`work` done on every item with what is shared by all, results in order; in this process if there is little to do.

    This process does its part of the work. What is shared may be large: a forked process has it already, a spawned one
    is given it once. Results must be picklable, and where processes are spawned `work`, the items and what is shared;
    what `work` raises is raised here. Ctrl-C ends it at once. No process outlives the call, nor this one. A watcher of
    the progress hears how many items are done, by `names` if there are any. `meanwhile` is something else to be done,
    step by step, by this process alone: where it would be the only one at work later, and is not now; otherwise it is
    left. Raises FellowEnded.
    """
    return list(spread_out(work, shared, items, jobs, names, meanwhile))


def spread_out(
    work: Callable[[Shared, Item], Result],
    shared: Shared,
    items: Sequence[Item],
    jobs: int,
    names: Sequence[str] = (),
    meanwhile: Iterator[object] | None = None,
) -> Iterator[Result]:
    """The same, each result given when all before it have been: so that they need not all be kept."""
    processes = processes_for(len(items), jobs)
    names = names or ("",) * len(items)
    if processes < 2:
        yield from (work(shared, item) for item in progress.each(items, names))
        return
    progress.expect(names)
    task = Task(work, shared, items)
    with _seldom_looked_through(), fellows(processes - 1, task, _start_method()) as others:
        for results in _Sharing(task, others, meanwhile).parts():
            progress.advance(len(results))
            yield from results


def processes_for(items: int, jobs: int) -> int:
    """How many processes share so many items, this one among them; below two, it does them alone."""
    return min(jobs, items // WORTH_A_PROCESS)


def available_processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


class _Sharing:
    """A task shared by several processes. Whoever has nothing to do takes what comes next."""

    def __init__(self, task: Task, others: Sequence[Fellow], meanwhile: Iterator[object] | None) -> None:
        self._task = task
        self._others = others
        self._meanwhile = meanwhile or iter(())
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


def _start_method() -> str:
    """How to start a process. A forked one starts five times sooner and has the modules loaded.

    But a fork beside other threads may find a lock held that nobody will let go, and on a Mac it may crash.
    """
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"
