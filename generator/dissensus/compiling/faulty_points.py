"""What is to be told of a site of which only points have faults: the same as a look at the whole of it tells.

Points with faults have nothing in the catalogue but what is told of each by itself. What leads from them and to them,
and what rests on words that are set aside, is looked for in what could be read of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from dissensus.catalogue.shelves import Shelves
from dissensus.catalogue.store import Store, sealed
from dissensus.checks import Reference, references_of
from dissensus.compiling.update import Standing, Update, places_resting
from dissensus.evidence import ArchivedText, Evidence, Passage, prove_point
from dissensus.evidence.setting_aside import used_in
from dissensus.faults import Fault, Where, in_order, without_echoes
from dissensus.faults.fault import Key
from dissensus.model import CardId, DocumentId, Id, Library, Point, PointId, point_file
from dissensus.reading import Site
from dissensus.reading.library import lost_in_part
from dissensus.reading.points import ENDING, read_point


class FaultyPoints(Update):
    """The points of a site that have faults, in a catalogue where all others have none."""

    def __init__(
        self,
        store: Store,
        standing: Standing,
        archives: Mapping[DocumentId, ArchivedText],
        ids: Sequence[PointId],
    ) -> None:
        super().__init__(store, Site(standing.ground.root), jobs=1)
        self._standing = standing
        self._read = {id_: read_point(self.site, f"{id_}{ENDING}") for id_ in ids}
        self._archived = archives

    def told(self, shelves: Shelves) -> tuple[Fault, ...] | None:
        """All faults of the site; None where only a look at the whole of it can tell.

        `shelves` are of the catalogue as it is now. What is noted on the way is for the caller to take back.
        """
        reading = [fault for each in self._read.values() for fault in each.faults]
        if lost_in_part(reading):
            return None
        library = self._standing.library
        unread = frozenset(each.file for each in self._read.values() if each.point is None)
        self._set_aside(library, shelves, self._standing.evidence)
        self._tell(replace(library, unread=library.unread | unread))
        later = (fault for fault in self.store.noted("faults", list[Fault]) if fault not in reading)
        return tuple(in_order([*reading, *without_echoes(reading, later)]))

    def _set_aside(self, library: Library, shelves: Shelves, evidence: Evidence) -> None:
        for id_, document in library.documents.items():
            if document.set_aside:
                resting = sorted([*places_resting(id_, shelves), *self._resting(id_)], key=_as_written)
                found = list(used_in(id_, document, evidence.passages, resting))
                self.store.do("update document set used = ? where id = ?", [(sealed(found), id_)])

    def _resting(self, document: DocumentId) -> Iterator[tuple[Where, Passage]]:
        """What these points rest on in a document, as far as it could be proved."""
        for id_, point in self._readable:
            passages = dict(prove_point(id_, point, self._archived).passages)
            for card, written in enumerate(point.cards):
                for report, carried in enumerate(written.reports):
                    place = point_file(id_) / "cards" / card / "reports" / report
                    places = (place / "quote", place / "caveat" / "quote")
                    yield from ((at, passages[at]) for at in places if carried.document == document and at in passages)

    def _references(self) -> list[Reference]:
        return [*super()._references(), *(each for id_, point in self._readable for each in references_of(id_, point))]

    def _cards(self) -> dict[PointId, list[CardId]]:
        cards = super()._cards()
        for id_ in self._read:
            del cards[id_]
        cards |= {id_: [card.id for card in point.cards] for id_, point in self._readable}
        return dict(sorted(cards.items()))

    def _topics(self) -> dict[Id, int]:
        topics = Counter(super()._topics())
        for _, point in self._readable:
            topics.update(dict.fromkeys(point.topics, 1))
        return topics

    def _unread(self, library: Library) -> frozenset[str]:
        return library.unread

    @property
    def _readable(self) -> Iterator[tuple[PointId, Point]]:
        """What could be read."""
        return ((id_, each.point) for id_, each in self._read.items() if each.point is not None)


def _as_written(resting: tuple[Where, Passage]) -> tuple[PointId, tuple[Key, ...], bool]:
    where, _ = resting
    return where.file.removesuffix(ENDING), where.path[:4], "caveat" in where.path
