"""Documents as the catalogue has them: in their order, what rests on each, and what those of an outlet do not carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, partial

from dissensus.catalogue.entries import CAVEAT, RESTING
from dissensus.catalogue.facts import ALL, Filed, ask, ask_all, reads
from dissensus.catalogue.headings import listed
from dissensus.catalogue.kinds import CARRIED, PUBLISHED_BY
from dissensus.catalogue.statements import Statements
from dissensus.catalogue.store import Store
from dissensus.deriving.carrying import LISTED, Uncarried
from dissensus.deriving.coverage import Report
from dissensus.deriving.outlines import Place
from dissensus.deriving.points import documents_by_date, documents_by_outlet
from dissensus.deriving.resting import Resting, passages_of
from dissensus.model import DocumentId, Library, SourceId


class Carriers:
    """What the documents of a site carry."""

    def __init__(self, store: Store, statements: Statements, library: Library) -> None:
        self._store = store
        self._statements = statements
        self._library = library
        self.by_date: Mapping[str, Sequence[DocumentId]] = Filed("documents", tuple, self._by_date)
        self.published: Mapping[SourceId, Sequence[DocumentId]] = Filed(PUBLISHED_BY, self._outlets, self._published)
        self.by_document: Mapping[DocumentId, Sequence[Resting]] = Filed(
            RESTING, partial(statements.headings, RESTING), self._resting
        )
        self.lengths: Mapping[DocumentId, int] = Filed("document", self._measured, self._length)
        self.uncarried: Mapping[SourceId, Uncarried] = Filed(CARRIED, self._outlets, self._not_carried)

    def __reduce__(self) -> tuple[type[Carriers], tuple[Store, Statements, Library]]:
        return Carriers, (self._store, self._statements, self._library)  # in another process as made anew

    @property
    def documents(self) -> Sequence[DocumentId]:
        """All by date."""
        return self.by_date[ALL]

    def reports_on(self, document: DocumentId) -> list[Report]:
        """The reports that a document carries, point by point."""
        ask(RESTING, document)
        return [
            Report(statement, reported)
            for statement in self._statements.in_full(self._statements.under(RESTING, document))
            for reported in statement.reports
            if reported.report.document == document
        ]

    def _by_date(self, _: str) -> Sequence[DocumentId]:
        return documents_by_date(self._library.documents, self._library)

    def _measured(self) -> Sequence[DocumentId]:
        return list(self._library.documents)

    def _length(self, document: DocumentId) -> int | None:
        found = self._store.row("select length from document where id = ?", document)
        return None if found is None else int(found[0])

    def _resting(self, document: DocumentId) -> Sequence[Resting] | None:
        ask(CAVEAT, document)
        rests = [
            (rank, kind == CAVEAT, point, number)
            for kind in (RESTING, CAVEAT)
            for rank, point, number in listed(self._store, kind, document)
        ]
        return passages_of(rests) or None

    def _outlets(self) -> Sequence[SourceId]:
        ask(PUBLISHED_BY)
        return sorted(self._by_outlet)

    def _published(self, outlet: SourceId) -> Sequence[DocumentId] | None:
        with reads():  # it is a fact of its own
            return documents_by_date(self._by_outlet.get(outlet, ()), self._library) or None

    @cached_property
    def _by_outlet(self) -> Mapping[SourceId, Sequence[DocumentId]]:
        """The documents of each outlet, in no order."""
        with reads():  # likewise
            return documents_by_outlet(self._library.documents, self._library)

    def _not_carried(self, outlet: SourceId) -> Uncarried | None:
        documents = self.published.get(outlet)
        if not documents:
            return None
        ask_all([(CARRIED, id_) for id_ in documents])
        carried = self._carried(documents)
        number = self._statements.number - len(carried)
        if number > LISTED:
            return Uncarried(number, ())
        all_ = sorted(self._store.rows("select point, number from statement"))
        return Uncarried(number, tuple(place for place in all_ if place not in carried))

    def _carried(self, documents: Sequence[DocumentId]) -> set[Place]:
        """The statements that any of some documents reports."""
        return {
            (point, number) for document in documents for _, point, number in listed(self._store, RESTING, document)
        }
