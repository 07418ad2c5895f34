"""One build at a time in an output folder: a lock that the system drops however the process ends."""

from __future__ import annotations

import contextlib
import importlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dissensus.writing import disk
from dissensus.writing.trouble import Busy, DiskTrouble, telling


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


fcntl = _module("fcntl")  # POSIX
msvcrt = _module("msvcrt")  # Windows

_ATTEMPTS = 100
_PAUSE = 0.05  # seconds between two attempts
_FAR = 1 << 30  # Windows locks bytes, and nobody else may read them: lock one beyond the process number


@contextmanager
def locked(path: Path, wait: float) -> Iterator[None]:
    """Holds the lock at `path`, made for the time and gone after.

    Raises Busy if another holds it for more than `wait` seconds.
    """
    descriptor = _acquire(path, wait)
    try:
        _leave_number(descriptor)
        yield
    finally:
        try:
            _take_away(path, descriptor)
        finally:
            os.close(descriptor)


def _acquire(path: Path, wait: float) -> int:
    deadline = time.monotonic() + wait
    while True:
        descriptor = _open(path)
        holds = False
        try:
            free = _try_lock(descriptor)
            holds = free and _is_still_at(path, descriptor)
            if holds:
                return descriptor
            if not free and time.monotonic() >= deadline:
                raise _busy(path, descriptor)
        finally:
            if not holds:
                os.close(descriptor)
        if not free:
            time.sleep(_PAUSE)


def _open(path: Path) -> int:
    """The lock file, opened, made if need be; so is its folder, which its last holder may be taking away."""
    for _ in range(_ATTEMPTS):
        try:
            disk.make_folders(path.parent)
            with telling(path):
                return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        except DiskTrouble as trouble:
            if not isinstance(trouble.__cause__, FileNotFoundError):
                raise
    raise DiskTrouble(path, "cannot be made")


def _try_lock(descriptor: int) -> bool:
    """Whether the lock is ours now. True, too, where neither system nor file system knows locks."""
    try:
        if fcntl:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        elif msvcrt:
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True  # some network file systems: better an unguarded build than none
    return True


def _is_still_at(path: Path, descriptor: int) -> bool:
    """Whether the file we locked is the one others will find: its last holder may have removed it."""
    with telling(path):
        try:
            return os.path.samestat(os.fstat(descriptor), os.lstat(path))
        except FileNotFoundError:
            return False


def _leave_number(descriptor: int) -> None:
    with contextlib.suppress(OSError):  # a courtesy to whoever is turned away
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"{os.getpid()}\n".encode())


def _take_away(path: Path, descriptor: int) -> None:
    try:
        os.unlink(path)  # noqa: PTH108 - like the module's other calls, one that tests can make fail
    except OSError:  # Windows removes no open file: there an empty one stays
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, 0)


def _busy(path: Path, descriptor: int) -> Busy:
    number = ""
    with contextlib.suppress(OSError, ValueError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        number = f" (process {int(os.read(descriptor, 20))})"
    return Busy(
        f"another build{number} is writing to {path.parent.parent}",
        "Wait until it has ended, then build again.",
    )
