"""Which addresses can stand in one folder, on any system: relative, made of safe names, no two alike."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal

from dissensus.patterns import pattern

Kind = Literal["file", "folder"]
_FILE: Kind = "file"
Names = Mapping[str, tuple[str, Kind]]  # folded path → as spelt, and what stands there

OURS = ".dissensus"  # everything of the generator's own in an output folder
LAID_READY = f"{OURS}/ready"  # files that processes have written before it is known which of them are needed
STAGING = f"{OURS}/staging"  # files on their way
NEW = "new"  # in both: the files for which nothing stood, in the folders that they are to have
RESERVED = (OURS, ".git")
LONGEST = 200  # bytes of a name: file systems allow 255 at most, some of which encryption and archives take

_UNSAFE = pattern(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff\\:*?"<>|]|^ |[ .]$')  # Windows has no such names
_DEVICE = pattern(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
# What most addresses are: of names that are longer than any device's. This tells in a tenth of the time.
_PLAIN = re.compile(r"(?:[a-z0-9-]{5,100}/)*[a-z0-9-]{5,100}\.[a-z0-9]{2,5}")


def on_the_way(address: str, *, is_new: bool) -> str:
    """Where a file lies on its way to an address.

    New ones have their folders about them, which then take their place as one. For all others no folder has to be made.
    """
    return f"{NEW}/{address}" if is_new else hashlib.blake2b(address.encode(), digest_size=16).hexdigest()


class AddressError(ValueError):
    """An address that must not be written: an error of ours, since ids are checked long before."""


def names_of(addresses: Iterable[str]) -> Names:
    """All files and folders that `addresses` need, by folded path.

    Raises AddressError where one would leave the folder or could not be written somewhere, where two differ
    only in case, and where one is needed both as file and as folder.
    """
    names: dict[str, tuple[str, Kind]] = {}
    seen: set[str] = set()  # folders that are among the names, spelt so
    for address in addresses:
        check_address(address)
        folder = address.rpartition("/")[0]
        steps = _steps(address) if folder not in seen else iter([(address, _FILE)])
        for path, kind in steps:
            first = names.setdefault(fold(path), (path, kind))
            if first != (path, kind):
                raise AddressError(f"{address!r}: {path!r} is a {kind}, {first[0]!r} is a {first[1]}")
        seen.add(folder)
    return names


def check_address(address: str) -> None:
    """Raises AddressError where the address would leave the folder, or could not be written somewhere."""
    if _PLAIN.fullmatch(address):
        return
    for name in address.split("/"):
        if problem := _problem(name):
            raise AddressError(f"{address!r}: {problem}")


def stands_in_the_way(address: str, names: Names) -> bool:
    """Whether `address` must go before `names` can stand: a twin, a file for a folder, or the reverse."""
    return any(names.get(fold(path), (path, kind)) != (path, kind) for path, kind in _steps(address))


def folders_of(address: str) -> Iterator[str]:
    """The folders above an address, outermost first."""
    end = address.find("/")
    while end >= 0:
        yield address[:end]
        end = address.find("/", end + 1)


def fold(path: str) -> str:
    """The path as a system that ignores case and composition may see it."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path.casefold())


def _steps(address: str) -> Iterator[tuple[str, Kind]]:
    for folder in folders_of(address):
        yield folder, "folder"
    yield address, "file"


@lru_cache(maxsize=4096)  # most addresses share most of their names
def _problem(name: str) -> str | None:
    if name in ("", ".", ".."):
        return "there is an empty name, “.” or “..” in it"
    if _UNSAFE.search(name) or _DEVICE.fullmatch(name):
        return f"no file can be called {name!r} on every system"
    if unicodedata.normalize("NFC", name) != name:
        return f"{name!r} is not in Unicode's composed form (NFC)"
    if len(name.encode()) > LONGEST:
        return f"a name is longer than {LONGEST} bytes"
    return f"{name!r} is reserved" if fold(name) in RESERVED else None
