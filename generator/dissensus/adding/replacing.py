"""Files of a site written whole or not at all: beside the file first, then put in its place in one step.

The permissions of a file stay; a link within the site goes on leading to the same file. What changed since it was read,
or appeared since it was looked for, is left alone.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from dissensus.writing import Trouble
from dissensus.writing.disk import make_folders, move, read_if_there, remove, remove_if_empty, settle, write_new
from dissensus.writing.trouble import telling


class ChangedMeanwhile(Trouble):
    """Somebody else wrote to the file between our reading and our writing."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was changed by somebody else meanwhile", "Nothing was written; begin anew.")


def replace_file(path: Path, old: bytes, new: bytes) -> None:
    """Puts `new` in the place of `old`. Raises ChangedMeanwhile if the file no longer holds `old`."""
    target = Path(os.path.realpath(path))
    beside = _beside(target)
    try:
        write_new(beside, new)
        with telling(target):
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        if read_if_there(target) != old:
            raise ChangedMeanwhile(path)
        move(beside, target)
    except BaseException:
        _drop(beside)
        raise
    settle(target.parent)


def create_file(path: Path, content: bytes) -> None:
    """Writes a file that is not there, and the folders above it. Raises ChangedMeanwhile if something stands there."""
    made = make_folders(path.parent)
    beside = _beside(path)
    try:
        write_new(beside, content)
        _name_it(beside, path)
    except BaseException:
        _drop(beside)
        for folder in made:
            with suppress(Trouble):
                remove_if_empty(folder)
        raise
    settle(path.parent)


def _name_it(beside: Path, path: Path) -> None:
    """Gives a finished file its name, unless something has that name."""
    try:
        os.link(beside, path)  # in one step, and never over another file
    except FileExistsError:
        raise ChangedMeanwhile(path) from None
    except OSError:  # a file system without second names: nearly as good
        if os.path.lexists(path):
            raise ChangedMeanwhile(path) from None
        move(beside, path)
    else:
        remove(beside)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name[:100]}.{os.getpid()}.tmp")


def _drop(path: Path) -> None:
    with suppress(Trouble, OSError):
        path.unlink(missing_ok=True)
