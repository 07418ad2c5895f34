"""Output folders compared: which files differ, which were written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path


def digests(folder: Path) -> dict[str, bytes]:
    """The digest of every file, by its path."""
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).digest() for path in _files(folder)}


def changed(folder: Path, before: Mapping[str, bytes], since: int) -> tuple[int, int]:
    """How many files were written since a stamp (nanoseconds), and how many differ from before."""
    written = sum(path.stat().st_mtime_ns >= since for path in _files(folder))
    return written, sum(before.get(path) != digest for path, digest in digests(folder).items())


def _files(folder: Path) -> Iterator[Path]:
    # Names with a dot first hold a tool's own notes.
    for path in folder.rglob("*"):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path
