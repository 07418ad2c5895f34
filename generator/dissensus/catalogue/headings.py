"""Headings: the list of what stands under each, kept in pieces.

A heading is a kind and a key. Points are numbered as they are filed; a piece has the entries of some that follow one
another, from a first one on. A row for each of the forty entries of a point took 55 µs of the 130 of its filing; in
lists they take 20.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

import msgspec

from dissensus.catalogue.entries import Entry, Heading
from dissensus.catalogue.sealing import opened, seal, sealed
from dissensus.catalogue.store import Store
from dissensus.model import PointId

Under = tuple[bytes, str, int]  # rank, point, number of the statement: an entry as its heading has it
Relisted = tuple[int, Collection[Under]]  # the number of a point, and its entries under a heading

_LONG = 1_000  # entries to a piece, so that few are read and written again for a point that is other
_ROOM = 400_000  # entries gathered, of ten thousand points as they are: a dozen megabytes
_NUMBERS = "numbers"  # by this name it is noted how many were given


def listed(store: Store, kind: str, key: str) -> list[Under]:
    """All that stands under a heading, in no order."""
    rows = store.rows("select entries from heading where kind = ? and key = ?", kind, key)
    return [each for (value,) in rows for each in opened(value, list[Under])]


def keys_of(store: Store, kind: str) -> list[str]:
    """The keys of a kind under which anything stands, in order."""
    return [key for (key,) in store.rows("select distinct key from heading where kind = ? order by key", kind)]


class NewPieces:
    """The entries of points that are new in the store, gathered under their headings.

    Where a heading has few, those of many points are written together: a hundred thousand points rest on twenty
    thousand documents, and a piece of each of these for every thousand points took a tenth of a build.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._noted: int = store.noted(_NUMBERS, int) or 0
        self._number = self._noted
        self._gathered: dict[Heading, _Piece] = {}
        self._taken = 0  # entries, written or not

    def add(self, id_: PointId, entries: Collection[Entry]) -> int:
        """Takes the entries of a point; the number that it is given."""
        self._number += 1
        long = []
        for kind, key, rank, number in entries:
            heading = kind, key
            if (piece := self._gathered.get(heading)) is None:
                piece = self._gathered[heading] = _Piece(self._number)
            _encoder.encode_into((rank, id_, number), piece.entries, _AT_THE_END)
            piece.length += 1
            if piece.length == _LONG:
                long.append(heading)
        self._write(long)
        self._taken += len(entries)
        if self._taken >= _ROOM:
            self._write_all()
        return self._number

    def put(self) -> None:
        """Writes what was gathered."""
        self._write_all()
        if self._number > self._noted:
            self._store.note(_NUMBERS, self._number)

    def _write_all(self) -> None:
        self._write(sorted(self._gathered))
        self._taken = 0

    def _write(self, headings: Iterable[Heading]) -> None:
        pieces = ((heading, self._gathered.pop(heading)) for heading in headings)
        rows = ((*heading, piece.first, seal(piece.as_list())) for heading, piece in pieces)
        self._store.put("insert into heading", 4, rows)


class _Piece:
    """Entries of points that follow one another, encoded as they come: so they take a quarter of the room."""

    __slots__ = ("entries", "first", "length")

    def __init__(self, first: int) -> None:
        self.first = first
        self.length = 0
        self.entries = bytearray()

    def as_list(self) -> bytes:
        """The list of them in MessagePack: its mark (array 32), how many there are, and each."""
        return b"\xdd" + self.length.to_bytes(4, "big") + self.entries


def relist(store: Store, changes: Mapping[Heading, Mapping[PointId, Relisted]]) -> None:
    """Puts other entries of some points that stand in the store in the place of theirs."""
    for heading, by_point in changes.items():
        by_piece: dict[int, list[PointId]] = defaultdict(list)
        for id_, (number, _) in by_point.items():
            by_piece[_piece_with(store, heading, number)].append(id_)
        for first, points in by_piece.items():
            _relist_piece(store, (*heading, first), {id_: by_point[id_][1] for id_ in points})


def _piece_with(store: Store, heading: Heading, number: int) -> int:
    """The first point of the piece that has, or is to have, the entries of a point under a heading."""
    query = "select first from heading where kind = ? and key = ? and first <= ? order by first desc limit 1"
    found = store.row(query, *heading, number)
    return found[0] if found else number


def _relist_piece(store: Store, piece: tuple[str, str, int], by_point: Mapping[PointId, Collection[Under]]) -> None:
    found = store.row("select entries from heading where kind = ? and key = ? and first = ?", *piece)
    standing = opened(found[0], list[Under]) if found else ()
    under = [each for each in standing if each[1] not in by_point]
    under += [each for mine in by_point.values() for each in mine]
    if under:
        store.do("insert or replace into heading values (?, ?, ?, ?)", [(*piece, sealed(under))])
    else:
        store.do("delete from heading where kind = ? and key = ? and first = ?", [piece])


_encoder = msgspec.msgpack.Encoder()
_AT_THE_END = -1  # of what is encoded into
