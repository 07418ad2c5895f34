"""The tables of a library that is at hand, each worked out when it is first asked for."""

# ruff: noqa: D102 -- what Derived gives is told at Tables

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import TypeVar

from msgspec import Struct

from dissensus.deriving.briefs import Brief, Head, brief_of
from dissensus.deriving.carrying import Uncarried, uncarried
from dissensus.deriving.coverage import Coverage, Report, coverage_of, reports_by_document
from dissensus.deriving.on_demand import OnDemand
from dissensus.deriving.outlines import Outline, Place, outline_of, place_of
from dissensus.deriving.points import (
    CardPlace,
    Heard,
    PointTable,
    documents_by_date,
    documents_by_outlet,
    heard_in,
    point_tables,
    relays_of,
    targets_of,
)
from dissensus.deriving.resting import Rest, Resting, passages_of, rank_of
from dissensus.deriving.sides import sides_of
from dissensus.deriving.silence import Roll, roll_of
from dissensus.deriving.statements import Statement
from dissensus.deriving.tables import Ahead
from dissensus.deriving.topics import neighbours_among, points_by_title, points_by_topic
from dissensus.evidence import Evidence
from dissensus.model import DocumentId, Id, Library, PartyId, PointId, SourceId

Key = TypeVar("Key")


class Derived(Struct, frozen=True, eq=False, dict=True):
    """The tables of a library that is at hand, each worked out when it is first asked for."""

    library: Library
    evidence: Evidence
    points: Mapping[PointId, PointTable]
    documents: Sequence[DocumentId]

    @cached_property
    def briefs(self) -> Mapping[PointId, Brief]:
        return {
            id_: brief_of(table.statements, tuple(table.gist.columns.values()), self.library)
            for id_, table in self.points.items()
        }

    @cached_property
    def heads(self) -> Mapping[PointId, Head]:
        return {id_: Head(point.title, point.question) for id_, point in self.library.points.items()}

    @cached_property
    def cards(self) -> Mapping[CardPlace, Outline]:
        return {(each.point, each.card.id): outline_of(each) for each in self._all}

    @cached_property
    def heard(self) -> Mapping[CardPlace, Sequence[Heard]]:
        relating = _grouped(self._all, targets_of)
        return {card: heard_in(map(outline_of, relating.get(card, ())), card) for card in self.cards}

    @cached_property
    def roll(self) -> Roll:
        return roll_of(self.library.parties, self.library.sources)

    @cached_property
    def ordered(self) -> Sequence[PointId]:
        return points_by_title(self.library.points)

    @cached_property
    def retired(self) -> Mapping[PointId, Sequence[PointId]]:
        return {id_: point.previously for id_, point in self.library.points.items()}

    @cached_property
    def topics(self) -> Mapping[Id, Sequence[PointId]]:
        return points_by_topic(self.library.points)

    @cached_property
    def neighbours(self) -> Mapping[PointId, tuple[PointId | None, PointId | None]]:
        return neighbours_among(self.ordered)

    def outlines(self, places: Sequence[Place]) -> Sequence[Outline]:
        return [outline_of(statement) for statement in self.in_full(places)]

    def in_full(self, places: Sequence[Place]) -> Sequence[Statement]:
        return [self.points[point].statements[number - 1] for point, number in places]

    def look_ahead(self, points: Sequence[PointId], *kinds: Ahead) -> None:
        pass  # all is at hand

    def look_round(self, statements: Sequence[Statement]) -> None:
        pass  # likewise

    @cached_property
    def by_source(self) -> Mapping[SourceId, Sequence[Place]]:
        return _places_by(self._all, lambda statement: [statement.card.speaker])

    @cached_property
    def sides(self) -> Collection[PartyId | None]:
        return sides_of(self.by_source, self.library.sources)

    @cached_property
    def spoken_on(self) -> Mapping[SourceId, Collection[PointId]]:
        return OnDemand(self.library.sources, partial(_spoken_on, self.by_source, self.jointly))

    @cached_property
    def jointly(self) -> Mapping[SourceId, Sequence[Place]]:
        return _places_by(self._all, lambda statement: self.library.sources[statement.card.speaker].members)

    @cached_property
    def relayed_by(self) -> Mapping[SourceId, Sequence[Place]]:
        return _places_by(self._all, relays_of)

    @cached_property
    def uncarried(self) -> Mapping[SourceId, Uncarried]:
        return uncarried(self._all, self.library)

    @property
    def number(self) -> int:
        return len(self._all)

    @cached_property
    def published(self) -> Mapping[SourceId, Sequence[DocumentId]]:
        return documents_by_outlet(self.documents, self.library)

    @cached_property
    def by_document(self) -> Mapping[DocumentId, Sequence[Resting]]:
        return OnDemand(self._resting, partial(_resting_on, self._resting))

    @cached_property
    def lengths(self) -> Mapping[DocumentId, int]:
        return {id_: len(text) for id_, text in self.library.texts.items()}

    @cached_property
    def coverage(self) -> Mapping[DocumentId, Coverage]:
        """What became of the sentences of each document."""
        return coverage_of(self.library, self.evidence, self._resting)

    @cached_property
    def _all(self) -> list[Statement]:
        return [statement for table in self.points.values() for statement in table.statements]

    @cached_property
    def _resting(self) -> Mapping[DocumentId, Sequence[Report]]:
        return reports_by_document(self._all)


def derive(library: Library, evidence: Evidence) -> Derived:
    """Everything that follows from a library whose quotes are proved."""
    points = point_tables(library, evidence)
    documents = documents_by_date(library.documents, library)
    return Derived(library, evidence, points, documents)


def _resting_on(resting: Mapping[DocumentId, Sequence[Report]], document: DocumentId) -> tuple[Resting, ...]:
    return passages_of(_rests(resting[document]))


def _rests(reports: Iterable[Report]) -> Iterator[Rest]:
    for statement, reported in reports:
        yield rank_of(reported.passage), False, *place_of(statement)
        if reported.caveat:
            yield rank_of(reported.caveat), True, *place_of(statement)


def _spoken_on(
    alone: Mapping[SourceId, Sequence[Place]], jointly: Mapping[SourceId, Sequence[Place]], source: SourceId
) -> frozenset[PointId]:
    return frozenset(point for kind in (alone, jointly) for point, _ in kind.get(source, ()))


def _grouped(
    statements: Iterable[Statement], keys: Callable[[Statement], Iterable[Key]]
) -> dict[Key, tuple[Statement, ...]]:
    groups: dict[Key, list[Statement]] = {}
    for statement in statements:
        for key in keys(statement):
            groups.setdefault(key, []).append(statement)
    return {key: tuple(group) for key, group in groups.items()}


def _places_by(
    statements: Iterable[Statement], keys: Callable[[Statement], Iterable[Key]]
) -> dict[Key, tuple[Place, ...]]:
    return {key: tuple(map(place_of, group)) for key, group in _grouped(statements, keys).items()}
