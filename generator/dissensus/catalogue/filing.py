"""Filing: what was worked out goes into the store in place of what stood there, and which facts that changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from dissensus.catalogue.entries import SAID, TITLED, Heading
from dissensus.catalogue.facts import Fact
from dissensus.catalogue.headings import NewPieces, Relisted, Under, relist
from dissensus.catalogue.kinds import NEIGHBOURS, SPEAKERS
from dissensus.catalogue.standing import NOTHING, StandingPoint, as_it_will_stand, differing, entries_in, standing_point
from dissensus.catalogue.store import Store
from dissensus.deriving.topics import neighbours_among
from dissensus.model import PointId

if TYPE_CHECKING:
    from dissensus.compiling.points import Filed

_POINT = "insert or replace into point values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_STATEMENT = "insert or replace into statement", 4
_OUTLINE = "insert or replace into outline", 3

_Value = TypeVar("_Value")

_SHARE = 128  # points filed at a time, some five megabytes

_Exchange = tuple[PointId, StandingPoint, StandingPoint]  # a point, what stands of it, and what will


def file_points(store: Store, filed: Iterable[Filed], gone: Collection[PointId]) -> set[Fact]:
    """Files points in place of those of their ids, and takes away those that are gone; the facts that this changes."""
    titles = titles_in_order(store) if gone else None
    changed: set[Fact] = set()
    for id_ in gone:
        changed |= _taken_away(store, id_)
    new = NewPieces(store)
    for share in _shares(filed):
        standing = [standing_point(store, each.id) for each in share]
        if titles is None and any(before.title != each.title for before, each in zip(standing, share, strict=True)):
            titles = titles_in_order(store)  # none has been given another title until now
        exchanged = [_exchange(new, before, each) for before, each in zip(standing, share, strict=True)]
        for each in exchanged:
            changed |= differing(*each)
        store.do(_POINT, (_row(each, after.number) for each, (_, _, after) in zip(share, exchanged, strict=True)))
        _put_others(store, exchanged)
    new.put()
    return changed | _of_all(store, titles or (), changed)


def file_first_points(store: Store, filed: Iterable[Filed]) -> None:
    """Files the first points of a store, from which nothing can have been made yet."""
    new = NewPieces(store)
    for share in _shares(filed):
        store.do(_POINT, [_row(each, new.add(each.id, entries_in(each.entries))) for each in share])
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
    new.put()


def titles_in_order(store: Store) -> list[PointId]:
    """All points A–Z by title."""
    query = "select id from point where title is not null order by title, id"
    return [point for (point,) in store.rows(query)]


def _shares(filed: Iterable[Filed]) -> Iterator[Sequence[Filed]]:
    coming = iter(filed)
    while share := list(islice(coming, _SHARE)):
        yield share


def _row(filed: Filed, number: int | None) -> tuple[object, ...]:
    return (
        filed.id,
        filed.digest,
        filed.reads,
        filed.title,
        filed.head,
        filed.brief,
        filed.written,
        filed.entries,
        number,
        filed.told or None,
        filed.references or None,
        filed.is_sound,
    )


def _exchange(new: NewPieces, before: StandingPoint, filed: Filed) -> _Exchange:
    after = as_it_will_stand(filed, before.number)
    if before.number is None:
        after = replace(after, number=new.add(filed.id, after.entries))
    return filed.id, before, after


def _put_others(store: Store, exchanged: Sequence[_Exchange]) -> None:
    """Puts what is other in the place of what stands of points: of one that is saved nearly all stays."""
    store.put(
        *_STATEMENT,
        (
            (id_, number, card, value)
            for id_, before, after in exchanged
            for number, (card, value) in _others(before.statements, after.statements)
        ),
    )
    store.put(
        *_OUTLINE,
        (
            (id_, number, value)
            for id_, before, after in exchanged
            for number, value in _others(before.outlines, after.outlines)
        ),
    )
    for table in ("statement", "outline"):
        ends = (
            (id_, len(after.statements))
            for id_, before, after in exchanged
            if len(before.statements) > len(after.statements)
        )
        store.do(f"delete from {table} where point = ? and number > ?", ends)
    _relist(store, exchanged)


def _relist(store: Store, exchanged: Iterable[_Exchange]) -> None:
    """Lists the points that stood in the store anew, under the headings where their entries are other."""
    changes: dict[Heading, dict[PointId, Relisted]] = defaultdict(dict)
    for id_, before, after in exchanged:
        if before.number is None:
            continue
        others: dict[Heading, list[Under]] = {(kind, key): [] for kind, key, *_ in {*before.entries} ^ {*after.entries}}
        for kind, key, rank, number in after.entries:
            if (mine := others.get((kind, key))) is not None:
                mine.append((rank, id_, number))
        for heading, under in others.items():
            changes[heading][id_] = before.number, under
    relist(store, changes)


def _others(before: Sequence[_Value], after: Sequence[_Value]) -> Iterator[tuple[int, _Value]]:
    """The values, by number, that are not as before."""
    formerly: Iterator[_Value | None] = chain(before, repeat(None))
    return ((number, value) for number, value in enumerate(after, 1) if value != next(formerly))


def _taken_away(store: Store, id_: PointId) -> set[Fact]:
    before = standing_point(store, id_)
    store.do("delete from point where id = ?", [(id_,)])
    store.do("delete from statement where point = ?", [(id_,)])
    store.do("delete from outline where point = ?", [(id_,)])
    _relist(store, [(id_, before, NOTHING)])
    return differing(id_, before, NOTHING)


def _of_all(store: Store, titles: Sequence[PointId], changed: Collection[Fact]) -> set[Fact]:
    """The facts about all points together that are not as before."""
    further: set[Fact] = set()
    if (TITLED, "") in changed:
        before, after = neighbours_among(titles), neighbours_among(titles_in_order(store))
        further |= {(NEIGHBOURS, id_) for id_ in before.keys() | after.keys() if before.get(id_) != after.get(id_)}
    if any(kind == SAID for kind, _ in changed):
        further.add((SPEAKERS, ""))
    return further
