"""Filing: what was worked out goes into the store in place of what stood there, and which facts that changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from dissensus.catalogue.entries import SAID, TITLED, Entry
from dissensus.catalogue.facts import Fact
from dissensus.catalogue.shelves import BRIEF, CARD, HEAD, NEIGHBOURS, NUMBER, POINT, SPEAKERS, STATEMENT
from dissensus.catalogue.store import Store, opened, sealed
from dissensus.deriving.topics import neighbours_among
from dissensus.model import PointId

if TYPE_CHECKING:
    from dissensus.compiling.points import Filed

_POINT = "insert into point values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_STATEMENT = "insert into statement values (?, ?, ?, ?)"
_ENTRY = "insert into entry values (?, ?, ?, ?, ?)"


def file_points(store: Store, filed: Iterable[Filed], gone: Collection[PointId]) -> set[Fact]:
    """Files points in place of those of their ids, and takes away those that are gone; the facts that this changes."""
    titles = _titles(store)
    changed: set[Fact] = set()
    for id_ in gone:
        changed |= _taken_away(store, id_)
    for each in filed:
        changed |= _replaced(store, each)
    return changed | _of_all(store, titles, changed)


def _replaced(store: Store, filed: Filed) -> set[Fact]:
    before = _standing(store, filed.id)
    after = _Standing(filed.head, filed.brief, filed.written, filed.statements, filed.entries)
    if before is not None:
        _delete(store, filed.id, before.entries)
    entries = sealed(filed.entries)
    store.do(
        _POINT,
        [
            (
                filed.id,
                filed.digest,
                filed.reads,
                filed.head,
                filed.brief,
                filed.written,
                entries,
                filed.told or None,
                filed.references or None,
                filed.is_sound,
            )
        ],
    )
    numbered = enumerate(filed.statements, 1)
    store.do(_STATEMENT, ((filed.id, number, card, value) for number, (card, value) in numbered))
    store.do(_ENTRY, filed.entries)
    return _differing(filed.id, before or _NOTHING, after)


def _taken_away(store: Store, id_: PointId) -> set[Fact]:
    before = _standing(store, id_)
    if before is None:
        return set()
    _delete(store, id_, before.entries)
    return _differing(id_, before, _NOTHING)


class _Standing(Struct, frozen=True):
    """What stands of a point in the store, as bytes."""

    head: bytes = b""
    brief: bytes = b""
    written: bytes = b""
    statements: tuple[tuple[str, bytes], ...] = ()
    entries: Collection[Entry] = ()


_NOTHING = _Standing()


def _standing(store: Store, id_: PointId) -> _Standing | None:
    found = store.row("select head, brief, written, entries from point where id = ?", id_)
    if found is None:
        return None
    head, brief, written, entries = found
    statements = store.rows("select card, value from statement where point = ? order by number", id_)
    return _Standing(head, brief, written, tuple(statements), opened(entries, list[Entry]))


def _delete(store: Store, id_: PointId, entries: Iterable[Entry]) -> None:
    store.do("delete from point where id = ?", [(id_,)])
    store.do("delete from statement where point = ?", [(id_,)])
    store.do("delete from entry where kind = ? and key = ? and rank = ? and point = ? and number = ?", entries)


def _differing(id_: PointId, before: _Standing, after: _Standing) -> set[Fact]:
    """The facts about one point that are not as before."""
    changed: set[Fact] = {(kind, key) for kind, key, *_ in {*before.entries} ^ {*after.entries}}
    if before.head != after.head:
        changed.add((HEAD, id_))
    if before.brief != after.brief:
        changed.add((BRIEF, id_))
    numbers = range(max(len(before.statements), len(after.statements)))
    for number in numbers:
        if before.statements[number : number + 1] != after.statements[number : number + 1]:
            changed.add((STATEMENT, f"{id_}#{number + 1}"))
    if changed or before.written != after.written:
        changed.add((POINT, id_))
    numbers_before, numbers_after = _numbers(before), _numbers(after)
    cards = numbers_before.keys() | numbers_after.keys()
    changed |= {(CARD, f"{id_}#{card}") for card in cards if numbers_before.get(card) != numbers_after.get(card)}
    if len(before.statements) != len(after.statements):
        changed.add((NUMBER, ""))
    return changed


def _numbers(standing: _Standing) -> dict[str, int]:
    return {card: number for number, (card, _) in enumerate(standing.statements, 1)}


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
