"""Ids that no page or file can have: names that some system or the site itself keeps for something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import shown
from dissensus.values import ID_PATTERN

# Windows opens a device, not a file, under these names, whatever their ending; sites are copied anywhere.
DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
INDEX = "index"  # the page of a folder, never one in it
RESERVED = DEVICES | {INDEX}  # no id may be so
PAGES = frozenset({"points", "sources", "documents", "map", "topics", "assets", "data", "feeds", "releases", "404"})


LONGEST = 64  # of an id, as the model declares it


def is_id(name: str) -> bool:
    """Whether a file may be named so, whose name is the id of what it holds."""
    return len(name) <= LONGEST and re.fullmatch(ID_PATTERN, name) is not None


def bad_name(name: str, file: str, kind: str, ending: str) -> Fault:
    """The fault of a file whose name, without its ending, is no id."""
    return Fault(
        code="bad-id",
        where=Where(file),
        message=f"{shown(name)} cannot be an id, and a {kind}'s file is named by it",
        help=f"Lower-case letters, digits and single hyphens, {LONGEST} at most, then {ending}.",
    )


def reserved_ids(ids: Iterable[tuple[str, Where]]) -> Iterator[Fault]:
    """Ids that are the name of a device, or of a folder's own page."""
    for name, where in ids:
        if name in DEVICES:
            yield _reserved(name, where, "Some systems keep this name for a device, and make no file of it.")
        elif name == INDEX:
            yield _reserved(name, where, "The page that lists them all has this name.")


def reserved_pages(ids: Iterable[tuple[str, Where]]) -> Iterator[Fault]:
    """Names of pages under which the generator writes its own. `index` is the home page's body."""
    for name, where in ids:
        if name in DEVICES:
            yield _reserved(name, where, "Some systems keep this name for a device, and make no file of it.")
        elif name in PAGES:
            yield _reserved(name, where, "The generator writes pages of its own under this name.")


def _reserved(name: str, where: Where, reason: str) -> Fault:
    return Fault(code="reserved-id", where=where, message=f"{shown(name)} is kept for something else", help=reason)
