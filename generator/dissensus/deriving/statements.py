"""Statements: cards with their days and passages, in the mechanical order of EDITORIAL's rule 8.

Cards stand by the date said, then full fit before partial, quoted words before paraphrase, outlet A–Z. The reports of
a card stand by the date of their document, then quoted words before paraphrase, outlet A–Z.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dissensus import dates
from dissensus.evidence import Evidence, Passage
from dissensus.faults import Where
from dissensus.model import Card, Library, Point, PointId, Report, document_place, point_file

Voice = Literal["headline", "own-voice", "speech", "mixed", "paraphrase"]


class Reported(Struct, frozen=True):
    """A report with the passage that proves it."""

    report: Report
    passage: Passage
    caveat: Passage | None
    voice: Voice
    published: dates.Span
    outlet: str  # its name
    terms: tuple[Passage | None, ...] = ()  # of each term of the card: where this report has its words


class Statement(Struct, frozen=True):
    """A card with its days and its reports in order."""

    point: PointId
    card: Card
    said: dates.Span
    reports: tuple[Reported, ...]


def statements_of(point_id: PointId, point: Point, library: Library, evidence: Evidence) -> tuple[Statement, ...]:
    """The cards of a point, in order."""
    place = point_file(point_id) / "cards"
    statements = [
        _statement(point_id, card, place / index, library, evidence) for index, card in enumerate(point.cards)
    ]
    return tuple(sorted(statements, key=statement_order))


def statement_order(statement: Statement) -> tuple[object, ...]:
    """The key by which statements stand on a page."""
    first = statement.reports[0]
    return (
        statement.said.order(),
        statement.card.fit == "partial",
        first.voice not in ("speech", "mixed"),
        first.outlet.casefold(),
        statement.card.id,
        statement.point,
    )


def manner(passage: Passage) -> Literal["speech", "mixed", "paraphrase"]:
    """Whether the document puts words in quotation marks: all, some or none of them."""
    worded = [segment for piece in passage.pieces for segment in piece.segments if _has_words(segment.text)]
    if all(segment.quoted for segment in worded):
        return "speech"
    return "mixed" if any(segment.quoted for segment in worded) else "paraphrase"


def _statement(point_id: PointId, card: Card, place: Where, library: Library, evidence: Evidence) -> Statement:
    reports = [
        _reported(card, report, place / "reports" / index, library, evidence)
        for index, report in enumerate(card.reports)
    ]
    return Statement(point_id, card, dates.parse(card.said), tuple(sorted(reports, key=_report_order)))


def _reported(card: Card, report: Report, place: Where, library: Library, evidence: Evidence) -> Reported:
    document = library.documents[report.document]
    passage = evidence.passages[place / "quote"]
    title = evidence.passages[document_place(report.document) / "title"]
    return Reported(
        report=report,
        passage=passage,
        caveat=evidence.passages[place / "caveat" / "quote"] if report.caveat else None,
        voice=_voice(passage, within_title=_within(passage, title), own=card.speaker == document.outlet),
        published=dates.parse(document.published),
        outlet=library.sources[document.outlet].name,
        terms=tuple(evidence.passages.get(place / "terms" / index) for index in range(len(card.terms))),
    )


def _voice(passage: Passage, *, within_title: bool, own: bool) -> Voice:
    if within_title:
        return "headline"
    return "own-voice" if own else manner(passage)


def _has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _within(inner: Passage, outer: Passage) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _report_order(reported: Reported) -> tuple[object, ...]:
    return (
        reported.published.order(),
        reported.voice not in ("speech", "mixed"),
        reported.outlet.casefold(),
        reported.report.document,
        reported.passage.start,
    )
