"""A folder filled with files, all of them or none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from dissensus.writing import Refused, Trouble
from dissensus.writing.disk import (
    clear,
    entries,
    is_folder,
    look,
    make_folder,
    make_folders,
    move,
    remove_if_empty,
    settle,
    write_new,
)

MAY_STAND = frozenset({".git"})  # made before the site, by those who begin with version control


def lay(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes the files into a folder that is empty or not there. Raises Refused if it holds anything.

    They are written to a folder of ours within it, and moved from there: until then nothing of them shows.
    """
    demand_room(folder)
    made = make_folders(folder)
    staging = folder / f".dissensus-new-{os.getpid()}"
    moved: list[Path] = []
    try:
        make_folder(staging)
        for name, content in files.items():
            path = staging.joinpath(*PurePosixPath(name).parts)
            make_folders(path.parent)
            write_new(path, content)
        demand_room(folder, staging)
        for entry in entries(staging):
            moved.append(folder / entry.name)
            move(entry, folder / entry.name)
    except BaseException:
        _undo(staging, moved, made)
        raise
    remove_if_empty(staging)
    settle(folder)


def demand_room(folder: Path, staging: Path | None = None) -> None:
    """Raises Refused unless the folder is empty, or not there."""
    if look(folder) is None:
        return
    if not is_folder(folder) and not folder.is_dir():
        raise Refused(f"{folder} is not a folder")
    ours = staging.name if staging else None
    if stands := [entry.name for entry in entries(folder) if entry.name not in MAY_STAND and entry.name != ours]:
        raise Refused(f"{folder} is not empty", f'"{stands[0]}" stands there. Name a folder that is not there yet.')


def _undo(staging: Path, moved: list[Path], made: list[Path]) -> None:
    for path in (staging, *moved):
        with suppress(Trouble):
            clear(path)
    for folder in made:
        with suppress(Trouble):
            remove_if_empty(folder)
