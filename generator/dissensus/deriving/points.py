"""A point worked out: its statements in order and side by side, and what others show of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from dissensus import dates
from dissensus.deriving.briefs import Gist, gist_of
from dissensus.deriving.outlines import Outline
from dissensus.deriving.publications import Publication, publications_of
from dissensus.deriving.side_by_side import Grid, columns_of, grids_of, unplaced
from dissensus.deriving.statements import Statement, statements_of
from dissensus.evidence import Evidence
from dissensus.model import CardId, DocumentId, Library, PointId, Relation, SourceId

CardPlace = tuple[PointId, CardId]


class Heard(Struct, frozen=True, gc=False):
    """A relation as the card it leads to sees it."""

    by: Outline
    relation: Relation


class PointTable(Struct, frozen=True, gc=False):
    """One point, worked out as far as every page of it needs; a page works out what its template asks for besides."""

    id: PointId
    gist: Gist
    statements: tuple[Statement, ...]  # in the order of the page
    grids: tuple[Grid, ...]
    unplaced: tuple[Statement, ...]


def point_tables(library: Library, evidence: Evidence) -> dict[PointId, PointTable]:
    """Every point, worked out."""
    publications = publications_of(library, evidence)
    return {id_: _worked_out(id_, library, evidence, publications) for id_ in library.points}


def _worked_out(
    id_: PointId, library: Library, evidence: Evidence, publications: Mapping[DocumentId, Publication]
) -> PointTable:
    point, proofs = library.points[id_], evidence.proofs[id_].cards
    assert proofs is not None, "nothing is derived from what is not proved"
    columns = columns_of(point, library.settings.order)
    statements = statements_of(id_, point, columns, proofs, publications)
    return point_table(id_, statements, gist_of(statements, columns), library)


def point_table(id_: PointId, statements: tuple[Statement, ...], gist: Gist, library: Library) -> PointTable:
    """One point, worked out from its statements in order."""
    columns = tuple(gist.columns.values())
    names = {statement.card.speaker: library.sources[statement.card.speaker].name for statement in statements}
    return PointTable(
        id=id_,
        gist=gist,
        statements=statements,
        grids=grids_of(columns, statements, library.settings.order, names),
        unplaced=unplaced(columns, statements),
    )


def carriers_of(statements: Iterable[Statement]) -> tuple[DocumentId, ...]:
    """The documents that carry any of these statements, by date, as `documents_by_date` has them."""
    reports = {reported.report.document: reported for statement in statements for reported in statement.reports}

    def place(id_: DocumentId) -> tuple[object, ...]:
        return dates.parse(reports[id_].published).order(), reports[id_].outlet.casefold(), id_

    return tuple(sorted(reports, key=place))


def documents_by_date(documents: Iterable[DocumentId], library: Library) -> tuple[DocumentId, ...]:
    """Documents in order of publication, then outlet A–Z, then id."""

    def place(id_: DocumentId) -> tuple[object, ...]:
        document = library.documents[id_]
        return dates.parse(document.published).order(), library.sources[document.outlet].name.casefold(), id_

    return tuple(sorted(documents, key=place))


def documents_by_outlet(documents: Iterable[DocumentId], library: Library) -> dict[SourceId, list[DocumentId]]:
    """Documents by who published them, each outlet's in the order given."""
    by_outlet: dict[SourceId, list[DocumentId]] = {}
    for id_ in documents:
        by_outlet.setdefault(library.documents[id_].outlet, []).append(id_)
    return by_outlet


def target_of(reference: str, here: PointId) -> CardPlace:
    """The card that `card` or `point#card` means on the page of the point `here`."""
    point, found, card = reference.rpartition("#")
    return (point, card) if found else (here, reference)


def targets_of(statement: Statement) -> list[CardPlace]:
    """The cards to which a statement stands in a relation, each once."""
    return list(dict.fromkeys(target_of(relation.to, statement.point) for relation in statement.card.relates))


def relays_of(statement: Statement) -> list[SourceId]:
    """The sources that handed a statement on, each once."""
    return list(dict.fromkeys(relay for reported in statement.reports for relay in reported.report.via))


def referred_to(statement: Statement) -> list[CardPlace]:
    """The cards that a statement names: those it stands in a relation to, and one that it rejects."""
    card = statement.card
    rejected = [target_of(card.rejects, statement.point)] if card.rejects and not statement.rejected else []
    return targets_of(statement) + rejected if card.relates else rejected


def heard_in(outlines: Iterable[Outline], card: CardPlace) -> tuple[Heard, ...]:
    """The relations of some statements that lead to a card."""
    return tuple(
        Heard(outline, relation)
        for outline in outlines
        for relation in outline.relates
        if target_of(relation.to, outline.point) == card
    )
