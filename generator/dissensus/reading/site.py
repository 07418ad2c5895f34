"""A site on disk: the only thing here that touches files."""

from __future__ import annotations

import errno
import os
import stat
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from dissensus.faults import Fault, Where
from dissensus.reading.limits import LARGEST_BYTES, MIB

_AT_ONCE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC if hasattr(os, "O_NOFOLLOW") else None

NOT_THERE = (
    errno.ENOENT,
    errno.ENOTDIR,
    errno.ENAMETOOLONG,
    errno.ELOOP,
)  # the site's fault, not the machine's


class Unreadable(Exception):  # noqa: N818 -- no error of ours
    """A file or folder that the machine keeps from us: no right to, gone meanwhile, a broken disk."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(file, reason)
        self.file = file
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.file}: {self.reason}"


class Site(Struct, frozen=True, eq=False, dict=True):
    """The folder of a site. Files are named from its root, with `/`, whatever the machine."""

    root: Path

    def names(self, folder: str) -> list[str]:
        """What stands in a folder, sorted by code point; nothing if there is no such folder."""
        return list(self.entries(folder))

    def entries(self, folder: str) -> dict[str, bool]:
        """What stands in a folder, sorted by code point, and whether it is a folder; nothing if there is none such."""
        try:
            with os.scandir(self._path(folder)) as listing:
                return dict(sorted((entry.name, _is_folder(entry)) for entry in listing))
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except OSError as error:
            raise Unreadable(folder, _reason(error)) from error

    def exists(self, file: str) -> bool:
        """Whether anything stands under this name, even a link that leads nowhere."""
        return os.path.lexists(self._path(file))

    def is_folder(self, file: str) -> bool:
        """Whether a folder stands under this name."""
        return self._path(file).is_dir()

    def bytes_of(self, file: str, limit: int, named: Where | None = None) -> bytes | Fault:
        """The bytes of a file, or why they cannot be had. `named` is the place where a curator names it.

        Raises Unreadable where the machine stands in the way, and not the site.
        """
        content = self._read_at_once(file, limit)
        if content is not None:
            return content
        where = named or Where(file)
        if not self._is_inside(file):
            return _outside(file, where)
        try:
            return self._bytes(file, limit, where)
        except OSError as error:
            if error.errno not in NOT_THERE:
                raise Unreadable(file, _reason(error)) from error
            if named is None and not self.exists(file):
                raise Unreadable(file, "gone since the folder was listed") from error
            return _missing(file, where)

    def glance(self, file: str) -> bytes | None:
        """The bytes of a file for telling a fault in it; None if they cannot be had."""
        try:
            content = self.bytes_of(file, LARGEST_BYTES, Where(file))
        except Unreadable:
            return None
        return None if isinstance(content, Fault) else content

    def _path(self, file: str) -> Path:
        return self.root.joinpath(*file.split("/"))

    def _read_at_once(self, file: str, limit: int) -> bytes | None:
        """The bytes of a file that is no link, in a folder of the site; None if more has to be looked at.

        In four calls of the system: to follow each part of the way anew for each file takes twenty.
        """
        folder, _, name = file.rpartition("/")
        if _AT_ONCE is None or name in ("", ".", "..") or not (within := self._folder(folder)):
            return None
        try:
            descriptor = os.open(f"{within}/{name}", _AT_ONCE)
        except (OSError, ValueError):
            return None
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode) or status.st_size > limit:
                return None
            content = os.read(descriptor, status.st_size + 1)
            return content if len(content) == status.st_size else None
        except OSError:
            return None
        finally:
            os.close(descriptor)

    @cached_property
    def _within(self) -> dict[str, str]:
        """Where folders looked up before really are."""
        return {}

    def _folder(self, folder: str) -> str:
        """Where a folder really is; nothing if that is not inside the site. Looked up once for each."""
        known = self._within.get(folder)
        if known is None:
            path = os.path.realpath(self._path(folder))
            known = self._within[folder] = path if _holds(os.path.realpath(self.root), path) else ""
        return known

    def _is_inside(self, file: str) -> bool:
        found = os.path.realpath(self._path(file))
        return found != (root := os.path.realpath(self.root)) and _holds(root, found)

    def _bytes(self, file: str, limit: int, where: Where) -> bytes | Fault:
        path = self._path(file)
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # before opening: a pipe would wait for ever
            return _no_file(file, where)
        if status.st_size > limit:
            return _too_large(file, limit, where)
        with path.open("rb") as stream:
            return stream.read()


def _holds(folder: str, path: str) -> bool:
    return os.path.join(path, "").startswith(os.path.join(folder, ""))  # noqa: PTH118 -- of strings


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads round to itself: told where the file is read
        return False


def _no_file(file: str, where: Where) -> Fault:
    return Fault(
        code="not-a-file",
        where=where,
        message=f'"{file}" is not a file',
        help="A file with text is expected here.",
    )


def _missing(file: str, where: Where) -> Fault:
    return Fault(
        code="missing-file",
        where=where,
        message=f'there is no file "{file}"',
        help="Files are named from the root of the site, letter for letter, upper and lower case included.",
    )


def _outside(file: str, where: Where) -> Fault:
    return Fault(
        code="outside-site",
        where=where,
        message=f'"{file}" leads out of the site',
        help="Put the file itself into the site, not a link to it.",
    )


def _too_large(file: str, limit: int, where: Where) -> Fault:
    size = f"{limit // MIB} MiB" if limit >= MIB else f"{limit // 1024} KiB"
    return Fault(
        code="too-large",
        where=where,
        message=f'"{file}" is larger than {size}',
        help=f"A file of this kind may have {size} at most.",
    )


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
