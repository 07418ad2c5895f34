"""Whether a site has to be built at all: nothing of it, of the generator and of the output folder is other than it was.

Answered by what the disk says of the files, before anything else is loaded.
"""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from dissensus.catalogue.maker import generator_digest
from dissensus.catalogue.stamps import Stamps, stamps_of
from dissensus.catalogue.store import Damaged, Store
from dissensus.faults import Fault

FOLDER = ".dissensus"  # of a site: what may be lost at any time
SeenFiles = dict[str, tuple[tuple[int, ...], str]]  # by address: stamp, () if it is of no use, and SHA-256


class LastBuild(Struct, frozen=True):
    """What was built last."""

    output: str  # the folder
    edition: date | None  # as it was asked for
    faults: tuple[Fault, ...]
    pages: int
    files: int


def catalogue_path(root: Path) -> Path:
    """Where the catalogue of a site lies."""
    return root / FOLDER / "catalogue"


def seal_path(catalogue: Path) -> Path:
    """Where it is written how a catalogue was left."""
    return catalogue.with_name("catalogue.left")


def stamp_of_catalogue(path: Path) -> list[int]:
    """What the disk says of a catalogue."""
    found = os.lstat(path)
    return [found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns]


def is_as_it_was_left(path: Path) -> bool:
    """Whether nobody has written to a catalogue since the build that made or last used it ended."""
    try:
        return bool(msgspec.json.decode(seal_path(path).read_bytes()) == stamp_of_catalogue(path))
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return False


def as_it_was(root: Path, output: Path, edition: date | None) -> LastBuild | None:
    """What was built last, if that is what would be built now."""
    path = catalogue_path(root)
    if not is_as_it_was_left(path):
        return None
    try:
        store = Store.found(path, generator_digest())
        built: LastBuild | None = store.noted("built", LastBuild) if store else None
        if store is None or built is None or (built.output, built.edition) != (os.fspath(output.resolve()), edition):
            return None
        seen: tuple[str, SeenFiles] = store.noted("seen", tuple[str, SeenFiles])
        stamps: Stamps = store.noted("stamps", Stamps)
        named: list[str] = store.noted("named", list[str])
        is_same = _stand(*seen) and None not in stamps.values() and stamps_of(root, named) == stamps
        return built if is_same else None
    except Damaged:
        return None


def _stand(output: str, seen: SeenFiles) -> bool:
    """Whether the files of the last build, and its manifest, are as they were left."""
    files = ((f"{output}/{address}", *stamped) for address, stamped in seen.items())
    return all(_stamp(path) == stamp if stamp else _sha256(path) == sha256 for path, stamp, sha256 in files)


def _stamp(path: str) -> tuple[int, ...] | None:
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _sha256(path: str) -> str | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 -- of strings
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
