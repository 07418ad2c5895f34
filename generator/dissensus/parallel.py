"""Work spread over processes, with results in the order of the items whatever their number."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from dissensus import progress

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_A_PROCESS = 64  # items each further process must have: below, starting one costs more than it saves
AHEAD = 8  # shares handed over for each process: more would only be kept in memory
SHARE = 32  # items handed over at a time, at most: so many must still be done after Ctrl-C


def spread(
    work: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item], jobs: int, names: Sequence[str] = ()
) -> list[Result]:
    """`work` done on every item with what is shared by all, results in order; in this process if there is little to do.

    What is shared may be large: a forked process has it already, a spawned one is given it once. `work`, the items and
    what is shared must be picklable where processes are spawned; what `work` raises is raised here. Ctrl-C ends it when
    each process has done what it has in hand. No process outlives the call, nor this one. A watcher of the progress
    hears how many items are done, by `names` if there are any.
    """
    return list(spread_out(work, shared, items, jobs, names))


def spread_out(
    work: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item], jobs: int, names: Sequence[str] = ()
) -> Iterator[Result]:
    """The same, each result given when all before it have been: so that they need not all be kept."""
    processes = processes_for(len(items), jobs)
    names = names or ("",) * len(items)
    if processes < 2:
        yield from (work(shared, item) for item in progress.each(items, names))
        return
    import multiprocessing  # 10 ms to load, which one process alone can do without
    from concurrent.futures import ProcessPoolExecutor

    progress.expect(names)
    size = min(SHARE, -(-len(items) // (processes * 4)))  # no process is to wait long for the last
    shares = [items[start : start + size] for start in range(0, len(items), size)]
    context = multiprocessing.get_context(_start_method())
    with _kept_for_children(shared, by_name=context.get_start_method() == "fork") as handed:
        pool = ProcessPoolExecutor(processes, context, initializer=_be_a_good_child, initargs=(handed,))
        yield from _gather(pool, work, shares, processes * AHEAD)


def processes_for(items: int, jobs: int) -> int:
    """How many processes share so many items; below two, this one does them."""
    return min(jobs, items // WORTH_A_PROCESS)


def _gather(
    pool: ProcessPoolExecutor, work: Callable[[Shared, Item], Result], shares: Sequence[Sequence[Item]], ahead: int
) -> Iterator[Result]:
    coming = iter(shares)
    try:
        with _interrupts_held_back():  # all processes start here
            promised = deque(pool.submit(_do_share, work, share) for share in islice(coming, ahead))
        while promised:
            results = promised.popleft().result()
            promised.extend(pool.submit(_do_share, work, share) for share in islice(coming, 1))
            yield from _told(results)
    finally:
        # Never by killing: a process cut off while it hands over results would leave us reading for ever.
        pool.shutdown(cancel_futures=True)


def available_processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


class _Handed(NamedTuple):
    """What is shared, on its way to a child: the thing itself, or that it is here already."""

    is_here: bool
    shared: object


_here: object = None  # in a child, and in the parent of forked ones while they start: what all items share


@contextmanager
def _kept_for_children(shared: object, *, by_name: bool) -> Iterator[_Handed]:
    global _here
    if not by_name:
        yield _Handed(is_here=False, shared=shared)
        return
    _here = shared
    gc.freeze()  # what is not looked at by the collector stays one memory with the children's
    try:
        yield _Handed(is_here=True, shared=None)
    finally:
        gc.unfreeze()
        _here = None


def _do_share(work: Callable[[Any, Item], Result], share: Sequence[Item]) -> list[Result]:
    return [work(_here, item) for item in share]


def _told(results: list[Result]) -> list[Result]:
    progress.advance(len(results))
    return results


def _start_method() -> str:
    """How to start a process. A forked one starts five times sooner and has the modules loaded.

    But a fork beside other threads may find a lock held that nobody will let go, and on a Mac it may crash.
    """
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C waits until the end of the `with`; processes started meanwhile never see it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _be_a_good_child(handed: _Handed) -> None:
    """Leaves Ctrl-C to the parent, and ends with it, however it ends: an orphan would keep its locks."""
    import multiprocessing

    global _here
    if not handed.is_here:
        _here = handed.shared
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    progress.watch_no_more()
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
