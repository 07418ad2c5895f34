"""The page of a point: positions side by side, and all that is derived from its statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from dissensus import addresses, dates
from dissensus.deriving.changes import sequences_of
from dissensus.deriving.columns import Column
from dissensus.deriving.figures import ledgers_of
from dissensus.deriving.points import PointTable, carriers_of
from dissensus.deriving.side_by_side import Cell, Grid, Row
from dissensus.deriving.silence import Silence, silence_on
from dissensus.deriving.statements import Statement
from dissensus.deriving.terms import vocabularies_of
from dissensus.deriving.wording import wordings_of
from dissensus.model import DocumentId, Point, PointId, Position, SourceId
from dissensus.pages import phrases, views
from dissensus.pages.cards import card
from dissensus.pages.citing import citation, cited
from dissensus.pages.figures import ledger
from dissensus.pages.frame import frame
from dissensus.pages.lines import anchor_of, lines_of
from dissensus.pages.sequences import sequence
from dissensus.pages.sheet import Line, Lines, Sheet
from dissensus.pages.terms import vocabulary
from dissensus.pages.wording import wording

_CELLS = 2_000  # of the table of who reported what, beyond which it is a list


def point_page(sheet: Sheet, id_: PointId) -> views.PointPage:
    """One contested point."""
    table, point = sheet.tables.points[id_], sheet.library.points[id_]
    lines, asks = lines_of(sheet, table), sheet.asks
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
        count=phrases.count_of(table.gist.tally) if asks("count") else "",
        order=phrases.order_of_points(sheet.library.settings.order),
        grids=tuple(grid(sheet, table, point, derived, lines) for derived in table.grids) if asks("grids") else (),
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
    return tuple([sheet.document(each) for each in documents]) if _is_table(table, documents) else ()


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


def grid(sheet: Sheet, table: PointTable, point: Point, derived: Grid, lines: Lines) -> views.Grid:
    """Positions side by side."""
    heads = tuple([_column(sheet, table, point.positions[each.position], each) for each in derived.columns])
    blank = [views.Cell(column=f"{head.letter} · {head.label}", cards=(), stubs=()) for head in heads]
    return views.Grid(
        anchor=f"_facet_{derived.facet}" if derived.facet else "_grid",
        question=point.facets[derived.facet] if derived.facet else None,
        columns=heads,
        rows=tuple([_row(sheet, blank, row, lines) for row in derived.rows]),
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
    link = sheet.source(source)
    return views.Silence(name=link.text, href=link.href, parts=tuple([sheet.source(part) for part in parts]))


def _is_table(table: PointTable, documents: Sequence[DocumentId]) -> bool:
    return len(table.statements) * len(documents) <= _CELLS


def _carried(sheet: Sheet, statement: Statement, columns: Sequence[DocumentId], line: Line) -> views.Carried:
    carriers = dict.fromkeys(reported.report.document for reported in statement.reports)
    return views.Carried(
        card=line.claim,
        speaker=line.speaker.text,
        by=tuple([document in carriers for document in columns]),
        documents=() if columns else tuple([sheet.document(document) for document in carriers]),
    )


def _column(sheet: Sheet, table: PointTable, position: Position, column: Column) -> views.Column:
    asks_how_many, anchor = sheet.asks(".count"), anchor_of(column.position)
    holding = [s for s in table.statements if s.card.position == column.position] if asks_how_many else ()
    return views.Column(
        anchor=anchor,
        href=f"{sheet.way_to(table.id)}#{anchor}",
        letter=column.letter,
        label=position.label,
        hue=column.number,
        holds=position.holds,
        count=phrases.statements_by_sources(holding) if asks_how_many else "",
    )


def _row(sheet: Sheet, blank: Sequence[views.Cell], row: Row, lines: Lines) -> views.Row:
    source = sheet.sources[row.source] if row.source else None
    return views.Row(
        head=source.link if source else None,
        text=source.link.text if source else dates.in_words(dates.parse(row.said or "")),
        role=source.written.role if source else None,
        party=sheet.party_of(source.written) if source else None,
        cells=tuple(
            [
                _cell(sheet, empty, cell, lines) if cell.statements or cell.rejections else empty
                for empty, cell in zip(blank, row.cells, strict=True)
            ]
        ),
    )


def _cell(sheet: Sheet, empty: views.Cell, cell: Cell, lines: Lines) -> views.Cell:
    return views.Cell(
        column=empty.column,
        cards=tuple([card(sheet, statement, lines[statement.card.id]) for statement in cell.statements]),
        stubs=tuple([_stub(lines[statement.card.id]) for statement in cell.rejections]),
    )


def _stub(line: Line) -> views.Stub:
    return views.Stub(kind="rejects", card=line.claim, said=line.said)


def _date(statements: Sequence[Statement], lines: Lines) -> views.Date:
    said = lines[statements[0].card.id].said
    told = [lines[statement.card.id] for statement in statements]
    moments = tuple([views.Moment(card=line.claim, speaker=line.speaker, stances=line.stances) for line in told])
    return views.Date(text=said.text, first=said.first, time=said.time, moments=moments)
