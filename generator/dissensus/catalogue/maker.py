"""Who made a catalogue: the generator as it lies on this disk."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

from dissensus import __version__

_MAKING_PAGES = ("jinja2", "markupsafe", "markdown_it", "yaml")  # whose versions show in pages


@cache
def generator_digest() -> str:
    """A digest of the names, sizes and times of the generator's own files, and of what reads values for it."""
    package = Path(__file__).resolve().parents[1]
    shelves = (package, package.parents[1] / "themes")  # where themes lie in a checkout; in a wheel, in the package
    files = sorted(found for shelf in shelves for found in _below(str(shelf)))
    files += [_of(spec.origin) for name in _MAKING_PAGES if (spec := find_spec(name)) and spec.origin]
    maker = repr((__version__, sys.version, msgspec.__version__, files))
    return hashlib.blake2b(maker.encode(), digest_size=16).hexdigest()


def _of(file: str) -> tuple[str, int, int]:
    status = Path(file).stat()
    return file, status.st_size, status.st_mtime_ns


def _below(folder: str) -> Iterator[tuple[str, int, int]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _below(entry.path)
        else:
            status = entry.stat()
            yield entry.path, status.st_size, status.st_mtime_ns
