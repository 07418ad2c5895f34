"""The tables: all that pages and exports are filled from, derived once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from msgspec import Struct

from dissensus import dates
from dissensus.deriving.carrying import uncarried
from dissensus.deriving.changes import Sequence, sequences_of
from dissensus.deriving.coverage import Coverage, coverage_of
from dissensus.deriving.figures import Ledger, ledgers_of
from dissensus.deriving.map import Map, outlet_map, party_map
from dissensus.deriving.side_by_side import Column, Grid, columns_of, grids_of, unplaced
from dissensus.deriving.silence import Silence, silence_on
from dissensus.deriving.statements import Statement, statement_order, statements_of
from dissensus.deriving.terms import Vocabulary, vocabularies_of
from dissensus.deriving.topics import neighbours_of, points_by_topic
from dissensus.deriving.wording import Wording, wordings_of
from dissensus.evidence import Evidence, Passage
from dissensus.model import CardId, DocumentId, Id, Library, Point, PointId, PositionId, Relation, SourceId

Key = TypeVar("Key")


class Heard(Struct, frozen=True):
    """A relation as the card it leads to sees it."""

    by: Statement
    relation: Relation


class PointTable(Struct, frozen=True):
    """One point, worked out."""

    id: PointId
    statements: tuple[Statement, ...]  # in the order of the page; a statement's number is its place here, from 1
    columns: Mapping[PositionId, Column]  # in order
    grids: tuple[Grid, ...]
    unplaced: tuple[Statement, ...]
    ledgers: tuple[Ledger, ...]
    silence: Silence
    vocabularies: tuple[Vocabulary, ...]  # the words used of each thing that terms name
    wordings: tuple[Wording, ...]  # of each statement with two or more reports
    sequences: tuple[Sequence, ...]
    documents: tuple[DocumentId, ...]  # that carry a statement, by date


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
    documents = documents_by_date(library.documents, library)
    points = {id_: point_table(id_, point, library, evidence, documents) for id_, point in library.points.items()}
    statements = [statement for table in points.values() for statement in table.statements]
    in_time = sorted(statements, key=statement_order)
    positions = {id_: tuple(table.columns) for id_, table in points.items()}
    return Tables(
        points=points,
        by_source=_grouped(in_time, lambda s: [s.card.speaker]),
        jointly=_grouped(in_time, lambda s: library.sources[s.card.speaker].members),
        relayed_by=_grouped(in_time, relays_of),
        by_document=passages_by_document(statements),
        heard=_heard(statements),
        numbers={(s.point, s.card.id): n for t in points.values() for n, s in enumerate(t.statements, 1)},
        documents=documents,
        uncarried=uncarried(statements, library),
        coverage=coverage_of(library, evidence, in_time),
        party_map=party_map(positions, statements, library),
        outlet_map=outlet_map(positions, statements, library),
        topics=points_by_topic(library.points),
        neighbours=neighbours_of(library.points),
    )


def point_table(
    point_id: PointId, point: Point, library: Library, evidence: Evidence, documents: tuple[DocumentId, ...]
) -> PointTable:
    """One point, worked out."""
    order = library.settings.order
    statements = statements_of(point_id, point, library, evidence)
    columns = columns_of(point, statements, order)
    names = {source: written.name for source, written in library.sources.items()}
    carriers = {reported.report.document for s in statements for reported in s.reports}
    return PointTable(
        id=point_id,
        statements=statements,
        columns={column.position: column for column in columns},
        grids=grids_of(columns, statements, order, names),
        unplaced=unplaced(columns, statements),
        ledgers=ledgers_of(statements),
        silence=silence_on(statements, library),
        vocabularies=vocabularies_of(point, statements, library),
        wordings=wordings_of(statements),
        sequences=sequences_of(statements),
        documents=tuple(document for document in documents if document in carriers),
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


def passages_by_document(statements: Iterable[Statement]) -> dict[DocumentId, tuple[Resting, ...]]:
    """The passages of each document, each once, with what rests on them."""
    held: dict[DocumentId, dict[Passage, Resting]] = {}

    def note(document: DocumentId, passage: Passage, held_by: Statement | None, caveat_of: Statement | None) -> None:
        passages = held.setdefault(document, {})
        known = passages.get(passage, Resting(passage, (), ()))
        passages[passage] = Resting(
            passage,
            (*known.statements, held_by) if held_by else known.statements,
            (*known.caveat_of, caveat_of) if caveat_of else known.caveat_of,
        )

    for statement in statements:
        for reported in statement.reports:
            note(reported.report.document, reported.passage, statement, None)
            if reported.caveat:
                note(reported.report.document, reported.caveat, None, statement)
    return {
        document: tuple(sorted(passages.values(), key=lambda resting: _extent(resting.passage)))
        for document, passages in held.items()
    }


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
