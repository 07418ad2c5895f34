"""Marks: by what a file that was left somewhere is known again, so that nobody need read it; and the look at them.

A mark is the file's stamp; or, where a further change might not show in that, the SHA-256 of its bytes.
"""

from __future__ import annotations

import os
import sys
import time

from dissensus.ordinary import read_ordinary
from dissensus.ticks import changed_at, is_settled, stamp_of

TYPE_CHECKING = False  # as of `typing`, which a build that has nothing to do would load for this alone
if TYPE_CHECKING:
    from collections.abc import Iterator

Marks = dict[str, str]  # by address

WORTH_A_PROCESS = 4000  # files
_END = "."  # which is the address of no file


def mark_of(stamp: str, sha256: str, seen: int) -> str:
    """The mark of a file that was seen to have this stamp, in nanoseconds since 1970."""
    return stamp if is_settled(changed_at(stamp), seen) else sha256


def is_stamp(mark: str) -> bool:
    """Whether a mark is a stamp."""
    return " " in mark


class Look:
    """A look at the files in a folder that were marked, for those that are others now."""

    def __init__(self, root: str, marks: Marks) -> None:
        self.root = root
        self.marks = marks
        self.began = 0.0  # by a clock that only goes forward
        self._told_at: int | None = None  # where another process tells what it finds
        self._others: frozenset[str] | None = None

    def begin(self) -> None:
        """Has another process look meanwhile, where it pays: a fork takes a millisecond, to look at 12,500 files 45."""
        if len(self.marks) < WORTH_A_PROCESS or not sys.platform.startswith("linux") or os.cpu_count() == 1:
            return
        self.began = time.monotonic()
        try:
            told_at, tell_at = os.pipe()
            child = os.fork()
        except OSError:  # then this process looks
            return
        if not child:
            self._tell(tell_at)
        os.close(tell_at)
        self._told_at = told_at

    def others(self) -> frozenset[str]:
        """The addresses at which another file stands than was marked, or none."""
        if self._others is None:
            self._others = self._told()
        if self._others is None:
            self.began = time.monotonic()
            self._others = frozenset(others_among(self.root, self.marks))
        return self._others

    def _tell(self, tell_at: int) -> None:
        """What the other process does. Whatever happens to it, it ends here, without a word."""
        try:
            found = "".join(f"{address}\0" for address in others_among(self.root, self.marks))
            with open(tell_at, "wb") as pipe:
                pipe.write(os.fsencode(f"{found}{_END}"))
        finally:
            os._exit(0)

    def _told(self) -> frozenset[str] | None:
        """What the other process has found, if there is one, and it came to its end."""
        if self._told_at is None:
            return None
        with open(self._told_at, "rb") as pipe:  # noqa: PTH123
            *found, end = os.fsdecode(pipe.read()).split("\0")
        self._told_at = None
        return frozenset(found) if end == _END else None


def others_among(root: str, marks: Marks) -> Iterator[str]:
    """The addresses in a folder at which another file stands than was marked, or none.

    One loop, without a call for each but that of the system and that for its stamp: so 12,500 files take 40 ms, else
    57. A file that has its mark is that very file, though a link may have come to lead to it.
    """
    look = os.lstat
    for address, mark in marks.items():
        path = f"{root}/{address}"
        try:
            found = look(path)
        except OSError:
            yield address
            continue
        if stamp_of(found) != mark and _sha256_at(path, mark) != mark:
            yield address


def _sha256_at(path: str, mark: str) -> str | None:
    """The SHA-256 of a file, if its mark is one."""
    if is_stamp(mark):
        return None
    import hashlib

    content = read_ordinary(path)
    return None if content is None else hashlib.sha256(content).hexdigest()
