"""Headings: the list of what stands under each, kept in pieces, one for the points that were filed together.

A heading is a kind and a key. A row for each of the forty entries of a point took 55 µs of the 130 of its filing; in
lists they take 20.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from dissensus.catalogue.entries import Entry, Heading
from dissensus.catalogue.sealing import opened, sealed
from dissensus.catalogue.store import Store
from dissensus.model import PointId

Under = tuple[bytes, str, int]  # rank, point, number of the statement: an entry as its heading has it
Piece = tuple[str, str, int]  # of a list: kind, key, and which of its pieces

_FULL = 40_000  # points and entries to a piece, of a thousand points as they are: five megabytes until it is written
_PIECES = "pieces"  # by this name it is noted how many there are


def listed(store: Store, kind: str, key: str) -> list[Under]:
    """All that stands under a heading, in no order."""
    rows = store.rows("select entries from heading where kind = ? and key = ?", kind, key)
    return [each for (value,) in rows for each in opened(value, list[Under])]


def keys_of(store: Store, kind: str) -> list[str]:
    """The keys of a kind under which anything stands, in order."""
    return [key for (key,) in store.rows("select distinct key from heading where kind = ? order by key", kind)]


class NewPieces:
    """The entries of points that are new in the store, gathered under their headings."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._piece: int = store.noted(_PIECES, int) or 0
        self._taken = 0  # points and entries
        self._gathered: dict[Heading, list[Under]] = defaultdict(list)

    def add(self, id_: PointId, entries: Collection[Entry]) -> int:
        """Takes the entries of a point; the number of the pieces that they go to."""
        if self._taken >= _FULL:
            self.put()
        self._taken += 1 + len(entries)
        for kind, key, rank, number in entries:
            self._gathered[kind, key].append((rank, id_, number))
        return self._piece

    def put(self) -> None:
        """Writes what was gathered."""
        if not self._taken:
            return
        in_order = sorted(self._gathered.items())
        rows = ((kind, key, self._piece, sealed(under)) for (kind, key), under in in_order)
        self._store.put("insert into heading", 4, rows)
        self._piece += 1
        self._store.note(_PIECES, self._piece)
        self._taken = 0
        self._gathered.clear()


def relist(store: Store, changes: Mapping[Piece, Mapping[PointId, Iterable[Under]]]) -> None:
    """Puts other entries of some points in the place of theirs in the pieces that have them."""
    for piece, by_point in changes.items():
        found = store.row("select entries from heading where kind = ? and key = ? and piece = ?", *piece)
        standing = opened(found[0], list[Under]) if found else ()
        under = [each for each in standing if each[1] not in by_point]
        under += [each for mine in by_point.values() for each in mine]
        if under:
            store.do("insert or replace into heading values (?, ?, ?, ?)", [(*piece, sealed(under))])
        else:
            store.do("delete from heading where kind = ? and key = ? and piece = ?", [piece])
