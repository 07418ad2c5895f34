"""Faults with their places found, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple, TypeAlias

from dissensus.faults.fault import Fault, Where, in_order
from dissensus.faults.places import FilePlaces, Place

ReadBytes: TypeAlias = "Callable[[str], bytes | None]"


ROOM = 1_000_000  # bytes of files: their places take twelve times as much
_last: dict[tuple[str, bytes], FilePlaces] = {}  # of what was told last, by file and content


class Located(NamedTuple):
    """A fault, or what is related to it, at its place. A file that cannot be read has none."""

    file: str
    place: Place | None
    line: str | None  # the curator's own; None where the fault is that of the whole file
    message: str


class LocatedFault(NamedTuple):
    """A fault at its place, with the places related to it."""

    fault: Fault
    main: Located
    related: tuple[Located, ...]


def located(faults: Iterable[Fault], read_bytes: ReadBytes) -> list[LocatedFault]:
    """The faults by file, line and column. Each file is read once, and composed once for as long as it has these bytes.

    A watching server tells the same warnings after every save, to the terminal and to open pages: 1.2 ms for each file.
    """
    global _last
    before, _last = _last, {}

    @cache
    def places_of(file: str) -> FilePlaces | None:
        content = read_bytes(file)
        if content is None:
            return None
        places = before.get((file, content)) or FilePlaces(file, content)
        if sum(len(content) for _, content in _last) + len(content) <= ROOM:
            _last[file, content] = places
        return places

    def locate(message: str, where: Where) -> Located:
        places = places_of(where.file)
        if places is None:
            return Located(where.file, None, None, message)
        place = places.place(where)
        is_whole = where == Where(where.file)
        return Located(where.file, place, None if is_whole else places.lines.line(place.line), message)

    found = [
        LocatedFault(fault, locate(fault.message, fault.where), tuple(locate(*each) for each in fault.related))
        for fault in in_order(faults)
    ]
    return sorted(found, key=lambda each: (each.main.file, each.main.place or (0, 0)))
