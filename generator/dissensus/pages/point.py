"""The page of a point: positions side by side, and all that is derived from its statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from dissensus import dates
from dissensus.deriving.points import PointTable
from dissensus.deriving.side_by_side import Cell, Column, Grid, Row
from dissensus.deriving.silence import Silence
from dissensus.deriving.statements import Statement
from dissensus.model import DocumentId, PointId, SourceId
from dissensus.pages import addresses, phrases, views
from dissensus.pages.cards import anchor_of, card, stances
from dissensus.pages.citing import citation, cited
from dissensus.pages.figures import ledger
from dissensus.pages.frame import frame
from dissensus.pages.sequences import sequence
from dissensus.pages.sheet import Sheet
from dissensus.pages.terms import vocabulary
from dissensus.pages.wording import wording


def point_page(sheet: Sheet, id_: PointId) -> views.PointPage:
    """One contested point."""
    point, table = sheet.library.points[id_], sheet.tables.points[id_]
    before, after = sheet.tables.neighbours[id_]
    return views.PointPage(
        frame=frame(sheet, point.title, point.question),
        title=point.title,
        question=point.question,
        topics=tuple(sheet.topic(topic) for topic in dict.fromkeys(point.topics)),
        summary=sheet.html(point.summary, id_),
        count=phrases.count_of(table.statements),
        order=phrases.order_of_points(sheet.library.settings.order),
        grids=tuple(grid(sheet, id_, derived) for derived in table.grids),
        unplaced=tuple(card(sheet, statement) for statement in table.unplaced),
        timeline=timeline(sheet, table.statements),
        ledgers=tuple(ledger(sheet, derived) for derived in table.ledgers),
        carried=carried(sheet, table),
        carriers=tuple(sheet.document(document) for document in table.documents),
        vocabularies=tuple(vocabulary(sheet, id_, derived) for derived in table.vocabularies),
        wordings=tuple(wording(sheet, derived) for derived in sheet.tables.wordings[id_]),
        sequences=tuple(sequence(sheet, derived) for derived in table.sequences),
        silence=silence(sheet, table.silence),
        documents=tuple(cited(sheet, document) for document in table.documents),
        citation=citation(sheet, point.title),
        previous=sheet.point(before) if before else None,
        next=sheet.point(after) if after else None,
    )


def columns(sheet: Sheet, id_: PointId, derived: Iterable[Column]) -> tuple[views.Column, ...]:
    """Positions as heads of columns."""
    return tuple(_column(sheet, id_, column) for column in derived)


def grid(sheet: Sheet, id_: PointId, derived: Grid) -> views.Grid:
    """Positions side by side."""
    heads = columns(sheet, id_, derived.columns)
    facets = sheet.library.points[id_].facets
    return views.Grid(
        anchor=f"_facet_{derived.facet}" if derived.facet else "_grid",
        question=facets[derived.facet] if derived.facet else None,
        columns=heads,
        rows=tuple(_row(sheet, heads, row) for row in derived.rows),
        silent=not derived.rows,
    )


def timeline(sheet: Sheet, statements: Sequence[Statement]) -> tuple[views.Date, ...]:
    """The statements by the date they were made."""
    in_time = sorted(statements, key=lambda statement: (statement.said.order(), statement.said.edtf))
    return tuple(
        _date(sheet, list(said_then)) for _, said_then in groupby(in_time, key=lambda statement: statement.said.edtf)
    )


def carried(sheet: Sheet, table: PointTable) -> tuple[views.Carried, ...]:
    """Who reported what: for each statement, which of the point's documents carry it."""
    return tuple(_carried(sheet, statement, table.documents) for statement in table.statements)


def silence(sheet: Sheet, derived: Silence) -> tuple[views.Silence, ...]:
    """The parties, then the sources, that say nothing on this in these documents."""
    parties = (views.Silence(name=sheet.library.parties[party].name, href=None) for party in derived.parties)
    sources = (_silent(sheet, source, derived.parts.get(source, ())) for source in derived.sources)
    return (*parties, *sources)


def _silent(sheet: Sheet, source: SourceId, parts: Iterable[SourceId]) -> views.Silence:
    link = sheet.source(source)
    return views.Silence(name=link.text, href=link.href, parts=tuple(sheet.source(part) for part in parts))


def _carried(sheet: Sheet, statement: Statement, documents: Iterable[DocumentId]) -> views.Carried:
    carriers = {reported.report.document for reported in statement.reports}
    return views.Carried(
        card=sheet.card(statement, statement.card.claim),
        speaker=sheet.library.sources[statement.card.speaker].name,
        by=tuple(document in carriers for document in documents),
    )


def _column(sheet: Sheet, id_: PointId, column: Column) -> views.Column:
    position = sheet.library.points[id_].positions[column.position]
    holding = [s for s in sheet.tables.points[id_].statements if s.card.position == column.position]
    return views.Column(
        anchor=anchor_of(column.position),
        href=sheet.href(addresses.point(id_), anchor_of(column.position)),
        letter=column.letter,
        label=position.label,
        hue=column.number,
        holds=position.holds,
        count=phrases.statements_by_sources(holding),
    )


def _row(sheet: Sheet, heads: Sequence[views.Column], row: Row) -> views.Row:
    source = sheet.library.sources[row.source] if row.source else None
    return views.Row(
        head=sheet.source(row.source) if row.source else None,
        text=source.name if source else dates.in_words(dates.parse(row.said or "")),
        role=source.role if source else None,
        party=sheet.library.parties[source.party].name if source and source.party else None,
        cells=tuple(_cell(sheet, head, cell) for head, cell in zip(heads, row.cells, strict=True)),
    )


def _cell(sheet: Sheet, head: views.Column, cell: Cell) -> views.Cell:
    return views.Cell(
        column=f"{head.letter} · {head.label}",
        cards=tuple(card(sheet, statement) for statement in cell.statements),
        stubs=tuple(_stub(sheet, statement) for statement in cell.rejections),
    )


def _stub(sheet: Sheet, statement: Statement) -> views.Stub:
    return views.Stub(kind="rejects", card=sheet.card(statement, statement.card.claim), said=sheet.said(statement))


def _date(sheet: Sheet, statements: Sequence[Statement]) -> views.Date:
    span = statements[0].said
    moments = tuple(
        views.Moment(
            card=sheet.card(statement, statement.card.claim),
            speaker=sheet.source(statement.card.speaker),
            stances=stances(sheet, statement),
        )
        for statement in statements
    )
    return views.Date(text=dates.in_words(span), first=span.first.isoformat() if span.first else None, moments=moments)
