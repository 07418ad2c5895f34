"""The pages of sources: the list by party, and for each source all that it said."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import groupby

from dissensus.deriving.map import parties_by_name
from dissensus.deriving.tables import Resting, documents_by_date
from dissensus.evidence import Passage, SpellingFound
from dissensus.evidence.names import Stretch
from dissensus.model import DocumentId, PartyId, SourceId
from dissensus.pages import addresses, phrases, views
from dissensus.pages.cards import anchor_of_passage, card, told
from dissensus.pages.citing import citation, cited
from dissensus.pages.frame import frame
from dissensus.pages.map import OF_NO_PARTY
from dissensus.pages.sheet import Sheet

_LINES_SHOWN = 24  # of one document, before the rest is folded: two rows or three


def sources_page(sheet: Sheet) -> views.SourcesPage:
    """All sources, by party."""
    ordered: list[PartyId | None] = [*parties_by_name(sheet.library), None]
    rows = [(party, _members(sheet, party)) for party in ordered]
    return views.SourcesPage(
        frame=frame(sheet, "Sources", f"Everybody who is quoted in “{sheet.library.settings.title}”."),
        parties=tuple(_party(sheet, party, members) for party, members in rows if members or party),
    )


def source_page(sheet: Sheet, id_: SourceId) -> views.SourcePage:
    """All that one source said, and what it handed on."""
    source, tables = sheet.library.sources[id_], sheet.tables
    said = sorted(tables.by_source.get(id_, ()), key=lambda statement: statement.point)
    jointly = tables.jointly.get(id_, ())
    spoken_on = {statement.point for statement in (*said, *jointly)}
    return views.SourcePage(
        frame=frame(sheet, source.name, f"What {source.name} said, as reported."),
        name=source.name,
        kind=source.kind,
        role=source.role,
        party=sheet.library.parties[source.party].name if source.party else None,
        part_of=sheet.source(source.part_of) if source.part_of else None,
        note=sheet.html(source.note),
        spellings=tuple(_spelling(sheet, found) for found in sheet.matter.evidence.spellings.get(id_, ())),
        said=tuple(
            views.Said(
                point=sheet.point(point),
                question=sheet.library.points[point].question,
                cards=tuple(card(sheet, statement) for statement in statements),
            )
            for point, statements in groupby(said, key=lambda statement: statement.point)
        ),
        members=tuple(sheet.source(member) for member in source.members),
        jointly=told(sheet, jointly),
        relayed=told(sheet, tables.relayed_by.get(id_, ())),
        published=tuple(cited(sheet, d) for d in tables.documents if sheet.library.documents[d].outlet == id_),
        uncarried=_uncarried(sheet, id_),
        silence=tuple(sheet.point(point) for point in sheet.library.points if point not in spoken_on),
        citation=citation(sheet, source.name),
    )


def _uncarried(sheet: Sheet, id_: SourceId) -> tuple[views.Uncarried, ...]:
    statements = sheet.tables.uncarried.get(id_, ())
    return tuple(
        views.Uncarried(point=sheet.point(point), cards=told(sheet, group))
        for point, group in groupby(statements, key=lambda statement: statement.point)
    )


def _members(sheet: Sheet, party: PartyId | None) -> list[SourceId]:
    sources = sheet.library.sources
    members = [id_ for id_, source in sources.items() if source.party == party]
    return sorted(members, key=lambda id_: (sources[id_].name.casefold(), id_))


def _party(sheet: Sheet, party: PartyId | None, members: list[SourceId]) -> views.PartyRows:
    written = sheet.library.parties[party] if party else None
    return views.PartyRows(
        name=written.name if written else OF_NO_PARTY,
        about=written.about if written else None,
        sources=tuple(_source(sheet, id_) for id_ in members),
    )


def _source(sheet: Sheet, id_: SourceId) -> views.SourceRow:
    source = sheet.library.sources[id_]
    said = sheet.tables.by_source.get(id_, ())
    return views.SourceRow(
        link=sheet.source(id_),
        kind=source.kind,
        role=source.role,
        count=phrases.counted(len(said), "statement") if said else "No statement",
    )


def _spelling(sheet: Sheet, found: SpellingFound) -> views.Spelling:
    documents = documents_by_date(found.stretches, sheet.library)
    return views.Spelling(
        text=found.text, documents=tuple(_written_in(sheet, id_, found.stretches[id_]) for id_ in documents)
    )


def _written_in(sheet: Sheet, id_: DocumentId, stretches: Iterable[Stretch]) -> views.WrittenIn:
    archived = sheet.matter.evidence.archived[id_]
    passage_on: dict[int, str | None] = {}
    for (start, _), passage in _with_passages(stretches, sheet.tables.by_document.get(id_, ())):
        there = sheet.href(addresses.document(id_), anchor_of_passage(passage)) if passage else None
        line = archived.line(start)
        passage_on[line] = passage_on.get(line) or there
    lines = tuple(views.NameLine(number=line, passage=there) for line, there in passage_on.items())
    return views.WrittenIn(document=sheet.document(id_), lines=lines[:_LINES_SHOWN], further=lines[_LINES_SHOWN:])


def _with_passages(
    stretches: Iterable[Stretch], resting: Iterable[Resting]
) -> Iterator[tuple[Stretch, Passage | None]]:
    """Each stretch of a document, in order, with a passage that holds it: of several, the first that begins."""
    pieces = [(piece.start, piece.end, each.passage) for each in resting for piece in each.passage.pieces]
    coming = deque(sorted(pieces, key=lambda piece: piece[:2]))
    begun: list[tuple[int, Passage]] = []
    for start, end in stretches:
        while coming and coming[0][0] <= start:
            _, behind, passage = coming.popleft()
            begun.append((behind, passage))
        begun = [each for each in begun if each[0] >= end]
        yield (start, end), begun[0][1] if begun else None
