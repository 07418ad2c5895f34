"""What stands of a point in the store, and which facts are other once something else stands there."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from msgspec import Struct

from dissensus.catalogue.entries import RESTING, TITLED, Entry
from dissensus.catalogue.facts import Fact
from dissensus.catalogue.kinds import BRIEF, CARD, CARRIED, HEAD, NUMBER, OUTLINE, POINT, STATEMENT
from dissensus.catalogue.sealing import opened
from dissensus.catalogue.store import Store
from dissensus.model import PointId

if TYPE_CHECKING:
    from dissensus.compiling.points import Filed


class StandingPoint(Struct, frozen=True):
    """A point as the store has it: sealed values as they are, its entries opened."""

    title: bytes | None = None
    head: bytes = b""
    brief: bytes = b""
    written: bytes = b""
    entries: Collection[Entry] = ()
    statements: tuple[tuple[str, bytes], ...] = ()
    outlines: tuple[bytes, ...] = ()
    number: int | None = None  # in the order of filing; None: it is not in the store


NOTHING = StandingPoint()


def standing_point(store: Store, id_: PointId) -> StandingPoint:
    """What stands of a point."""
    found = store.row("select title, head, brief, written, entries, number from point where id = ?", id_)
    if found is None:
        return NOTHING
    title, head, brief, written, entries, number = found
    statements = store.rows("select card, value from statement where point = ? order by number", id_)
    outlines = store.rows("select value from outline where point = ? order by number", id_)
    outlined = tuple([value for (value,) in outlines])
    return StandingPoint(title, head, brief, written, entries_in(entries), tuple(statements), outlined, number)


def as_it_will_stand(filed: Filed, number: int | None) -> StandingPoint:
    """What will stand of a point that is filed."""
    entries = entries_in(filed.entries)
    return StandingPoint(
        filed.title, filed.head, filed.brief, filed.written, entries, filed.statements, filed.outlines, number
    )


def entries_in(sealed: bytes) -> Collection[Entry]:
    """Entries that are kept with their point; one with faults has none."""
    entries: Collection[Entry] = opened(sealed, list[Entry]) if sealed else ()
    return entries


def differing(id_: PointId, before: StandingPoint, after: StandingPoint) -> set[Fact]:
    """The facts about one point that are not as before."""
    changed: set[Fact] = {(kind, key) for kind, key, *_ in {*before.entries} ^ {*after.entries}}
    changed |= {(CARRIED, document) for document, _ in _carried(before) ^ _carried(after)}
    if before.title != after.title:
        changed.add((TITLED, ""))
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


def _carried(standing: StandingPoint) -> set[tuple[str, int]]:
    """Which document reports which statement, wherever in it."""
    return {(key, number) for kind, key, _, number in standing.entries if kind == RESTING}


def _numbers(standing: StandingPoint) -> dict[str, int]:
    return {card: number for number, (card, _) in enumerate(standing.statements, 1)}
