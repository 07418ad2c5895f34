"""The tables: all that pages and exports are filled from, derived once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from msgspec import Struct

from dissensus import dates
from dissensus.deriving.carrying import uncarried
from dissensus.deriving.coverage import Coverage, Report, coverage_of, reports_by_document
from dissensus.deriving.map import Map, outlet_map, party_map
from dissensus.deriving.on_demand import OnDemand
from dissensus.deriving.points import PointTable, point_tables
from dissensus.deriving.statements import Statement, statement_order
from dissensus.deriving.topics import neighbours_of, points_by_topic
from dissensus.deriving.wording import Wording, wordings_of
from dissensus.evidence import Evidence, Passage
from dissensus.memory import settled
from dissensus.model import CardId, DocumentId, Id, Library, PointId, Relation, SourceId

Key = TypeVar("Key")


class Heard(Struct, frozen=True):
    """A relation as the card it leads to sees it."""

    by: Statement
    relation: Relation


class Resting(Struct, frozen=True):
    """A passage of a document with the statements that rest on it, or whose caveat it is."""

    passage: Passage
    statements: tuple[Statement, ...]
    caveat_of: tuple[Statement, ...]


class Tables(Struct, frozen=True):
    """Every point worked out, and the same statements by source and by document."""

    points: Mapping[PointId, PointTable]
    by_source: Mapping[SourceId, tuple[Statement, ...]]  # by time
    jointly: Mapping[SourceId, tuple[Statement, ...]]  # statements that it makes together with others
    relayed_by: Mapping[SourceId, tuple[Statement, ...]]  # statements of others
    by_document: Mapping[DocumentId, tuple[Resting, ...]]  # in the order of the text
    heard: Mapping[tuple[PointId, CardId], tuple[Heard, ...]]
    wordings: Mapping[PointId, tuple[Wording, ...]]  # of each statement with two or more reports
    numbers: Mapping[tuple[PointId, CardId], int]
    documents: tuple[DocumentId, ...]  # all, by date
    uncarried: Mapping[SourceId, tuple[Statement, ...]]  # by outlet: what none of its documents reports
    coverage: Mapping[DocumentId, Coverage]
    party_map: Map
    outlet_map: Map
    topics: Mapping[Id, tuple[PointId, ...]]  # the points of each
    neighbours: Mapping[PointId, tuple[PointId | None, PointId | None]]  # before and after, A–Z by title


def derive(library: Library, evidence: Evidence) -> Tables:
    """Everything that follows from a library whose quotes are proved."""
    documents = settled("documents by date", documents_by_date(library.documents, library))
    points = point_tables(library, evidence, documents)
    statements = [statement for table in points.values() for statement in table.statements]
    resting = reports_by_document(statements)
    in_time = sorted(statements, key=statement_order)
    return Tables(
        points=points,
        by_source=_grouped(in_time, lambda s: [s.card.speaker]),
        jointly=_grouped(in_time, lambda s: library.sources[s.card.speaker].members),
        relayed_by=_grouped(in_time, relays_of),
        by_document=passages_by_document(resting),
        heard=_heard(statements),
        wordings=wordings_by_point(points),
        numbers={(s.point, s.card.id): n for t in points.values() for n, s in enumerate(t.statements, 1)},
        documents=documents,
        uncarried=uncarried(statements, library),
        coverage=coverage_of(library, evidence, resting),
        party_map=party_map(points, library),
        outlet_map=outlet_map(points, library),
        topics=points_by_topic(library.points),
        neighbours=neighbours_of(library.points),
    )


def documents_by_date(documents: Iterable[DocumentId], library: Library) -> tuple[DocumentId, ...]:
    """Documents in order of publication, then outlet A–Z, then id."""

    def place(id_: DocumentId) -> tuple[object, ...]:
        document = library.documents[id_]
        return dates.parse(document.published).order(), library.sources[document.outlet].name.casefold(), id_

    return tuple(sorted(documents, key=place))


def relays_of(statement: Statement) -> list[SourceId]:
    """The sources that handed a statement on, each once."""
    return list(dict.fromkeys(relay for reported in statement.reports for relay in reported.report.via))


def passages_by_document(resting: Mapping[DocumentId, Sequence[Report]]) -> Mapping[DocumentId, tuple[Resting, ...]]:
    """The passages of each document, each once, with what rests on them."""
    return OnDemand(resting, partial(_passages, resting))


def _passages(resting: Mapping[DocumentId, Sequence[Report]], document: DocumentId) -> tuple[Resting, ...]:
    held: dict[Passage, tuple[list[Statement], list[Statement]]] = {}
    for statement, reported in resting[document]:
        held.setdefault(reported.passage, ([], []))[0].append(statement)
        if reported.caveat:
            held.setdefault(reported.caveat, ([], []))[1].append(statement)
    passages = [Resting(passage, tuple(used), tuple(caveats)) for passage, (used, caveats) in held.items()]
    return tuple(sorted(passages, key=lambda each: _extent(each.passage)))


def wordings_by_point(points: Mapping[PointId, PointTable]) -> Mapping[PointId, tuple[Wording, ...]]:
    """How each outlet put the statements of a point that have two or more reports."""
    return OnDemand(points, partial(_wordings, points))


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


def _heard(statements: Iterable[Statement]) -> dict[tuple[PointId, CardId], tuple[Heard, ...]]:
    heard: dict[tuple[PointId, CardId], list[Heard]] = {}
    for statement in statements:
        for relation in statement.card.relates:
            heard.setdefault(target_of(relation.to, statement.point), []).append(Heard(statement, relation))
    return {target: tuple(relations) for target, relations in heard.items()}


def target_of(reference: str, here: PointId) -> tuple[PointId, CardId]:
    """The card that `card` or `point#card` means on the page of the point `here`."""
    point, found, card = reference.rpartition("#")
    return (point, card) if found else (here, reference)
