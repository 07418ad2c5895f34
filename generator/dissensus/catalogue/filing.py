"""Filing: what was worked out goes into the store in place of what stood there, and which facts that changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from dissensus.catalogue.entries import RESTING, SAID, TITLED, Entry
from dissensus.catalogue.facts import Fact
from dissensus.catalogue.kinds import (
    BRIEF,
    CARD,
    CARRIED,
    HEAD,
    NEIGHBOURS,
    NUMBER,
    OUTLINE,
    POINT,
    SPEAKERS,
    STATEMENT,
)
from dissensus.catalogue.sealing import opened, sealed
from dissensus.catalogue.store import Store
from dissensus.deriving.topics import neighbours_among
from dissensus.model import PointId

if TYPE_CHECKING:
    from dissensus.compiling.points import Filed

_POINT = "insert or replace into point values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_STATEMENT = "insert or replace into statement", 4
_OUTLINE = "insert or replace into outline", 3
_ENTRY = "insert into entry", 5
_NO_ENTRY = "delete from entry where kind = ? and key = ? and rank = ? and point = ? and number = ?"


_Kept = tuple[str, str, bytes, int]  # an entry that is kept with its point: a row beyond 4 KB takes a page of its own

_Value = TypeVar("_Value")

_SHARE = 128  # points filed at a time, some five megabytes: the more, the more entries go to one place of their tree


def file_points(store: Store, filed: Iterable[Filed], gone: Collection[PointId]) -> set[Fact]:
    """Files points in place of those of their ids, and takes away those that are gone; the facts that this changes."""
    titles = _titles(store) if gone else None
    changed: set[Fact] = set()
    for id_ in gone:
        changed |= _taken_away(store, id_)
    for share in _shares(filed):
        standing = [_standing(store, each.id) for each in share]
        if titles is None and any(map(_is_retitled, standing, share)):
            titles = _titles(store)  # none has been given another title until now
        for before, each in zip(standing, share, strict=True):
            changed |= _differing(each.id, before, _as_it_will_stand(each))
        _exchange(store, standing, share)
    return changed | _of_all(store, titles or (), changed)


def file_first_points(store: Store, filed: Iterable[Filed]) -> None:
    """Files the first points of a store, from which nothing can have been made yet."""
    for share in _shares(filed):
        _insert(store, share)


def _shares(filed: Iterable[Filed]) -> Iterator[Sequence[Filed]]:
    coming = iter(filed)
    while share := list(islice(coming, _SHARE)):
        yield share


def _insert(store: Store, share: Sequence[Filed]) -> None:
    store.do(_POINT, map(_row, share))
    store.put(
        *_STATEMENT,
        (
            (each.id, number, card, value)
            for each in share
            for number, (card, value) in enumerate(each.statements, 1)
        ),
    )  # fmt: skip
    store.put(
        *_OUTLINE,
        ((each.id, number, value) for each in share for number, value in enumerate(each.outlines, 1)),
    )
    # In the order of the table: among 10,000 points, entries come in two thirds of the time, as each page of it is
    # looked up, and written when it has to make room, once for those that go there.
    store.put(*_ENTRY, sorted(chain.from_iterable(each.entries for each in share)))


def _row(filed: Filed) -> tuple[object, ...]:
    return (
        filed.id,
        filed.digest,
        filed.reads,
        filed.head,
        filed.brief,
        filed.written,
        sealed([(kind, key, rank, number) for kind, key, rank, _, number in filed.entries]),
        filed.told or None,
        filed.references or None,
        filed.is_sound,
    )


def _exchange(store: Store, standing: Sequence[_Standing], share: Sequence[Filed]) -> None:
    """Puts points in the place of what stands of each, as far as it is other: of one that is saved nearly all stays."""
    pairs = list(zip(standing, share, strict=True))
    store.do(_POINT, map(_row, share))
    store.put(
        *_STATEMENT,
        (
            (each.id, number, card, value)
            for before, each in pairs
            for number, (card, value) in _others(before.statements, each.statements)
        ),
    )  # fmt: skip
    store.put(
        *_OUTLINE,
        (
            (each.id, number, value)
            for before, each in pairs
            for number, value in _others(before.outlines, each.outlines)
        ),
    )
    for table in ("statement", "outline"):
        ends = (
            (each.id, len(each.statements)) for before, each in pairs if len(before.statements) > len(each.statements)
        )
        store.do(f"delete from {table} where point = ? and number > ?", ends)
    store.do(_NO_ENTRY, (entry for before, each in pairs for entry in {*before.entries} - {*each.entries}))
    store.put(*_ENTRY, sorted(entry for before, each in pairs for entry in {*each.entries} - {*before.entries}))


def _others(before: Sequence[_Value], after: Sequence[_Value]) -> Iterator[tuple[int, _Value]]:
    """The values, by number, that are not as before."""
    formerly: Iterator[_Value | None] = chain(before, repeat(None))
    return ((number, value) for number, value in enumerate(after, 1) if value != next(formerly))


def _is_retitled(before: _Standing, after: Filed) -> bool:
    return _titled(before.entries) != _titled(after.entries)


def _taken_away(store: Store, id_: PointId) -> set[Fact]:
    before = _standing(store, id_)
    store.do("delete from point where id = ?", [(id_,)])
    store.do("delete from statement where point = ?", [(id_,)])
    store.do("delete from outline where point = ?", [(id_,)])
    store.do(_NO_ENTRY, before.entries)
    return _differing(id_, before, _NOTHING)


class _Standing(Struct, frozen=True):
    """What stands of a point in the store, as bytes."""

    head: bytes = b""
    brief: bytes = b""
    written: bytes = b""
    statements: tuple[tuple[str, bytes], ...] = ()
    outlines: tuple[bytes, ...] = ()
    entries: Collection[Entry] = ()


_NOTHING = _Standing()


def _standing(store: Store, id_: PointId) -> _Standing:
    found = store.row("select head, brief, written, entries from point where id = ?", id_)
    if found is None:
        return _NOTHING
    head, brief, written, kept = found
    statements = store.rows("select card, value from statement where point = ? order by number", id_)
    outlines = store.rows("select value from outline where point = ? order by number", id_)
    outlined = tuple(value for (value,) in outlines)
    entries = [(kind, key, rank, id_, number) for kind, key, rank, number in opened(kept, list[_Kept])]
    return _Standing(head, brief, written, tuple(statements), outlined, entries)


def _as_it_will_stand(filed: Filed) -> _Standing:
    return _Standing(filed.head, filed.brief, filed.written, filed.statements, filed.outlines, filed.entries)


def _differing(id_: PointId, before: _Standing, after: _Standing) -> set[Fact]:
    """The facts about one point that are not as before."""
    changed: set[Fact] = {(kind, key) for kind, key, *_ in {*before.entries} ^ {*after.entries}}
    changed |= {(CARRIED, document) for document, _ in _carried(before) ^ _carried(after)}
    if before.head != after.head:
        changed.add((HEAD, id_))
    if before.brief != after.brief:
        changed.add((BRIEF, id_))
    numbers = range(max(len(before.statements), len(after.statements)))
    for number in numbers:
        if before.statements[number : number + 1] != after.statements[number : number + 1]:
            changed.add((STATEMENT, f"{id_}#{number + 1}"))
        if before.outlines[number : number + 1] != after.outlines[number : number + 1]:
            changed.add((OUTLINE, f"{id_}#{number + 1}"))
    if changed or before.written != after.written:
        changed.add((POINT, id_))
    numbers_before, numbers_after = _numbers(before), _numbers(after)
    cards = numbers_before.keys() | numbers_after.keys()
    changed |= {(CARD, f"{id_}#{card}") for card in cards if numbers_before.get(card) != numbers_after.get(card)}
    if len(before.statements) != len(after.statements):
        changed.add((NUMBER, ""))
    return changed


def _carried(standing: _Standing) -> set[tuple[str, int]]:
    """Which document reports which statement, wherever in it."""
    return {(key, number) for kind, key, _, _, number in standing.entries if kind == RESTING}


def _numbers(standing: _Standing) -> dict[str, int]:
    return {card: number for number, (card, _) in enumerate(standing.statements, 1)}


def _titled(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry[0] == TITLED]


def _of_all(store: Store, titles: Sequence[PointId], changed: Collection[Fact]) -> set[Fact]:
    """The facts about all points together that are not as before."""
    further: set[Fact] = set()
    if (TITLED, "") in changed:
        before, after = neighbours_among(titles), neighbours_among(_titles(store))
        further |= {(NEIGHBOURS, id_) for id_ in before.keys() | after.keys() if before.get(id_) != after.get(id_)}
    if any(kind == SAID for kind, _ in changed):
        further.add((SPEAKERS, ""))
    return further


def _titles(store: Store) -> list[PointId]:
    query = "select point from entry where kind = ? order by rank, point"
    return [point for (point,) in store.rows(query, TITLED)]
