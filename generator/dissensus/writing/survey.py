"""What stands in an output folder at the addresses that matter, found without following a link."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dissensus.ticks import is_settled
from dissensus.writing import disk
from dissensus.writing.addresses import folders_of

Stamp = tuple[int, ...]  # differs when a file is another one, or has been written to


class Sight(Struct, frozen=True):
    """What stands at an address; `barred` where something other than a folder stands above it."""

    kind: Literal["nothing", "file", "folder", "other", "barred"]
    at: str  # the address, or where the bar is
    stamp: Stamp = ()
    sha256: str = ""  # of a file that has one of the sizes asked for
    inside: tuple[tuple[str, Stamp], ...] = ()  # of a folder: what stands below, folders apart


Sights = Mapping[str, Sight]


def survey(root: Path, sizes: Mapping[str, Set[int]], before: Sights | None = None) -> Sights:
    """What stands at each address of `sizes`. A file of one of the sizes is hashed, if not as `before`.

    Hashing what stands, where times could be trusted, costs 0.3 s for 10,000 pages of 19 KB; and is right.
    """
    bars: dict[str, Sight | None] = {}
    return {address: _sight(root, address, sizes[address], bars, before or {}) for address in sizes}


def survey_written(root: Path, digests: Mapping[str, str]) -> dict[str, Sight]:
    """The same of files that we have just written, by their SHA-256."""
    return {address: _sight_of_written(root, address, sha256) for address, sha256 in digests.items()}


def settled(sights: Sights, when: int) -> dict[str, Sight]:
    """Those that are files, seen at `when` or later; without a stamp where another change would not show in it."""
    files = {address: sight for address, sight in sights.items() if sight.kind == "file"}
    return {
        address: sight if is_settled(max(sight.stamp[3:]), when) else replace(sight, stamp=())
        for address, sight in files.items()
    }


def _sight_of_written(root: Path, address: str, sha256: str) -> Sight:
    found = disk.look(f"{root}/{address}")
    return Sight("file", address, _stamp(found), sha256) if found else Sight("nothing", address)


def _sight(root: Path, address: str, sizes: Set[int], bars: dict[str, Sight | None], before: Sights) -> Sight:
    barred = _bar(root, address, bars)
    if barred:
        return barred
    found = disk.look(f"{root}/{address}")
    if found is None:
        return Sight("nothing", address)
    stamp = _stamp(found)
    if stat.S_ISDIR(found.st_mode):
        return Sight("folder", address, stamp, inside=tuple(_inside(root, address)))
    if not stat.S_ISREG(found.st_mode):
        return Sight("other", address, stamp)
    earlier = before.get(address)
    if earlier and earlier.stamp == stamp and earlier.sha256:
        return earlier
    known = found.st_size in sizes
    return Sight("file", address, stamp, disk.fingerprint(root / address) if known else "")


def _bar(root: Path, address: str, bars: dict[str, Sight | None]) -> Sight | None:
    """The sight of the outermost thing above `address` that is no folder, if there is one."""
    for folder in folders_of(address):
        if folder not in bars:
            found = disk.look(f"{root}/{folder}")
            is_bar = found is not None and not stat.S_ISDIR(found.st_mode)
            bars[folder] = Sight("barred", folder, _stamp(found)) if found and is_bar else None
        if bars[folder]:
            return bars[folder]
    return None


def _inside(root: Path, folder: str) -> Iterator[tuple[str, Stamp]]:
    for path in disk.entries(root / folder):
        address = f"{folder}/{path.name}"
        found = disk.look(path)
        if found and stat.S_ISDIR(found.st_mode):
            yield from _inside(root, address)
        elif found:
            yield address, _stamp(found)


def _stamp(found: os.stat_result) -> Stamp:
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
