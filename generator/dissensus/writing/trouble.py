"""What keeps the output folder from being written, told to whoever runs the generator."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Self

CHANGED = "was changed while the site was being built; build again"  # said of a file


class Trouble(Exception):  # noqa: N818 - an error is ours to mend, and this is not
    """Why nothing could be written, with the remedy: neither a curator's fault nor an error of ours."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message, help)
        self.message = message  # no full stop
        self.help = help  # whole sentences, lines parted by \n; may be empty

    def __str__(self) -> str:
        return f"{self.message}. {self.help}".strip() if self.help else self.message


class Refused(Trouble):
    """The folder, or something standing in it, is not ours to write over."""


class Busy(Trouble):
    """Another build is writing to the folder."""


class DiskTrouble(Trouble):
    """The system refused to read or write `path`: full disk, no permission, a file that vanished."""

    def __init__(self, path: Path, reason: str, help: str = "") -> None:
        super().__init__(f"{path}: {reason}", help)
        self.path = path
        self.reason = reason

    def with_help(self, help: str) -> Self:
        """The same trouble, with what became of the site."""
        return type(self)(self.path, self.reason, help)


class telling:  # noqa: N801 - used like a function; as a class it costs a fifth, a hundred thousand times a build
    """Turns what the system refuses at `path` into a DiskTrouble."""

    __slots__ = ("_path",)

    def __init__(self, path: Path | str) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Nothing is to be done."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Raises DiskTrouble in place of an OSError."""
        if isinstance(error, OSError):
            raise DiskTrouble(Path(self._path), reason_of(error)) from error


def reason_of(error: OSError) -> str:
    """Why the system refused, in words."""
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error))


_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.EROFS: "the file system is read-only",
    errno.ENAMETOOLONG: "the name is too long for this file system",
    errno.ENOENT: "is not there, or cannot be made there",
    errno.ENOTDIR: "a file stands where a folder is meant",
    errno.EISDIR: "a folder stands where a file is meant",
    errno.EMFILE: "too many files are open",
    errno.EIO: "the disk failed to read or write",
}
