"""The tables: all that pages and exports are filled from, derived once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TypeVar

from msgspec import Struct

from dissensus import dates
from dissensus.deriving.carrying import uncarried
from dissensus.deriving.coverage import Coverage, Report, coverage_of, reports_by_document
from dissensus.deriving.map import Map, outlet_map, party_map
from dissensus.deriving.on_demand import OnDemand
from dissensus.deriving.points import CardPlace, Heard, PointTable, point_tables
from dissensus.deriving.statements import Statement, statement_order
from dissensus.deriving.topics import neighbours_of, points_by_topic
from dissensus.deriving.wording import Wording, wordings_of
from dissensus.evidence import Evidence, Passage
from dissensus.memory import settled
from dissensus.model import DocumentId, Id, Library, PointId, SourceId

Key = TypeVar("Key")


class Resting(Struct, frozen=True):
    """A passage of a document with the statements that rest on it, or whose caveat it is."""

    passage: Passage
    statements: tuple[Statement, ...]
    caveat_of: tuple[Statement, ...]


@dataclass(frozen=True, eq=False)
class Tables:
    """Every point worked out, and what follows from all of them, each worked out when it is first asked for."""

    library: Library
    evidence: Evidence
    points: Mapping[PointId, PointTable]
    documents: tuple[DocumentId, ...]  # all, by date

    @cached_property
    def by_source(self) -> Mapping[SourceId, tuple[Statement, ...]]:
        """The statements of each source, by time."""
        return _grouped(self._in_time, lambda statement: [statement.card.speaker])

    @cached_property
    def jointly(self) -> Mapping[SourceId, tuple[Statement, ...]]:
        """The statements that each source makes together with others."""
        return _grouped(self._in_time, lambda statement: self.library.sources[statement.card.speaker].members)

    @cached_property
    def relayed_by(self) -> Mapping[SourceId, tuple[Statement, ...]]:
        """The statements of others that each source handed on."""
        return _grouped(self._in_time, relays_of)

    @cached_property
    def by_document(self) -> Mapping[DocumentId, tuple[Resting, ...]]:
        """The passages of each document, in the order of the text, each once, with what rests on them."""
        return OnDemand(self._resting, partial(_passages, self._resting))

    @cached_property
    def coverage(self) -> Mapping[DocumentId, Coverage]:
        """What became of the sentences of each document."""
        return coverage_of(self.library, self.evidence, self._resting)

    @cached_property
    def heard(self) -> Mapping[CardPlace, tuple[Heard, ...]]:
        """The relations that lead to each card."""
        relations = (relation for table in self.points.values() for relation in table.relations)
        return {target: tuple(heard for _, heard in group) for target, group in _gathered(relations).items()}

    @cached_property
    def wordings(self) -> Mapping[PointId, tuple[Wording, ...]]:
        """How each outlet put the statements of a point that have two or more reports."""
        return OnDemand(self.points, partial(_wordings, self.points))

    @cached_property
    def uncarried(self) -> Mapping[SourceId, tuple[Statement, ...]]:
        """By outlet: the statements that none of its documents reports."""
        return uncarried(self._statements, self.library)

    @cached_property
    def party_map(self) -> Map:
        """Points × parties."""
        return party_map(self.points, self.library)

    @cached_property
    def outlet_map(self) -> Map:
        """Points × outlets."""
        return outlet_map(self.points, self.library)

    @cached_property
    def topics(self) -> Mapping[Id, tuple[PointId, ...]]:
        """The points of each topic."""
        return points_by_topic(self.library.points)

    @cached_property
    def neighbours(self) -> Mapping[PointId, tuple[PointId | None, PointId | None]]:
        """The points before and after each, A–Z by title."""
        return neighbours_of(self.library.points)

    @cached_property
    def _statements(self) -> list[Statement]:
        return [statement for table in self.points.values() for statement in table.statements]

    @cached_property
    def _in_time(self) -> list[Statement]:
        return sorted(self._statements, key=statement_order)

    @cached_property
    def _resting(self) -> Mapping[DocumentId, Sequence[Report]]:
        return reports_by_document(self._statements)


def derive(library: Library, evidence: Evidence) -> Tables:
    """Everything that follows from a library whose quotes are proved."""
    documents = settled("documents by date", documents_by_date(library.documents, library))
    return Tables(library, evidence, point_tables(library, evidence, documents), documents)


def documents_by_date(documents: Iterable[DocumentId], library: Library) -> tuple[DocumentId, ...]:
    """Documents in order of publication, then outlet A–Z, then id."""

    def place(id_: DocumentId) -> tuple[object, ...]:
        document = library.documents[id_]
        return dates.parse(document.published).order(), library.sources[document.outlet].name.casefold(), id_

    return tuple(sorted(documents, key=place))


def relays_of(statement: Statement) -> list[SourceId]:
    """The sources that handed a statement on, each once."""
    return list(dict.fromkeys(relay for reported in statement.reports for relay in reported.report.via))


def _passages(resting: Mapping[DocumentId, Sequence[Report]], document: DocumentId) -> tuple[Resting, ...]:
    held: dict[Passage, tuple[list[Statement], list[Statement]]] = {}
    for statement, reported in resting[document]:
        held.setdefault(reported.passage, ([], []))[0].append(statement)
        if reported.caveat:
            held.setdefault(reported.caveat, ([], []))[1].append(statement)
    passages = [Resting(passage, tuple(used), tuple(caveats)) for passage, (used, caveats) in held.items()]
    return tuple(sorted(passages, key=lambda each: _extent(each.passage)))


def _wordings(points: Mapping[PointId, PointTable], point: PointId) -> tuple[Wording, ...]:
    return wordings_of(points[point].statements)


def _extent(passage: Passage) -> list[tuple[int, int]]:
    return [(piece.start, piece.end) for piece in passage.pieces]


def _grouped(
    statements: Iterable[Statement], keys: Callable[[Statement], Iterable[Key]]
) -> dict[Key, tuple[Statement, ...]]:
    groups: dict[Key, list[Statement]] = {}
    for statement in statements:
        for key in keys(statement):
            groups.setdefault(key, []).append(statement)
    return {key: tuple(group) for key, group in groups.items()}


def _gathered(relations: Iterable[tuple[CardPlace, Heard]]) -> dict[CardPlace, list[tuple[CardPlace, Heard]]]:
    gathered: dict[CardPlace, list[tuple[CardPlace, Heard]]] = {}
    for relation in relations:
        gathered.setdefault(relation[0], []).append(relation)
    return gathered
