"""A statement as a card: its stances, its reports with their chains and caveats, its relations both ways."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup as Html

from dissensus import addresses
from dissensus.deriving.statements import Reported, Statement
from dissensus.evidence import Passage
from dissensus.model import DocumentId, Relation
from dissensus.pages import alike, phrases, views
from dissensus.pages.fragments import text_fragment
from dissensus.pages.lines import line_of, linked
from dissensus.pages.parts import href_of_passage
from dissensus.pages.sheet import Line, Sheet
from dissensus.rendering import inline


def card(sheet: Sheet, statement: Statement, line: Line | None = None) -> views.Card:
    """A statement, in full."""
    written = statement.card
    line = line or line_of(sheet, statement)
    relates = own_relations(sheet, statement) if sheet.asks(".relates") or sheet.asks(".relations") else ()
    return views.Card(
        id=written.id,
        number=statement.number,
        permalink=sheet.permalink(addresses.point(statement.point), written.id) if sheet.asks(".permalink") else "",
        speaker=line.speaker,
        role=line.role,
        party=line.party,
        said=line.said,
        stances=line.stances,
        claim=written.claim,
        figure=figure(statement),
        terms=terms(sheet, statement) if written.terms else (),
        reports=tuple([report(sheet, statement, reported) for reported in statement.reports]),
        also_by=phrases.also_by(statement.reports) if len(statement.reports) > 1 and sheet.asks(".also_by") else None,
        relates=relates,
        relations=(*relates, *heard(sheet, statement)) if sheet.asks(".relations") else (),
        note=sheet.html(written.note, statement.point, headings_from=6)
        if written.note and sheet.asks(".note")
        else None,
    )


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
    shown, sources = sheet.documents[written.document], sheet.sources
    chain = dict.fromkeys([statement.card.speaker, *written.via, shown.written.outlet])
    return views.Report(
        words=words(reported.passage),
        language=shown.written.language,
        voice=reported.voice,
        chain=tuple([sources[source].link for source in chain]),
        document=shown.link,
        published=shown.published,
        lines=phrases.lines(*reported.passage.lines) if sheet.asks(".lines") else "",
        passage=href_of_passage(sheet, written.document, reported.passage) if sheet.asks(".passage") else "",
        original=original(sheet, written.document, reported.passage)
        if shown.written.url and sheet.asks(".original")
        else None,
        caveat=caveat(reported),
    )


def caveat(reported: Reported) -> views.Caveat | None:
    """The outlet's reservation, word for word."""
    covers = reported.report.covers
    if covers is None or reported.caveat is None:
        return None
    return views.Caveat(words=words(reported.caveat), covers=covers)


def words(passage: Passage) -> Html:
    """A passage as shown: what the document puts in quotation marks apart from what it does not."""
    if len(passage.pieces) == 1 and len(passage.pieces[0].segments) == 1:
        (alone,) = passage.pieces[0].segments
        return inline.in_one_voice(alone.text, quoted=alone.quoted)
    shown: list[inline.Run] = []
    for piece in passage.pieces:
        if shown:
            shown.append(("elision", "[…]"))
        shown += [("speech" if segment.quoted else "paraphrase", segment.text) for segment in piece.segments]
    return inline.words(shown)


def original(sheet: Sheet, document: DocumentId, passage: Passage) -> str | None:
    """The passage in the document as its outlet publishes it, where an address is known."""
    url = sheet.library.documents[document].url
    if not url:
        return None
    text = sheet.matter.evidence.archived[document].text
    return url + text_fragment(url, [text[piece.start : piece.end] for piece in passage.pieces])


def own_relations(sheet: Sheet, statement: Statement) -> tuple[views.Relation, ...]:
    """How a statement stands to others."""
    written = statement.card.relates
    return tuple([_relation(each, linked(sheet, statement, each.to), heard=False) for each in written])


def heard(sheet: Sheet, statement: Statement) -> tuple[views.Relation, ...]:
    """How others stand to a statement."""
    found = sheet.tables.heard[statement.point, statement.card.id]
    return tuple([_relation(each.relation, sheet.statement(each.by), heard=True) for each in found])


def _relation(relation: Relation, link: views.Link, *, heard: bool) -> views.Relation:
    return views.Relation(kind=relation.as_, how=relation.how, heard=heard, card=link, why=relation.why)


def told(sheet: Sheet, statements: Iterable[Statement]) -> tuple[views.Link, ...]:
    """Statements in one line each: who, when, what."""
    return tuple(
        [
            sheet.card(s, f"{sheet.source(s.card.speaker).text}, {alike.said(s).text}: {s.card.claim}")
            for s in statements
        ]
    )
