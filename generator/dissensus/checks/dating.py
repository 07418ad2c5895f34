"""Dates: that they can be read, how they are known, and that nothing is reported before it is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal, TypeAlias

from dissensus.checks.surroundings import Subject, Surroundings, span_of
from dissensus.dates import Span, parse
from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import listed, shown
from dissensus.model import Card, Document, DocumentId, document_place

Level: TypeAlias = Literal["fault", "warning"]


def dates_are_edtf(subject: Subject) -> Iterator[Fault]:
    """Every date of a point is one of the site's profile of EDTF."""
    period = subject.point.period
    if period is not None and (error := _trouble(period)):
        yield _bad_date(period, error, subject.place("period"))
    for index, card in enumerate(subject.point.cards):
        if error := _trouble(card.said):
            yield _bad_date(card.said, error, subject.place("cards", index, "said"))


def dates_of_publication_are_edtf(around: Surroundings) -> Iterator[Fault]:
    """Every date of a document is one of the site's profile of EDTF."""
    for name, document in around.documents.items():
        if error := _trouble(document.published):
            yield _bad_date(document.published, error, document_place(name) / "published")


def derived_dates_give_a_reason(subject: Subject) -> Iterator[Fault]:
    """A date of a card that is not stated in the document says what it rests on."""
    for index, card in enumerate(subject.point.cards):
        if card.dated != "stated" and _is_groundless(card):
            yield _groundless(card, subject.place("cards", index))


def derived_dates_of_documents_give_a_reason(around: Surroundings) -> Iterator[Fault]:
    """A date of publication that is not stated in the document says what it rests on."""
    for name, document in around.documents.items():
        if _is_groundless(document):
            yield _groundless(document, document_place(name))


def nothing_is_reported_before_it_is_said(subject: Subject) -> Iterator[Fault]:
    """No document was published before what it reports was said.

    One day between two dates is a warning: it can be midnight here and not yet there.
    """
    published = subject.around.published
    for index, card in enumerate(subject.point.cards):
        said = span_of(card.said)
        for report in card.reports if said else ():
            if said and (there := published[report.document]) and (level := _too_early(said, there)):
                yield _said_after(card.said, report.document, there, level, subject.place("cards", index, "said"))


def _said_after(said: str, document: DocumentId, published: Span, level: Level, where: Where) -> Fault:
    return Fault(
        code="said-after-published",
        where=where,
        message=f'said on {said}, and "{document}" reports it on {published.edtf}',
        help="Only across time zones can both be right." if level == "warning" else None,
        level=level,
        related=(("published then", document_place(document) / "published"),),
    )


def _is_groundless(dated: Card | Document) -> bool:
    return dated.dated != "stated" and dated.dated_by is None and dated.dated_note is None


def _groundless(dated: Card | Document, where: Where) -> Fault:
    return Fault(
        code="missing-date-reason",
        where=where / "dated",
        message=f"a {dated.dated} date without what it rests on",
        help="Add the words it rests on under `dated-by:`, or how it follows under `dated-note:`.",
    )


def _too_early(said: Span, published: Span) -> Level | None:
    """Whether a document came before the statement: certainly, perhaps (a warning), or not."""
    if said.first is None or published.last is None:
        return None
    if said.shape == published.shape == "moment":
        return "fault" if datetime.fromisoformat(said.edtf) > datetime.fromisoformat(published.edtf) else None
    if said.first <= published.last:
        return None
    return "warning" if (said.first - published.last).days == 1 else "fault"


def _trouble(text: str) -> ValueError | None:
    """Why this is no date; None if it is one."""
    try:
        parse(text)
    except ValueError as error:
        return error
    return None


def _bad_date(text: str, error: ValueError, where: Where) -> Fault:
    return Fault(code="bad-date", where=where, message=f"{shown(text)} is not a date", help=_remedy(text, error))


def _remedy(text: str, error: ValueError) -> str:
    from dissensus.dates_meant import dates_meant

    said = str(error)
    how = f"{said[:1].upper()}{said[1:]}."
    meant = dates_meant(text)
    return f"Did you mean {listed(meant)}?\n{how}" if meant else how
