"""The tables of a site as the catalogue has them: looked up when a page asks, in part where they are long."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dissensus.catalogue.carriers import Carriers
from dissensus.catalogue.facts import ALL, Filed
from dissensus.catalogue.points import Points
from dissensus.catalogue.related import Related
from dissensus.catalogue.speakers import Speakers
from dissensus.catalogue.statements import Statements
from dissensus.catalogue.store import Store
from dissensus.deriving.silence import Roll, roll_of
from dissensus.evidence import Evidence
from dissensus.model import DocumentId, Library, PartyId, PointId, SourceId


class Shelves:
    """The tables of one state of a site. `library` is without points; they are looked up here."""

    def __init__(self, store: Store, library: Library, evidence: Evidence) -> None:
        self.store = store
        self.library = library
        self.evidence = evidence
        self._statements = statements = Statements(store)
        self.outlines, self.in_full = statements.outlines, statements.in_full
        related = Related(store, statements)
        self.cards, self.heard, self.look_round = related.cards, related.heard, related.look_round
        self._points = points = Points(store, library, related)
        self.written, self.points, self.briefs, self.heads = points.written, points.tables, points.briefs, points.heads
        self.retired, self.neighbours, self.topics = points.retired, points.neighbours, points.topics
        self.look_ahead = points.look_ahead
        self._speakers = speakers = Speakers(statements, library)
        self.by_source, self.jointly = speakers.by_source, speakers.jointly
        self.spoken_on, self.relayed_by = speakers.spoken_on, speakers.relayed_by
        self._carriers = carriers = Carriers(store, statements, library)
        self.by_document, self.lengths = carriers.by_document, carriers.lengths
        self.uncarried, self.reports_on = carriers.uncarried, carriers.reports_on
        self._roll: Mapping[str, Roll] = Filed("roll", tuple, self._whole_roll)

    def __reduce__(self) -> tuple[type[Shelves], tuple[Store, Library, Evidence]]:
        return Shelves, (self.store, self.library, self.evidence)  # in another process as made anew

    def renewed(self) -> Shelves:
        """The same for another state of the points amid the same parties, sources and documents."""
        shelves = Shelves(self.store, self.library, self.evidence)
        shelves._roll, standing = self._roll, self._carriers
        shelves._carriers.by_date, shelves._carriers.published = standing.by_date, standing.published
        return shelves

    @property
    def roll(self) -> Roll:
        """Who can be silent on a point."""
        return self._roll[ALL]

    @property
    def ordered(self) -> Sequence[PointId]:
        """All points A–Z by title."""
        return self._points.ordered

    @property
    def sides(self) -> Collection[PartyId | None]:
        """The parties that somebody speaks for."""
        return self._speakers.sides

    @property
    def number(self) -> int:
        """How many statements there are."""
        return self._statements.number

    @property
    def documents(self) -> Sequence[DocumentId]:
        """All documents by date."""
        return self._carriers.documents

    @property
    def published(self) -> Mapping[SourceId, Sequence[DocumentId]]:
        """The documents of each outlet that has any, by date."""
        return self._carriers.published

    def _whole_roll(self, _: str) -> Roll:
        return roll_of(self.library.parties, self.library.sources)
