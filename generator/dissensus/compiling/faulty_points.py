"""What is to be told of a site of which only points have faults: the same as a look at the whole of it tells.

What rests on words that are set aside is looked for in the catalogue, and in what could be read of these points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dissensus.catalogue.sealing import sealed
from dissensus.catalogue.store import Store
from dissensus.compiling.points import Shared
from dissensus.compiling.told import Readable, places_resting, tell
from dissensus.compiling.update import Standing
from dissensus.evidence import ArchivedText, Passage, prove_point
from dissensus.evidence.setting_aside import used_in
from dissensus.faults import Fault, Where, in_order, without_echoes
from dissensus.faults.fault import Key
from dissensus.model import DocumentId, PointId, point_file
from dissensus.reading.library import lost_in_part
from dissensus.reading.points import ENDING, read_point


def told_of_faulty(
    store: Store, standing: Standing, shared: Shared, ids: Sequence[PointId]
) -> tuple[Fault, ...] | None:
    """All faults of the site, if these of its points have some; None where only a look at the whole of it can tell.

    `standing` is the last good state. What is noted on the way is for the caller to take back.
    """
    read = {id_: read_point(shared.site, f"{id_}{ENDING}") for id_ in ids}
    reading = [fault for each in read.values() for fault in each.faults]
    if lost_in_part(reading):
        return None
    readable = {id_: each.point for id_, each in read.items() if each.point is not None}
    _look_at_set_aside(store, standing, shared.archives, readable)
    tell(store, standing.library, readable)
    later = (fault for fault in store.noted("faults", list[Fault]) if fault not in reading)
    return tuple(in_order([*reading, *without_echoes(reading, later)]))


def _look_at_set_aside(
    store: Store, standing: Standing, archives: Mapping[DocumentId, ArchivedText], readable: Readable
) -> None:
    shelves = standing.shelves.renewed()
    for id_, document in standing.library.documents.items():
        if document.set_aside:
            resting = sorted([*places_resting(id_, shelves), *_resting(id_, archives, readable)], key=_as_written)
            found = list(used_in(id_, document, standing.evidence.passages, resting))
            store.do("update document set used = ? where id = ?", [(sealed(found), id_)])


def _resting(
    document: DocumentId, archives: Mapping[DocumentId, ArchivedText], readable: Readable
) -> Iterator[tuple[Where, Passage]]:
    """What these points rest on in a document, as far as it could be proved."""
    for id_, point in readable.items():
        passages = dict(prove_point(id_, point, archives).passages)
        for card, written in enumerate(point.cards):
            for report, carried in enumerate(written.reports):
                place = point_file(id_) / "cards" / card / "reports" / report
                places = (place / "quote", place / "caveat" / "quote")
                yield from ((at, passages[at]) for at in places if carried.document == document and at in passages)


def _as_written(resting: tuple[Where, Passage]) -> tuple[PointId, tuple[Key, ...], bool]:
    where, _ = resting
    return where.file.removesuffix(ENDING), where.path[:4], "caveat" in where.path
