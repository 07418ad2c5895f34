"""Ordinary files, where anybody may have laid something else: in a site's `.dissensus/`, in an output folder.

What is no ordinary file is not read, and what is written is a fresh file each time, put in the other's place: so no
link leads us elsewhere, and no pipe keeps us waiting.
"""

from __future__ import annotations

import os
import stat

from dissensus.ticks import stamp_of

_AS_BYTES = getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)


def stamp_at(path: str) -> str | None:
    """The stamp of an ordinary file; None where there is none."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return None
    return stamp_of(found) if stat.S_ISREG(found.st_mode) else None


def read_ordinary(path: str) -> bytes | None:
    """The bytes of an ordinary file; None where there is none that can be read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | _AS_BYTES | _NO_LINK | _AT_ONCE)
    except (OSError, ValueError):
        return None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        with open(descriptor, "rb", closefd=False) as file:
            return file.read()
    except OSError:
        return None
    finally:
        os.close(descriptor)


def write_fresh(path: str, content: bytes) -> str:
    """Puts a fresh file in the place of the one at `path`; gives its stamp. Where that is refused, none is there."""
    fresh = f"{path}.new"
    try:
        _remove(fresh)  # of a build that was killed, or anybody's
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _AS_BYTES | _NO_LINK, 0o666)
        with open(descriptor, "wb") as file:  # noqa: PTH123 -- without pathlib
            file.write(content)
        os.replace(fresh, path)  # noqa: PTH105 -- without pathlib
    except OSError:
        _remove(fresh)
        _remove(path)
        return ""
    return stamp_at(path) or ""


def _remove(path: str) -> None:
    try:
        os.unlink(path)  # noqa: PTH108 -- without pathlib
    except OSError:
        return
