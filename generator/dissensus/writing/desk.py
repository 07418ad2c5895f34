"""A desk: where any process lays files ready that a build is about to publish, so that none need be handed over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from dissensus.writing import disk
from dissensus.writing.addresses import LAID_READY, on_the_way
from dissensus.writing.manifest import Record
from dissensus.writing.trouble import DiskTrouble


class Desk(Struct, frozen=True):
    """The desk of one output folder, for one build."""

    root: Path

    @contextmanager
    def kept_ready(self) -> Iterator[None]:
        """Has the desk there, empty; in the end it goes with what lies on it, as goes what a killed build left."""
        disk.clear(self.root / LAID_READY)
        disk.make_folder(self.root / LAID_READY)
        try:
            yield
        finally:
            with suppress(DiskTrouble):  # else it goes with the next build
                disk.clear(self.root / LAID_READY)

    def lay_ready(self, address: str, content: bytes, standing: str | None) -> Record:
        """Writes a file to be published at an address, unless what stands there has its SHA-256; None is nothing."""
        sha256 = hashlib.sha256(content).hexdigest()
        if sha256 != standing:
            put_on_the_way(f"{self.root}/{LAID_READY}", address, content, is_new=standing is None)
        return Record(sha256, len(content))


def put_on_the_way(folder: str, address: str, content: bytes, *, is_new: bool) -> str:
    """Writes a file into a folder of those that are on their way to their addresses; gives its path."""
    way = on_the_way(address, is_new=is_new)
    disk.make_folders_below(folder, way)
    disk.write_unwaited(f"{folder}/{way}", content)
    return f"{folder}/{way}"
