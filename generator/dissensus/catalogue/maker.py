"""Who makes a catalogue, and pages: the generator as it lies on this disk."""

from __future__ import annotations

import os
import sys

from dissensus import __version__

TYPE_CHECKING = False  # as of `typing`, which a build that has nothing to do would load for this alone
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MAKING_PAGES = ("jinja2", "markupsafe", "markdown_it", "mdurl", "msgspec", "yaml")  # these show in what is kept
_DISTRIBUTED_AS = {"markdown_it": "markdown_it_py", "yaml": "pyyaml"}  # the others by their own name

_RECORDS = (".dist-info", ".egg-info")

_known: dict[str, str] = {}  # asked for once: a generator that changes while it runs is the one that was loaded


def generator_files() -> str:
    """The names, sizes and times of the generator's own files, and of what reads and lays out values for it."""
    if "files" not in _known:
        package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))  # noqa: PTH120 -- without pathlib
        above = os.path.dirname(os.path.dirname(package))  # noqa: PTH120
        shelves = (package, f"{above}/themes")  # where themes lie in a checkout; in a wheel, in the package
        files = sorted(found for shelf in shelves for found in _below(shelf))
        origins = _origins()
        files += [_of(origin, os.stat(origin)) for origin in origins]  # noqa: PTH116
        _known["files"] = "\n".join((__version__, sys.version, *files, *_versions(origins)))
    return _known["files"]


def generator_digest() -> str:
    """A digest of the same."""
    import hashlib

    return hashlib.blake2b(os.fsencode(generator_files()), digest_size=16).hexdigest()


def maker_digest() -> str:
    """A digest of what makes pages, the same on any machine: the code of the generator, and the versions of the rest.

    To read the code takes 10 ms: it is kept with what is worked out of a theme.
    """
    if "code" not in _known:
        _known["code"] = _digest_of_code()
    return _known["code"]


def _digest_of_code() -> str:
    import hashlib

    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))  # noqa: PTH120 -- without pathlib
    paths = (path for path, _ in _entries_below(package) if path.endswith(".py"))
    code = sorted((path.removeprefix(package).replace(os.sep, "/"), path) for path in paths)
    digest = hashlib.blake2b(digest_size=16)
    for told in (__version__, ".".join(map(str, sys.version_info[:3])), *_versions(_origins())):
        digest.update(f"{told}\0".encode())
    for name, path in code:
        with open(path, "rb") as file:  # noqa: PTH123
            content = file.read()
        digest.update(b"%s\0%d\0%s" % (os.fsencode(name), len(content), content))
    return digest.hexdigest()


def _origins() -> list[str]:
    return [origin for name in _MAKING_PAGES if (origin := _origin(name))]


def _versions(origins: Iterable[str]) -> list[str]:
    """What was installed of the packages that begin in these files, with its version: the name of its records."""
    wanted = {_DISTRIBUTED_AS.get(name, name) for name in _MAKING_PAGES}
    folders = {os.path.dirname(os.path.dirname(origin)) for origin in origins}  # noqa: PTH120
    found = (name.lower() for folder in folders for name in os.listdir(folder))  # noqa: PTH208
    return sorted({name for name in found if name.endswith(_RECORDS) and name.split("-")[0] in wanted})


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
    return (_of(path, status) for path, status in _entries_below(folder))


def _entries_below(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _entries_below(entry.path)
        else:
            yield entry.path, entry.stat()
