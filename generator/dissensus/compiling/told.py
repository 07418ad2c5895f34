"""What is to be told of a site: of its points, of what stands around them, and of what leads from one to another.

Points with faults have nothing in the catalogue but what is told of each by itself. What leads from them and to them is
looked for in what could be read of them, by whoever has that at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from types import MappingProxyType

from msgspec.structs import replace

from dissensus.catalogue.entries import TOPIC
from dissensus.catalogue.facts import reads
from dissensus.catalogue.headings import keys_of
from dissensus.catalogue.packing import Changed, packed
from dissensus.catalogue.sealing import opened, sealed
from dissensus.catalogue.shelves import Shelves
from dissensus.catalogue.store import Store
from dissensus.checks import Destinations, Reference, between, references_of, surroundings_of
from dissensus.checks.between import pages_beside_points
from dissensus.checks.references import ToPage
from dissensus.checks.wording import without_allowed
from dissensus.compiling.points import Told
from dissensus.deriving.coverage import Report
from dissensus.evidence import Evidence, Passage
from dissensus.evidence.setting_aside import used_in
from dissensus.faults import Fault, Where, in_order
from dissensus.model import CardId, DocumentId, Id, Library, Point, PointId, point_file

Readable = Mapping[PointId, Point]  # of points with faults those that could be read
NONE: Readable = MappingProxyType({})


def tell(store: Store, library: Library, readable: Readable = NONE) -> None:
    """Notes all that is to be told of the site, in order."""
    around: Told = store.noted("told around", Told)
    told = [opened(value, Told) for (value,) in store.rows("select told from point where told is not null")]
    used = [opened(value, list[Fault]) for (value,) in store.rows("select used from document where used is not null")]
    known = replace(library, unread=library.unread | _unread(store, readable))
    faults = [
        *around.faults,
        *store.noted("strays", list[Fault]),
        *store.noted("told of names", list[Fault]),
        *(fault for each in told for fault in each.faults),
        *(store.noted("told of documents", list[Fault]) or ()),
        *(fault for each in used for fault in each),
        *_between(store, known, readable),
    ]
    warnings = [*around.warnings, *(fault for each in told for fault in each.warnings)]
    faults += without_allowed(surroundings_of(known), warnings)
    store.note("faults", in_order(faults))


def look_at_set_aside(store: Store, library: Library, shelves: Shelves, evidence: Evidence, changed: Changed) -> None:
    """What is set aside although a statement rests on it; looked at again where that may differ."""
    rows = store.rows("select id, reads from document")
    stale = [id_ for id_, read in rows if library.documents[id_].set_aside and (not read or changed.meets(read))]
    for id_ in stale:
        with reads() as facts:
            used = list(places_resting(id_, shelves))
            found = list(used_in(id_, library.documents[id_], evidence.passages, used))
        store.do("update document set used = ?, reads = ? where id = ?", [(sealed(found), packed(facts), id_)])


def places_resting(id_: DocumentId, shelves: Shelves) -> Iterator[tuple[Where, Passage]]:
    """The passages of a document that statements rest on, with the places where curators quote them."""
    for statement, reported in sorted(shelves.reports_on(id_), key=_as_written):
        place = point_file(statement.point) / "cards" / statement.index / "reports" / reported.index
        yield place / "quote", reported.passage
        if reported.caveat:
            yield place / "caveat" / "quote", reported.caveat


def _as_written(report: Report) -> tuple[PointId, int, int]:
    return report.statement.point, report.statement.index, report.reported.index


def _unread(store: Store, readable: Readable) -> frozenset[str]:
    """The files of points with faults of which nothing is known."""
    unsound = store.rows("select id from point where not is_sound")
    return frozenset(point_file(id_).file for (id_,) in unsound if id_ not in readable)


def _between(store: Store, library: Library, readable: Readable) -> list[Fault]:
    references = _references(store, readable)
    if not references:
        return []
    cards = _cards(store, readable)
    pages: tuple[str, ...] = ()
    if any(isinstance(each, ToPage) for each in references):
        pages = tuple(pages_beside_points(surroundings_of(library), _topics(store, readable)))
    return between(references, Destinations(cards=cards, pages=pages, unread=library.unread))


def _references(store: Store, readable: Readable) -> list[Reference]:
    rows = store.rows("select refs from point where refs is not null")
    references = [each for (value,) in rows for each in opened(value, list[Reference])]
    references += store.noted("references around", list[Reference])
    return [*references, *(each for id_, point in readable.items() for each in references_of(id_, point))]


def _cards(store: Store, readable: Readable) -> dict[PointId, list[CardId]]:
    """The cards of every point of which something is known, in order."""
    cards = {id_: [card.id for card in point.cards] for id_, point in readable.items()}
    cards |= {id_: [] for (id_,) in store.rows("select id from point where is_sound")}
    for point, card in store.rows("select point, card from statement order by point, number"):
        cards[point].append(card)
    return dict(sorted(cards.items()))


def _topics(store: Store, readable: Readable) -> Set[Id]:
    """The topics of every point of which something is known."""
    return {*keys_of(store, TOPIC), *(topic for point in readable.values() for topic in point.topics)}
