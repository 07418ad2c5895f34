"""A statement as a card: its stances, its reports with their chains and caveats, its relations both ways."""

from __future__ import annotations

from collections.abc import Iterable

from dissensus.deriving.points import target_of
from dissensus.deriving.side_by_side import Column
from dissensus.deriving.statements import Reported, Statement
from dissensus.evidence import Passage
from dissensus.model import DocumentId, PositionId, Relation
from dissensus.pages import addresses, phrases, views
from dissensus.pages.fragments import text_fragment
from dissensus.pages.sheet import Sheet


def card(sheet: Sheet, statement: Statement) -> views.Card:
    """A statement, in full."""
    written = statement.card
    speaker = sheet.library.sources[written.speaker]
    first, *others = (report(sheet, statement, reported) for reported in statement.reports)
    return views.Card(
        id=written.id,
        number=sheet.tables.points[statement.point].numbers[written.id],
        permalink=sheet.permalink(addresses.point(statement.point), written.id),
        speaker=sheet.source(written.speaker),
        role=speaker.role,
        party=sheet.library.parties[speaker.party].name if speaker.party else None,
        said=sheet.said(statement),
        stances=stances(sheet, statement),
        claim=written.claim,
        figure=figure(statement),
        terms=terms(sheet, statement),
        report=first,
        also=tuple(others),
        also_by=phrases.also_by(statement.reports),
        relations=relations(sheet, statement),
        note=sheet.html(written.note, statement.point, headings_from=6),
    )


def stances(sheet: Sheet, statement: Statement) -> tuple[views.Stance, ...]:
    """What a statement does: holds, rejects, declines."""
    written, columns = statement.card, sheet.tables.points[statement.point].columns
    found: list[views.Stance] = []
    if written.position:
        kind = "holds" if written.fit == "full" else "holds-in-part"
        found.append(views.Stance(kind=kind, tag=tag(sheet, statement, columns[written.position])))  # type: ignore[arg-type]  # one of the two
    if written.rejects and written.rejects in columns:
        found.append(views.Stance(kind="rejects", tag=tag(sheet, statement, columns[written.rejects])))
    elif written.rejects:
        found.append(views.Stance(kind="rejects-card", card=_linked(sheet, statement, written.rejects)))
    if written.declines:
        found.append(views.Stance(kind="declines"))
    return tuple(found)


def tag(sheet: Sheet, statement: Statement, column: Column) -> views.Tag:
    """A position as a card refers to it."""
    position = sheet.library.points[statement.point].positions[column.position]
    href = sheet.href(addresses.point(statement.point), anchor_of(column.position))
    return views.Tag(letter=column.letter, label=position.label, hue=column.number, href=href)


def anchor_of(position: PositionId) -> str:
    """The anchor of a position's column; ids of cards hold no underscore, so that they never meet."""
    return f"_{position}"


def anchor_of_passage(passage: Passage) -> str:
    """The anchor of a passage on its document's page."""
    return f"_{passage.start}-{passage.end}"


def figure(statement: Statement) -> views.Figure | None:
    """The number in a statement."""
    written = statement.card.figure
    if not written:
        return None
    return views.Figure(as_worded=written.as_worded, counted=written.counted, whom=written.whom)


def terms(sheet: Sheet, statement: Statement) -> tuple[views.Term, ...]:
    """The words by which a statement names something."""
    named = sheet.library.points[statement.point].named
    return tuple(views.Term(words=term.words, of=named[term.of].name) for term in statement.card.terms)


def report(sheet: Sheet, statement: Statement, reported: Reported) -> views.Report:
    """A statement as one document carries it."""
    written = reported.report
    document = sheet.library.documents[written.document]
    chain = dict.fromkeys([statement.card.speaker, *written.via, document.outlet])
    return views.Report(
        words=words(reported.passage),
        language=document.language,
        voice=reported.voice,
        chain=tuple(sheet.source(source) for source in chain),
        document=sheet.document(written.document),
        outlet=sheet.source(document.outlet),
        published=sheet.published(written.document),
        lines=phrases.lines(*reported.passage.lines),
        passage=sheet.href(addresses.document(written.document), anchor_of_passage(reported.passage)),
        original=original(sheet, written.document, reported.passage),
        caveat=caveat(reported),
    )


def caveat(reported: Reported) -> views.Caveat | None:
    """The outlet's reservation, word for word."""
    written = reported.report.caveat
    if not written or not reported.caveat:
        return None
    return views.Caveat(words=words(reported.caveat), covers=written.covers)


def words(passage: Passage) -> tuple[views.Words, ...]:
    """A passage as shown: what the document puts in quotation marks apart from what it does not."""
    shown: list[views.Words] = []
    for piece in passage.pieces:
        if shown:
            shown.append(views.Words(kind="elision", text="[…]"))
        shown += [views.Words(kind="speech" if s.quoted else "paraphrase", text=s.text) for s in piece.segments]
    return tuple(shown)


def original(sheet: Sheet, document: DocumentId, passage: Passage) -> str | None:
    """The passage in the document as its outlet publishes it, where an address is known."""
    url = sheet.library.documents[document].url
    if not url:
        return None
    text = sheet.matter.evidence.archived[document].text
    return url + text_fragment(url, [text[piece.start : piece.end] for piece in passage.pieces])


def relations(sheet: Sheet, statement: Statement) -> tuple[views.Relation, ...]:
    """How a statement stands to others, and others to it."""
    own = [
        _relation(relation, _linked(sheet, statement, relation.to), heard=False) for relation in statement.card.relates
    ]
    heard = [
        _relation(heard.relation, sheet.statement(heard.by), heard=True)
        for heard in sheet.tables.heard.get((statement.point, statement.card.id), ())
    ]
    return (*own, *heard)


def _relation(relation: Relation, link: views.Link, *, heard: bool) -> views.Relation:
    return views.Relation(kind=relation.as_, how=relation.how, heard=heard, card=link, why=relation.why)


def _linked(sheet: Sheet, statement: Statement, reference: str) -> views.Link:
    return sheet.statement(sheet.find(*target_of(reference, statement.point)))


def told(sheet: Sheet, statements: Iterable[Statement]) -> tuple[views.Link, ...]:
    """Statements in one line each: who, when, what."""
    return tuple(
        sheet.card(statement, f"{sheet.statement(statement).text}: {statement.card.claim}") for statement in statements
    )
