"""Stamps: what the disk says of the files that a site is made from, so that those that have changed are known."""

from __future__ import annotations

import os
import stat
import time

from dissensus import ticks
from dissensus.file_names import as_text

TYPE_CHECKING = False  # as of `typing`, which a build that has nothing to do would load for this alone
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set
    from pathlib import Path

Stamps = dict[str, str]  # by file, from the site's root

UNSURE = ""  # the stamp of a file of which it cannot be told whether it has changed
IS_THERE = "is there"  # the stamp of a folder
THEMES = "themes"
FOLDERS = ("content", THEMES)  # all that is in them is the site's


def stamps_of(root: Path | str, named: Iterable[str], folders: Iterable[str] = FOLDERS) -> Stamps:
    """The stamp of every file in the folders of a site, and of those that it names besides; none for what is not there.

    A file that was changed just now may be changed once more within the same tick of the disk's clock. Where a link
    leads may change without a sign of it at the link. A name that is no text has its odd bytes spelt out.
    """
    latest = time.time_ns()
    stamps: Stamps = {}
    for folder in folders:
        _look_below(f"{root}/{folder}", folder, latest, stamps)
    linked: dict[str, bool] = {}
    for name in named:
        if name not in stamps and (found := _look(f"{root}/{name}")):
            is_linked = _is_below_link(root, name, linked)
            stamps[name] = UNSURE if is_linked else stamp_of(found, latest)
    return stamps


def differing(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """The files that are new, gone or other than before, or may be."""
    changed = {name for name, stamp in now.items() if stamp == UNSURE or before.get(name) != stamp}
    return changed | (before.keys() - now.keys())


def may_differ(name: str, differ: Set[str]) -> bool:
    """Whether a file differs, or stands in a folder that may: nobody looks below a link."""
    return name in differ or any(above in differ for above in _above(name))


def stamp_of(found: os.stat_result, now: int) -> str:
    """The stamp of a file; UNSURE if it is no ordinary one, or was changed so lately that it could change unseen."""
    if not stat.S_ISREG(found.st_mode) or not ticks.is_settled(max(found.st_mtime_ns, found.st_ctime_ns), now):
        return UNSURE
    return ticks.stamp_of(found)


def _look_below(path: str, name: str, latest: int, stamps: Stamps) -> None:
    """Enters what stands in a folder: without a call for each file but that of the system and that for its stamp."""
    try:
        listing = list(os.scandir(path))
    except OSError:
        return
    look = os.lstat
    for entry in listing:
        below = f"{name}/{entry.name if entry.name.isascii() else as_text(entry.name)}"
        if entry.is_dir(follow_symlinks=False):
            stamps[f"{below}/"] = IS_THERE
            _look_below(entry.path, below, latest, stamps)
            continue
        try:
            found = look(entry.path)
        except OSError:
            continue
        stamps[below] = stamp_of(found, latest)


def _look(path: str) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except (OSError, ValueError):
        return None


def _above(name: str) -> Iterator[str]:
    while "/" in name:
        name = name.rpartition("/")[0]
        yield name


def _is_below_link(root: Path | str, name: str, known: dict[str, bool]) -> bool:
    """Whether a link stands anywhere above a name; asked once for each folder."""
    folder = name.rpartition("/")[0]
    if folder not in known:
        is_link = bool(folder) and os.path.islink(f"{root}/{folder}")  # noqa: PTH114 -- of strings
        known[folder] = is_link or (bool(folder) and _is_below_link(root, folder, known))
    return known[folder]
