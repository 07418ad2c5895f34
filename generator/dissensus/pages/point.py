"""The page of a point: positions side by side, and all that is derived from its statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from dissensus import dates
from dissensus.deriving.changes import sequences_of
from dissensus.deriving.columns import Column
from dissensus.deriving.figures import ledgers_of
from dissensus.deriving.points import PointTable, carriers_of
from dissensus.deriving.side_by_side import Cell, Grid, Row
from dissensus.deriving.silence import Silence, silence_on
from dissensus.deriving.statements import Statement
from dissensus.deriving.terms import vocabularies_of
from dissensus.deriving.wording import wordings_of
from dissensus.model import DocumentId, PointId, SourceId
from dissensus.pages import addresses, alike, phrases, views
from dissensus.pages.cards import card
from dissensus.pages.citing import citation, cited
from dissensus.pages.figures import ledger
from dissensus.pages.frame import frame
from dissensus.pages.lines import Line, Lines, anchor_of, lines_of
from dissensus.pages.sequences import sequence
from dissensus.pages.sheet import Sheet
from dissensus.pages.terms import vocabulary
from dissensus.pages.wording import wording

_CELLS = 2_000  # of the table of who reported what, beyond which it is a list


def point_page(sheet: Sheet, id_: PointId) -> views.PointPage:
    """One contested point."""
    table, point = sheet.tables.points[id_], sheet.library.points[id_]
    lines, asks = lines_of(sheet, table.statements), sheet.asks
    asks_who_carries = asks("documents") or asks("carriers") or asks("carried")
    documents = carriers_of(table.statements) if asks_who_carries else ()
    before, after = sheet.tables.neighbours[id_] if asks("previous") or asks("next") else (None, None)
    asks_who_is_silent = asks("silence") or asks("silence_count")
    silent = silence_on(table.statements, sheet.library, sheet.tables.roll) if asks_who_is_silent else None
    return views.PointPage(
        frame=frame(sheet, point.title, point.question),
        title=point.title,
        question=point.question,
        topics=tuple(sheet.topic(topic) for topic in dict.fromkeys(point.topics)),
        summary=sheet.html(point.summary, id_),
        count=phrases.count_of(table.gist.tally),
        order=phrases.order_of_points(sheet.library.settings.order),
        grids=tuple(grid(sheet, id_, derived, lines) for derived in table.grids) if asks("grids") else (),
        unplaced=unplaced(sheet, table, lines) if asks("unplaced") else (),
        timeline=timeline(table.statements, lines) if asks("timeline") else (),
        ledgers=tuple(ledger(sheet, derived) for derived in ledgers_of(table.statements)) if asks("ledgers") else (),
        carried=carried(sheet, table, documents, lines) if asks("carried") else (),
        carriers=carriers(sheet, table, documents) if asks("carriers") else (),
        vocabularies=vocabularies(sheet, id_, table) if asks("vocabularies") else (),
        wordings=wordings(sheet, table, lines) if asks("wordings") else (),
        sequences=sequences(sheet, table, lines) if asks("sequences") else (),
        silence=silence(sheet, silent) if silent else (),
        silence_count=silence_count(sheet, silent) if silent else None,
        documents=tuple(cited(sheet, document) for document in documents) if asks("documents") else (),
        citation=citation(sheet, point.title),
        previous=sheet.point(before) if before else None,
        next=sheet.point(after) if after else None,
    )


def carriers(sheet: Sheet, table: PointTable, documents: Sequence[DocumentId]) -> tuple[views.Link, ...]:
    """The documents over the columns of the table of who reported what; none where it is a list."""
    return tuple([alike.document(sheet, each) for each in documents]) if _is_table(table, documents) else ()


def wordings(sheet: Sheet, table: PointTable, lines: Lines) -> tuple[views.Wording, ...]:
    """How each outlet put it."""
    return tuple([wording(sheet, each, lines[each.statement.card.id]) for each in wordings_of(table.statements)])


def vocabularies(sheet: Sheet, id_: PointId, table: PointTable) -> tuple[views.Vocabulary, ...]:
    """The words used of each thing that terms name."""
    derived = vocabularies_of(sheet.library.points[id_], table.statements, sheet.library)
    return tuple(vocabulary(sheet, id_, each) for each in derived)


def sequences(sheet: Sheet, table: PointTable, lines: Lines) -> tuple[views.Sequence, ...]:
    """What sources said at different dates."""
    return tuple(sequence(sheet, derived, lines) for derived in sequences_of(table.statements))


def columns(sheet: Sheet, id_: PointId, derived: Iterable[Column]) -> tuple[views.Column, ...]:
    """Positions as heads of columns."""
    return tuple(_column(sheet, id_, column) for column in derived)


def grid(sheet: Sheet, id_: PointId, derived: Grid, lines: Lines) -> views.Grid:
    """Positions side by side."""
    heads = columns(sheet, id_, derived.columns)
    facets = sheet.library.points[id_].facets
    return views.Grid(
        anchor=f"_facet_{derived.facet}" if derived.facet else "_grid",
        question=facets[derived.facet] if derived.facet else None,
        columns=heads,
        rows=tuple([_row(sheet, heads, row, lines) for row in derived.rows]),
        silent=not derived.rows,
    )


def unplaced(sheet: Sheet, table: PointTable, lines: Lines) -> tuple[views.Card, ...]:
    """The cards that stand in no position's column."""
    return tuple(card(sheet, statement, lines[statement.card.id]) for statement in table.unplaced)


def timeline(statements: Sequence[Statement], lines: Lines) -> tuple[views.Date, ...]:
    """The statements by the date they were made."""
    in_time = sorted(statements, key=lambda statement: (statement.said.order(), statement.said.edtf))
    return tuple(
        _date(list(said_then), lines) for _, said_then in groupby(in_time, key=lambda statement: statement.said.edtf)
    )


def carried(
    sheet: Sheet, table: PointTable, documents: Sequence[DocumentId], lines: Lines
) -> tuple[views.Carried, ...]:
    """Who reported what: for each statement, which of the point's documents carry it.

    As a table while it is small enough to be looked over. A larger one would be empty nearly everywhere, and grow as
    the square of the point: there the documents of each statement are listed.
    """
    columns = documents if _is_table(table, documents) else ()
    return tuple([_carried(sheet, statement, columns, lines[statement.card.id]) for statement in table.statements])


def silence(sheet: Sheet, derived: Silence) -> tuple[views.Silence, ...]:
    """The parties, then the sources, that say nothing on this in these documents."""
    parties = (views.Silence(name=sheet.library.parties[party].name, href=None) for party in derived.parties)
    sources = [_silent(sheet, source, derived.parts.get(source, ())) for source in derived.sources]
    return (*parties, *sources)


def silence_count(sheet: Sheet, derived: Silence) -> views.Counted | None:
    """How many more sources say nothing, where they are too many to be listed."""
    if not derived.further:
        return None
    further = phrases.counted(derived.further, "further source")
    text = f"No statement by {further} on this in these documents."
    return views.Counted(text=text, way=sheet.link("All sources", addresses.SOURCES))


def _silent(sheet: Sheet, source: SourceId, parts: Iterable[SourceId]) -> views.Silence:
    link = alike.source(sheet, source)
    return views.Silence(name=link.text, href=link.href, parts=tuple([alike.source(sheet, part) for part in parts]))


def _is_table(table: PointTable, documents: Sequence[DocumentId]) -> bool:
    return len(table.statements) * len(documents) <= _CELLS


def _carried(sheet: Sheet, statement: Statement, columns: Sequence[DocumentId], line: Line) -> views.Carried:
    carriers = dict.fromkeys(reported.report.document for reported in statement.reports)
    return views.Carried(
        card=line.claim,
        speaker=line.speaker.text,
        by=tuple([document in carriers for document in columns]),
        documents=() if columns else tuple([alike.document(sheet, document) for document in carriers]),
    )


def _column(sheet: Sheet, id_: PointId, column: Column) -> views.Column:
    position = sheet.library.points[id_].positions[column.position]
    asks_how_many = sheet.asks(".count")
    statements = sheet.tables.points[id_].statements if asks_how_many else ()
    holding = [s for s in statements if s.card.position == column.position]
    return views.Column(
        anchor=anchor_of(column.position),
        href=sheet.href(addresses.point(id_), anchor_of(column.position)),
        letter=column.letter,
        label=position.label,
        hue=column.number,
        holds=position.holds,
        count=phrases.statements_by_sources(holding) if asks_how_many else "",
    )


def _row(sheet: Sheet, heads: Sequence[views.Column], row: Row, lines: Lines) -> views.Row:
    source = sheet.library.sources[row.source] if row.source else None
    return views.Row(
        head=alike.source(sheet, row.source) if row.source else None,
        text=source.name if source else dates.in_words(dates.parse(row.said or "")),
        role=source.role if source else None,
        party=sheet.library.parties[source.party].name if source and source.party else None,
        cells=tuple([_cell(sheet, head, cell, lines) for head, cell in zip(heads, row.cells, strict=True)]),
    )


def _cell(sheet: Sheet, head: views.Column, cell: Cell, lines: Lines) -> views.Cell:
    return views.Cell(
        column=f"{head.letter} · {head.label}",
        cards=tuple([card(sheet, statement, lines[statement.card.id]) for statement in cell.statements]),
        stubs=tuple([_stub(lines[statement.card.id]) for statement in cell.rejections]),
    )


def _stub(line: Line) -> views.Stub:
    return views.Stub(kind="rejects", card=line.claim, said=line.said)


def _date(statements: Sequence[Statement], lines: Lines) -> views.Date:
    span = statements[0].said
    told = [lines[statement.card.id] for statement in statements]
    moments = tuple([views.Moment(card=line.claim, speaker=line.speaker, stances=line.stances) for line in told])
    return views.Date(text=dates.in_words(span), first=span.first.isoformat() if span.first else None, moments=moments)
