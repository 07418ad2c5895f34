"""Forked processes: split off from this one, which they are connected with, and with which they end.

With `os.fork` alone: `multiprocessing` and `concurrent.futures` take 15 ms to load, and another 20 for each pool.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, NoReturn

_ROOM = 1 << 20  # bytes on their way, at most: while the other has something else to do, nobody waits for it
_LENGTH = 8  # bytes that tell how many follow


class Line:
    """One end of a connection of two processes, which both must be of this code."""

    def __init__(self, read: int, write: int) -> None:
        self._read, self._write = read, write

    def send(self, value: object) -> None:
        """Sends a value; where it is too large to be on its way, waits until the other takes it."""
        content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        rest = memoryview(len(content).to_bytes(_LENGTH, "big") + content)
        while rest:
            rest = rest[os.write(self._write, rest) :]

    def recv(self) -> Any:
        """Waits for the next value. Raises EOFError where the other has ended."""
        return pickle.loads(self._bytes(int.from_bytes(self._bytes(_LENGTH), "big")))

    def fileno(self) -> int:
        """By which the system tells that there is something to be received."""
        return self._read

    def close(self) -> None:
        """Lets go of it."""
        os.close(self._read)
        os.close(self._write)

    def _bytes(self, number: int) -> bytes:
        parts = []
        while number:
            part = os.read(self._read, min(number, _ROOM))
            if not part:
                raise EOFError
            parts.append(part)
            number -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)


@contextmanager
def forked(number: int, serve: Callable[[Line], object]) -> Iterator[list[Line]]:
    """So many processes that do nothing but serve at their end of a line; our ends. They end with the `with`."""
    lifeline, ours = os.pipe()
    lines: list[Line] = []
    processes: list[int] = []
    try:
        for _ in range(number):
            here, there = _line()
            lines.append(here)
            process = os.fork()
            if not process:
                os.close(ours)
                _live(lambda: os.read(lifeline, 1), lambda: serve(there))  # noqa: B023 - called at once
            processes.append(process)
            there.close()
        yield lines
    finally:
        for process in processes:
            _end(process)
        for line in lines:
            line.close()
        os.close(lifeline)
        os.close(ours)


def end_after(waiting: Callable[[], object]) -> NoReturn:
    """Ends this process once the waiting has come to its end: an orphan would keep its locks."""
    waiting()
    os._exit(1)


def _line() -> tuple[Line, Line]:
    """Both ends of a line."""
    read_here, write_there = os.pipe()
    read_there, write_here = os.pipe()
    with suppress(ImportError, AttributeError, OSError):  # a courtesy of Linux
        import fcntl

        fcntl.fcntl(write_there, fcntl.F_SETPIPE_SZ, _ROOM)
    return Line(read_here, write_here), Line(read_there, write_there)


def _live(parent_ends: Callable[[], object], serve: Callable[[], object]) -> NoReturn:
    """All that a process does that was split off: whatever comes, nothing of what its parent was about to do."""
    try:
        threading.Thread(target=end_after, args=(parent_ends,), daemon=True).start()
        serve()
    finally:
        os._exit(1)


def _end(process: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(process, 0)
