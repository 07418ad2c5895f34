"""Fellows: further processes that work beside this one, told which items to do and asked for what came of them."""

from __future__ import annotations

import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from dissensus import progress
from dissensus.forked import forked

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from dissensus.forked import Line


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

    def __init__(self, line: Line | Connection) -> None:
        self.line = line
        self.in_hand: deque[range] = deque()

    def hand(self, part: range) -> None:
        """Tells it to do these items, too, after those that it has in hand."""
        self.in_hand.append(part)
        try:
            self.line.send((part.start, part.stop))
        except OSError as error:
            raise FellowEnded from error

    def take(self) -> tuple[range, Done]:
        """What came of the items that it has had in hand longest. Raises FellowEnded."""
        try:
            done: Done = self.line.recv()
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
            if method == "fork":
                lines: list[Line | Connection] = [*there.enter_context(forked(number, lambda line: _serve(line, task)))]
            else:
                lines = [there.enter_context(_spawned(task)) for _ in range(number)]
        yield [Fellow(line) for line in lines]


def ready(asked: Sequence[Fellow], *, waiting: bool) -> list[Fellow]:
    """Those that have something to give, or have ended; `waiting` until there is one, or none if there is none now."""
    if sys.platform == "win32":  # which knows no `poll`
        from multiprocessing.connection import wait

        found = wait([fellow.line for fellow in asked], None if waiting else 0)
        return [fellow for fellow in asked if fellow.line in found]
    import select

    poll = select.poll()
    by_number = {fellow.line.fileno(): fellow for fellow in asked}
    for number in by_number:
        poll.register(number, select.POLLIN)
    return [by_number[number] for number, _ in poll.poll(None if waiting else 0)]


@contextmanager
def _spawned(task: Task) -> Iterator[Connection]:
    """A process begun from nothing, five times slower: where none can be split off."""
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve_from_nothing, args=(theirs, task), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        process.kill()
        process.join()
        ours.close()


def _serve_from_nothing(line: Connection, task: Task) -> None:
    import multiprocessing
    import threading

    from dissensus.forked import end_after

    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=end_after, args=(parent.join,), daemon=True).start()
    _serve(line, task)


def _serve(line: Line | Connection, task: Task) -> None:
    """In another process: does what it is told, for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    progress.watch_no_more()
    while True:
        start, stop = line.recv()
        done = task.do(range(start, stop))
        try:
            line.send(done)
        except OSError:
            raise
        except Exception as error:  # what came of it is not picklable
            line.send(Done(error=error))


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
