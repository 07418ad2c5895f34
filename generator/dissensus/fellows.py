"""Fellows: further processes that work beside this one, told which items to do and asked for what came of them."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from dissensus import progress

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_ROOM = 1 << 20  # bytes of results on their way, at most: while this process has something else to do, nobody waits


class FellowEnded(Exception):  # noqa: N818 - no error of ours
    """A process that shared the work was ended from outside."""


class Done(NamedTuple):
    """What came of some items: the result of each, or what the work raised."""

    results: Sequence[Any] = ()
    error: Exception | None = None


class Task(NamedTuple):
    """Something to be done on every item, with what is shared by all."""

    work: Callable[[Any, Any], Any]
    shared: Any
    items: Sequence[Any]

    def do(self, part: range) -> Done:
        """What comes of some of the items."""
        try:
            return Done([self.work(self.shared, self.items[number]) for number in part])
        except Exception as error:
            return Done(error=error)


class Fellow:
    """One process beside this one."""

    def __init__(self, orders: Connection, results: Connection) -> None:
        self.orders = orders
        self.results = results
        self.in_hand: deque[range] = deque()

    def hand(self, part: range) -> None:
        """Tells it to do these items, too, after those that it has in hand. Raises FellowEnded."""
        self.in_hand.append(part)
        try:
            self.orders.send((part.start, part.stop))
        except OSError as error:
            raise FellowEnded from error

    def take(self) -> tuple[range, Done]:
        """What came of the items that it has had in hand longest. Raises FellowEnded."""
        try:
            done: Done = self.results.recv()
        except (EOFError, OSError) as error:
            raise FellowEnded from error
        return self.in_hand.popleft(), done


@contextmanager
def fellows(number: int, task: Task, method: str) -> Iterator[list[Fellow]]:
    """So many further processes, until the end of the `with`; "fork" or "spawn" says how they are started.

    A forked one has the task already; a spawned one is given it once, so that it must be picklable. They leave Ctrl-C
    to this process, and end with it, however it ends. At the end of the `with` they end at once: they hold nothing
    that would have to be put in order, and nobody listens any more.
    """
    with ExitStack() as there:
        with _interrupts_held_back():
            beside = [there.enter_context(_fellow(task, method)) for _ in range(number)]
        yield beside


def ready(asked: Sequence[Fellow], *, waiting: bool) -> list[Fellow]:
    """Those that have something to give, or have ended; `waiting` until there is one, or none if there is none now."""
    from multiprocessing.connection import wait

    found = wait([fellow.results for fellow in asked], None if waiting else 0)
    return [fellow for fellow in asked if fellow.results in found]


@contextmanager
def _fellow(task: Task, method: str) -> Iterator[Fellow]:
    import multiprocessing  # 10 ms to load, which one process alone can do without

    context: Any = multiprocessing.get_context(method)
    taken, orders = context.Pipe(duplex=False)
    results, given = context.Pipe(duplex=False)
    _make_room(given)
    process = context.Process(target=_serve, args=(taken, given, task), daemon=True)
    process.start()
    taken.close()
    given.close()
    try:
        yield Fellow(orders, results)
    finally:
        process.kill()
        process.join()
        orders.close()
        results.close()


def _make_room(line: Connection) -> None:
    with suppress(ImportError, AttributeError, OSError):  # a courtesy of Linux
        import fcntl

        fcntl.fcntl(line.fileno(), fcntl.F_SETPIPE_SZ, _ROOM)


def _serve(orders: Connection, results: Connection, task: Task) -> None:
    """In another process: does what it is told, for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    progress.watch_no_more()
    while True:
        start, stop = orders.recv()
        done = task.do(range(start, stop))
        try:
            results.send(done)
        except OSError:
            raise
        except Exception as error:  # what came of it is not picklable
            results.send(Done(error=error))


def _end_with_parent() -> None:
    """An orphan would go on, and keep its locks."""
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


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
