"""Who made a catalogue: the generator as it lies on this disk."""

from __future__ import annotations

import os
import sys

from dissensus import __version__

TYPE_CHECKING = False  # as of `typing`, which a build that has nothing to do would load for this alone
if TYPE_CHECKING:
    from collections.abc import Iterator

_MAKING_PAGES = ("jinja2", "markupsafe", "markdown_it", "msgspec", "yaml")  # whose versions show in what is kept

_known: list[str] = []  # asked for once: a generator that changes while it runs is the one that was loaded


def generator_files() -> str:
    """The names, sizes and times of the generator's own files, and of what reads and lays out values for it."""
    if not _known:
        package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))  # noqa: PTH120 -- without pathlib
        above = os.path.dirname(os.path.dirname(package))  # noqa: PTH120
        shelves = (package, f"{above}/themes")  # where themes lie in a checkout; in a wheel, in the package
        files = sorted(found for shelf in shelves for found in _below(shelf))
        files += [_of(origin, os.stat(origin)) for name in _MAKING_PAGES if (origin := _origin(name))]  # noqa: PTH116
        _known.append("\n".join((__version__, sys.version, *files)))
    return _known[0]


def generator_digest() -> str:
    """A digest of the same."""
    import hashlib

    return hashlib.blake2b(os.fsencode(generator_files()), digest_size=16).hexdigest()


def _origin(package: str) -> str | None:
    """The file by which a package begins: what `importlib.util` tells, which takes 4 ms to load."""
    if package in sys.modules:
        return sys.modules[package].__file__
    found = (finder.find_spec(package, None) for finder in sys.meta_path)
    spec = next((spec for spec in found if spec), None)
    return spec.origin if spec else None


def _of(path: str, status: os.stat_result) -> str:
    return f"{path} {status.st_size} {status.st_mtime_ns}"


def _below(folder: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _below(entry.path)
        else:
            yield _of(entry.path, entry.stat())
