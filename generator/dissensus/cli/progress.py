"""A line on the terminal that says what is being done and how far it has come; gone when it is done.

It is drawn when work has lasted a second, and ten times a second at most. There is none where nobody looks: when the
error stream is no terminal, or a dumb one, and in continuous integration.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TextIO

from dissensus.cli.terminal import columns
from dissensus.progress import watched

PATIENCE = 1.0  # seconds of work before a line is drawn
PAUSE = 0.1  # seconds between two drawings


@contextmanager
def progress_line() -> Iterator[None]:
    """Shows the line while the `with` lasts, if anybody looks. What is said afterwards finds a clean line."""
    if not somebody_looks():
        yield
        return
    line = Line(sys.stderr)
    try:
        with watched(line):
            yield
    finally:
        line.erase()


def somebody_looks() -> bool:
    """Whether the error stream is a terminal that can go back to the beginning of its line."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")


class Line:
    """The line on a stream. Only spaces and the carriage return move it, which every terminal knows."""

    def __init__(
        self,
        stream: TextIO,
        clock: Callable[[], float] = time.monotonic,
        width: Callable[[], int] = columns,  # asked each time: a window may have been resized
    ) -> None:
        self._stream, self._clock, self._width = stream, clock, width
        self._due = clock() + PATIENCE
        self._doing, self._total, self._done = "", 0, 0
        self._shown = 0  # columns that hold something

    def begin(self, doing: str) -> None:
        """Another stage."""
        self._doing, self._total, self._done = doing, 0, 0
        self._draw()

    def expect(self, names: Sequence[str]) -> None:
        """So many items."""
        self._total, self._done = len(names), 0
        self._draw()

    def advance(self, count: int) -> None:
        """So many of them done."""
        self._done += count
        self._draw()

    def erase(self) -> None:
        """Leaves the line as if nothing had stood there."""
        if self._shown:
            self._write(f"\r{' ' * self._shown}\r")
            self._shown = 0

    def _draw(self) -> None:
        now = self._clock()
        if now < self._due:
            return
        self._due = now + PAUSE
        room = max(self._width() - 1, 0)  # in the last column some terminals begin a new line
        words = self._words()[:room]
        self._write(f"\r{words}{' ' * (min(self._shown, room) - len(words))}")
        self._shown = len(words)

    def _words(self) -> str:
        return f"{self._doing}: {self._done:,} of {self._total:,} …" if self._total else f"{self._doing} …"

    def _write(self, words: str) -> None:
        with suppress(OSError, UnicodeError):  # a terminal that has gone, or knows no ellipsis, stops no work
            self._stream.write(words)
            self._stream.flush()
