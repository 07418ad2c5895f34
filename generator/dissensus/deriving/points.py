"""A point worked out: its statements in order, and all that follows from them alone."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from dissensus.deriving.changes import Sequence, sequences_of
from dissensus.deriving.figures import Ledger, ledgers_of
from dissensus.deriving.side_by_side import Column, Grid, columns_of, grids_of, unplaced
from dissensus.deriving.silence import Silence, silence_on
from dissensus.deriving.statements import Statement, statements_of
from dissensus.deriving.terms import Vocabulary, vocabularies_of
from dissensus.evidence import Evidence
from dissensus.memory import recall_all
from dissensus.model import DocumentId, Library, Point, PointId, PositionId, SourceId


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
        columns={column.position: column for column in columns},
        grids=grids_of(columns, statements, order, names),
        unplaced=unplaced(columns, statements),
        ledgers=ledgers_of(statements),
        silence=silence_on(statements, library),
        vocabularies=vocabularies_of(point, statements, library),
        sequences=sequences_of(statements),
        documents=tuple(document for document in documents if document in carriers),
    )
