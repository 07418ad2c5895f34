"""A system that refuses, or a process that is killed, at the n-th thing asked of the file system."""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import dissensus.writing
from dissensus.writing import disk as asked_of_disk

CALLS = ("open", "write", "fsync", "sync", "ftruncate", "fchmod", "chmod", "mkdir", "replace", "unlink", "rmdir")
LOOKS = ("lstat", "scandir")
OURS = str(Path(dissensus.writing.__file__).parent)


class Killed(BaseException):
    """The process is no more."""


class Disk:
    """Counts what our code asks of it; from the `at`-th on (from 1) `then` happens, for so many times."""

    def __init__(self, at: int, then: Callable[[], BaseException], times: int) -> None:
        self.asked = 0
        self._at, self._then, self._times = at, then, times
        self._one_at_a_time = threading.Lock()

    def asking(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def asked(*arguments: Any, **named: Any) -> Any:
            if not sys._getframe(1).f_code.co_filename.startswith(OURS):
                return call(*arguments, **named)
            with self._one_at_a_time:
                self.asked += 1
                turn = self.asked - self._at
            if 0 <= turn < self._times:
                raise self._then()
            return call(*arguments, **named)

        return asked


@contextmanager
def killed(at: int) -> Iterator[Disk]:
    """A process killed at the `at`-th call: from then on it does nothing at all."""
    with _replaced(Disk(at, Killed, times=1 << 30)) as disk:
        yield disk


@contextmanager
def refusing(at: int, number: int = errno.EACCES, *, for_good: bool = False) -> Iterator[Disk]:
    """A system that refuses the `at`-th call with error `number`, and if `for_good` every one after it."""

    def refusal() -> OSError:
        return OSError(number, os.strerror(number))

    with _replaced(Disk(at, refusal, times=1 << 30 if for_good else 1)) as disk:
        yield disk


def refusing_every_byte() -> AbstractContextManager[object]:
    """A full disk, on which names can still be made and removed."""
    return mock.patch("os.write", side_effect=OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))


@contextmanager
def _replaced(disk: Disk) -> Iterator[Disk]:
    with ExitStack() as replaced:
        replaced.enter_context(mock.patch.object(asked_of_disk, "WAITING", 1))  # the n-th call is always the same one
        for name in (*CALLS, *LOOKS):
            if hasattr(os, name):
                replaced.enter_context(mock.patch.object(os, name, disk.asking(getattr(os, name))))
        yield disk
