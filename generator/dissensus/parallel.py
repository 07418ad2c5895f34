"""Work spread over processes, with results in the order of the items whatever their number."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from dissensus import progress

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_A_PROCESS = 64  # items each further process must have: below, starting one costs more than it saves


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
    from dissensus.fellows import Task  # 3 ms to load, and most builds have little to do
    from dissensus.sharing import shared_out

    progress.expect(names)
    for results in shared_out(Task(work, shared, items), processes - 1, _start_method(), meanwhile or iter(())):
        progress.advance(len(results))
        yield from results


def processes_for(items: int, jobs: int) -> int:
    """How many processes share so many items, this one among them; below two, it does them alone."""
    return min(jobs, items // WORTH_A_PROCESS)


def available_processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _start_method() -> str:
    """How to start a process. A forked one starts five times sooner and has the modules loaded.

    But a fork beside other threads may find a lock held that nobody will let go, and on a Mac it may crash.
    """
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"
