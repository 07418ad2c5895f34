"""The pages of a source: all that it said, handed on and published."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from dissensus import addresses
from dissensus.deriving.outlines import Outline, Place
from dissensus.deriving.points import documents_by_date
from dissensus.deriving.resting import Resting
from dissensus.deriving.statements import Statement
from dissensus.evidence import SpellingFound
from dissensus.evidence.names import Stretch
from dissensus.model import DocumentId, PointId, SourceId
from dissensus.pages import alike, phrases, views
from dissensus.pages.cards import card
from dissensus.pages.citing import citation, cited
from dissensus.pages.entries import Entries, ends_of, entries_of, pages_of
from dissensus.pages.frame import frame
from dissensus.pages.map import BY_OUTLET, BY_PARTY
from dissensus.pages.outlined import linked, listed, told
from dissensus.pages.paging import pager
from dissensus.pages.parts import href_of_passage
from dissensus.pages.sheet import Sheet

_LINES_SHOWN = 24  # of one document, before the rest is folded: two rows or three
_DOCUMENTS_SHOWN = 50  # of those that write a name, before the rest is counted
_POINTS_LISTED = 50  # on which a source has no statement, beyond which they are counted


def source_page(sheet: Sheet, id_: SourceId, number: int = 1) -> views.SourcePage:
    """What one source said, and what it handed on, over pages; who it is stands on the first."""
    source = sheet.library.sources[id_]
    all_ = entries_of(sheet.matter, id_)
    pages = pages_of(id_, all_)
    shown = all_.among(pages.span(number))
    is_first = number == 1
    title = source.name if is_first else f"{source.name}, {pages.told(number)}"
    return views.SourcePage(
        frame=frame(sheet, title, f"What {source.name} said, as reported."),
        kicker=" · ".join(filter(None, (phrases.KINDS[source.kind], None if is_first else pages.told(number)))),
        name=source.name,
        kind=source.kind,
        role=source.role,
        party=sheet.library.parties[source.party].name if source.party else None,
        part_of=sheet.source(source.part_of) if source.part_of else None,
        note=sheet.html(sheet.matter.in_full[id_].note) if is_first else None,
        spellings=_spellings(sheet, id_) if is_first and sheet.asks("spellings") else (),
        members=tuple(sheet.source(member) for member in source.members) if is_first else (),
        no_statement=_no_statement(source.name, all_) if is_first else None,
        said=_said(sheet, shown.said) if sheet.asks("said") else (),
        lines=_lines(sheet, shown.said) if sheet.asks("lines") else (),
        jointly=listed(sheet, shown.jointly) if sheet.asks("jointly") else (),
        relayed=listed(sheet, shown.relayed) if sheet.asks("relayed") else (),
        published=tuple(cited(sheet, document) for document in shown.published) if sheet.asks("published") else (),
        pager=pager(sheet, pages, number, "entries", lambda each: ends_of(sheet.matter, all_, pages.span(each))),
        uncarried=_uncarried(sheet, id_) if is_first and sheet.asks("uncarried") else (),
        uncarried_count=_uncarried_count(sheet, id_) if is_first and sheet.asks("uncarried_count") else None,
        silence=_silence(sheet, id_) if is_first and sheet.asks("silence") else (),
        silence_count=_silence_count(sheet, id_) if is_first and sheet.asks("silence_count") else None,
        citation=citation(sheet, source.name),
    )


def _no_statement(name: str, entries: Entries) -> str | None:
    if entries.said:
        return None
    return f"No statement by {name}{' alone' if entries.jointly else ''} in these documents."


def _said(sheet: Sheet, places: Sequence[Place]) -> tuple[views.Said, ...]:
    sheet.tables.look_ahead([point for point, _ in places], "heads")
    statements = sheet.tables.in_full(places)
    sheet.tables.look_round(statements)
    return tuple(
        [
            views.Said(
                point=sheet.point(point),
                question=sheet.tables.heads[point].question,
                cards=tuple([card(sheet, statement) for statement in group]),
            )
            for point, group in groupby(statements, key=_point)
        ]
    )


def _lines(sheet: Sheet, places: Sequence[Place]) -> tuple[views.SaidLine, ...]:
    sheet.tables.look_ahead([point for point, _ in places], "heads")
    return tuple(
        views.SaidLine(
            point=linked(sheet, outline, sheet.tables.heads[outline.point].title),
            said=alike.outlined(outline),
            claim=outline.claim,
        )
        for outline in sheet.tables.outlines(places)
    )


def _uncarried(sheet: Sheet, id_: SourceId) -> tuple[views.Uncarried, ...]:
    found = sheet.tables.uncarried.get(id_)
    if not found:
        return ()
    sheet.tables.look_ahead([point for point, _ in found.statements], "heads")
    groups = groupby(sheet.tables.outlines(found.statements), key=_point)
    return tuple(
        views.Uncarried(point=sheet.point(point), cards=tuple([told(sheet, each) for each in group]))
        for point, group in groups
    )


def _uncarried_count(sheet: Sheet, id_: SourceId) -> views.Counted | None:
    found = sheet.tables.uncarried.get(id_)
    if not found or found.number == len(found.statements):
        return None
    name = sheet.library.sources[id_].name
    text = f"{found.number} statements of this site that no document of {name} here carries."
    return views.Counted(text=text, way=sheet.link(BY_OUTLET, addresses.outlet_map(1)))


def _silence(sheet: Sheet, id_: SourceId) -> tuple[views.Link, ...]:
    points, spoken_on = sheet.tables.ordered, sheet.tables.spoken_on[id_]
    if len(points) - len(spoken_on) > _POINTS_LISTED:
        return ()
    silent = sorted(point for point in points if point not in spoken_on)
    sheet.tables.look_ahead(silent, "heads")
    return tuple(sheet.point(point) for point in silent)


def _silence_count(sheet: Sheet, id_: SourceId) -> views.Counted | None:
    points = len(sheet.tables.ordered)
    silent = points - len(sheet.tables.spoken_on[id_])
    if silent <= _POINTS_LISTED:
        return None
    name = sheet.library.sources[id_].name
    text = f"No statement by {name} on {silent} of {points} points in these documents."
    return views.Counted(text=text, way=sheet.link(BY_PARTY, addresses.HOME))


def _point(statement: Statement | Outline) -> PointId:
    return statement.point


def _spellings(sheet: Sheet, id_: SourceId) -> tuple[views.Spelling, ...]:
    return tuple(_spelling(sheet, found) for found in sheet.matter.evidence.spellings.get(id_, ()))


def _spelling(sheet: Sheet, found: SpellingFound) -> views.Spelling:
    documents = documents_by_date(found.stretches, sheet.library)
    further = len(documents) - _DOCUMENTS_SHOWN
    return views.Spelling(
        text=found.text,
        documents=tuple(_written_in(sheet, id_, found.stretches[id_]) for id_ in documents[:_DOCUMENTS_SHOWN]),
        further=f"and in {phrases.counted(further, 'more document')}" if further > 0 else None,
    )


def _written_in(sheet: Sheet, id_: DocumentId, stretches: Iterable[Stretch]) -> views.WrittenIn:
    archived = sheet.matter.evidence.archived[id_]
    passage_on: dict[int, str | None] = {}
    for (start, _), resting in _with_passages(stretches, sheet.tables.by_document.get(id_, ())):
        there = href_of_passage(sheet, id_, resting) if resting else None
        line = archived.line(start)
        passage_on[line] = passage_on.get(line) or there
    lines = tuple(views.NameLine(number=line, passage=there) for line, there in passage_on.items())
    return views.WrittenIn(document=sheet.document(id_), lines=lines[:_LINES_SHOWN], further=lines[_LINES_SHOWN:])


def _with_passages(
    stretches: Iterable[Stretch], resting: Iterable[Resting]
) -> Iterator[tuple[Stretch, Resting | None]]:
    """Each stretch of a document, in order, with a passage that holds it: of several, the first that begins."""
    pieces = [(*piece, each) for each in resting for piece in each.pieces]
    coming = deque(sorted(pieces, key=lambda piece: piece[:2]))
    begun: list[tuple[int, Resting]] = []
    for start, end in stretches:
        while coming and coming[0][0] <= start:
            begun.append(coming.popleft()[1:])
        begun = [each for each in begun if each[0] >= end]
        yield (start, end), begun[0][1] if begun else None
