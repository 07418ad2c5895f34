"""A point worked out: its statements in order, and all that follows from them alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from dissensus.deriving.changes import Sequence, sequences_of
from dissensus.deriving.figures import Ledger, ledgers_of
from dissensus.deriving.side_by_side import Column, Grid, columns_of, grids_of, unplaced
from dissensus.deriving.silence import Silence, silence_on
from dissensus.deriving.statements import Statement, statements_of
from dissensus.deriving.terms import Vocabulary, vocabularies_of
from dissensus.evidence import Evidence
from dissensus.memory import recall_all
from dissensus.model import CardId, DocumentId, Library, Point, PointId, PositionId, Relation, SourceId

CardPlace = tuple[PointId, CardId]


class Heard(Struct, frozen=True):
    """A relation as the card it leads to sees it."""

    by: Statement
    relation: Relation


class PointTable(Struct, frozen=True):
    """One point, worked out."""

    id: PointId
    statements: tuple[Statement, ...]  # in the order of the page
    numbers: Mapping[CardId, int]  # a statement's place in that order, from 1
    relations: tuple[tuple[CardPlace, Heard], ...]  # that its statements have to others, each with whom it leads to
    columns: Mapping[PositionId, Column]  # in order
    grids: tuple[Grid, ...]
    unplaced: tuple[Statement, ...]
    ledgers: tuple[Ledger, ...]
    silence: Silence
    vocabularies: tuple[Vocabulary, ...]  # the words used of each thing that terms name
    sequences: tuple[Sequence, ...]
    documents: tuple[DocumentId, ...]  # that carry a statement, by date


def point_tables(library: Library, evidence: Evidence, documents: tuple[DocumentId, ...]) -> dict[PointId, PointTable]:
    """Every point, worked out."""
    names = {source: written.name for source, written in library.sources.items()}
    around = (library.parties, library.sources, library.documents, library.settings, documents)
    makings = {id_: (point, evidence.proofs[id_], *around) for id_, point in library.points.items()}
    return recall_all(
        "tables of points",
        makings,
        lambda ids: [point_table(id_, library.points[id_], library, evidence, documents, names) for id_ in ids],
    )


def point_table(
    point_id: PointId,
    point: Point,
    library: Library,
    evidence: Evidence,
    documents: tuple[DocumentId, ...],
    names: Mapping[SourceId, str],
) -> PointTable:
    """One point, worked out."""
    order = library.settings.order
    statements = statements_of(point_id, point, library, evidence)
    columns = columns_of(point, statements, order)
    carriers = {reported.report.document for s in statements for reported in s.reports}
    return PointTable(
        id=point_id,
        statements=statements,
        numbers={statement.card.id: number for number, statement in enumerate(statements, 1)},
        relations=tuple(_relations(statements)),
        columns={column.position: column for column in columns},
        grids=grids_of(columns, statements, order, names),
        unplaced=unplaced(columns, statements),
        ledgers=ledgers_of(statements),
        silence=silence_on(statements, library),
        vocabularies=vocabularies_of(point, statements, library),
        sequences=sequences_of(statements),
        documents=tuple(document for document in documents if document in carriers),
    )


def target_of(reference: str, here: PointId) -> CardPlace:
    """The card that `card` or `point#card` means on the page of the point `here`."""
    point, found, card = reference.rpartition("#")
    return (point, card) if found else (here, reference)


def _relations(statements: Iterable[Statement]) -> Iterator[tuple[CardPlace, Heard]]:
    for statement in statements:
        for relation in statement.card.relates:
            yield target_of(relation.to, statement.point), Heard(statement, relation)
