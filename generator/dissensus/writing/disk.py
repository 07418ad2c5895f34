"""The few things we ask of the file system. What it refuses becomes a DiskTrouble that names the path.

No link is ever followed below the output folder to read, write or remove; a file that was last seen so is known by what
the disk says of it, even if a link above has come to lead there. New files are 0644 and new folders 0755, whatever the
umask.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

from dissensus.writing.trouble import DiskTrouble, telling

EACH_BY_ITSELF = 256  # files at most that are waited for one by one
FEW = 4  # files that are waited for one after the other: it takes 4 ms to load what does several at once
WAITING = 8  # files at once that are waited for: the disk takes several in one go

_AS_BYTES = getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)


def look(path: Path | str) -> os.stat_result | None:
    """What stands at `path`, itself even if a link; None where nothing does."""
    with telling(path):
        try:
            return os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            return None


def is_folder(path: Path | str) -> bool:
    """Whether a folder stands at `path`: a link to one does not count."""
    standing = look(path)
    return standing is not None and stat.S_ISDIR(standing.st_mode)


def read_if_there(path: Path) -> bytes | None:
    """The bytes of a file, or None where there is none."""
    with telling(path):
        try:
            descriptor = _open(path)
        except FileNotFoundError:
            return None
        with os.fdopen(descriptor, "rb") as file:
            return file.read()


def _open(path: Path) -> int:
    """A descriptor of an ordinary file. A pipe would keep us waiting for ever, so it is not even begun."""
    descriptor = os.open(path, os.O_RDONLY | _AS_BYTES | _NO_LINK | _AT_ONCE)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError("it is no ordinary file")
    return descriptor


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with telling(path), os.fdopen(_open(path), "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_new(path: Path, content: bytes) -> None:
    """Writes a file that is not there yet, and waits until the disk has it."""
    write_unwaited(path, content)
    _wait_for(path)


def write_unwaited(path: Path | str, content: bytes) -> None:
    """Writes a file that is not there yet."""
    with telling(path):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _AS_BYTES | _NO_LINK, 0o644)
        try:
            if hasattr(os, "fchmod"):
                os.fchmod(descriptor, 0o644)
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        finally:
            os.close(descriptor)


def wait_for(paths: Sequence[Path | str]) -> None:
    """Waits until the disk has these files: each by itself, or, where they are many, everything that is on its way.

    Waiting for each of 10,000 pages took half a minute where waiting for all at once took two seconds.
    """
    if len(paths) > EACH_BY_ITSELF and hasattr(os, "sync"):
        os.sync()
        return
    if len(paths) <= FEW:
        for path in paths:
            _wait_for(path)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(WAITING) as threads:
        list(threads.map(_wait_for, paths))


def _wait_for(path: Path | str) -> None:
    with telling(path):
        descriptor = os.open(path, os.O_RDWR | _AS_BYTES | _NO_LINK)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def move(path: Path | str, target: Path | str) -> None:
    """Puts a file in another's stead, in one step that is never seen half done."""
    with telling(target):
        os.replace(path, target)  # noqa: PTH105 - like every call here, one that tests can make fail


def remove(path: Path) -> None:
    """Removes a file, or a link itself."""
    with telling(path):
        os.unlink(path)  # noqa: PTH108


def make_folder(path: Path | str) -> None:
    """Makes a folder, unless it is there."""
    with telling(path):
        try:
            os.mkdir(path)  # noqa: PTH102
        except FileExistsError:
            return
        os.chmod(path, 0o755)  # noqa: PTH101


def make_folders_below(top: str, address: str) -> None:
    """Makes the folders that an address has below `top`, unless they are there. The innermost most often is not."""
    folder = address.rpartition("/")[0]
    if not folder:
        return
    try:
        make_folder(f"{top}/{folder}")
    except DiskTrouble as trouble:
        if not isinstance(trouble.__cause__, FileNotFoundError):
            raise
        make_folders_below(top, folder)
        make_folder(f"{top}/{folder}")


def longest_name(folder: Path) -> int:
    """How many bytes a name in a folder may have."""
    try:
        return os.pathconf(folder, "PC_NAME_MAX") if hasattr(os, "pathconf") else 255
    except (OSError, ValueError):
        return 255


def make_folders(path: Path) -> list[Path]:
    """Makes a folder and those above it; those that were not there, innermost first."""
    missing = list(takewhile(lambda folder: look(folder) is None, (path, *path.parents)))
    for folder in reversed(missing):
        make_folder(folder)
    return missing


def remove_if_empty(path: Path) -> None:
    """Removes a folder, if it is one and holds nothing."""
    if is_folder(path) and not entries(path):
        with telling(path):
            os.rmdir(path)  # noqa: PTH106


def remove_empty_folders(path: Path) -> None:
    """Removes a folder that holds nothing but folders that do the same."""
    for entry in entries(path):
        remove_empty_folders(entry)
    with telling(path):
        os.rmdir(path)  # noqa: PTH106


def entries(folder: Path) -> list[Path]:
    """What stands in a folder, by name."""
    with telling(folder), os.scandir(folder) as found:
        return [folder / name for name in sorted(entry.name for entry in found)]


def clear(path: Path) -> None:
    """Removes whatever stands at `path`, with all below it. Only for what is ours by its name."""
    standing = look(path)
    if standing is None:
        return
    if not stat.S_ISDIR(standing.st_mode):
        remove(path)
        return
    for entry in entries(path):
        clear(entry)
    with telling(path):
        os.rmdir(path)  # noqa: PTH106


def settle(folder: Path) -> None:
    """Waits until the disk has the names in a folder, where the system can say so."""
    if os.name != "posix":
        return
    with telling(folder):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
