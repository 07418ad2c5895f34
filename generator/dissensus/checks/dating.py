"""Dates: that they can be read, how they are known, and that nothing is reported before it is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from dissensus.dates import Span, parse
from dissensus.dates_meant import dates_meant
from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import listed, shown
from dissensus.model import Card, Document, Library, document_place, point_file


def dates_are_edtf(library: Library) -> Iterator[Fault]:
    """Every date is one of the site's profile of EDTF."""
    for text, where in _dates(library):
        try:
            parse(text)
        except ValueError as error:
            yield Fault(code="bad-date", where=where, message=f"{shown(text)} is not a date", help=_remedy(text, error))


def derived_dates_give_a_reason(library: Library) -> Iterator[Fault]:
    """A date that is not stated in the document says what it rests on."""
    for dated, where in _dated(library):
        if dated.dated != "stated" and dated.dated_by is None and dated.dated_note is None:
            yield Fault(
                code="missing-date-reason",
                where=where / "dated",
                message=f"a {dated.dated} date without what it rests on",
                help="Add the words it rests on under `dated-by:`, or how it follows under `dated-note:`.",
            )


def nothing_is_reported_before_it_is_said(library: Library) -> Iterator[Fault]:
    """No document was published before what it reports was said.

    One day between two dates is a warning: it can be midnight here and not yet there.
    """
    for _, card, where in library.cards():
        for document_id in sorted({report.document for report in card.reports} & library.documents.keys()):
            document = library.documents[document_id]
            level = _too_early(_span(card.said), _span(document.published))
            if level is not None:
                yield Fault(
                    code="said-after-published",
                    where=where / "said",
                    message=f'said on {card.said}, and "{document_id}" reports it on {document.published}',
                    help="Only across time zones can both be right." if level == "warning" else None,
                    level=level,
                    related=(("published then", document_place(document_id) / "published"),),
                )


def _dates(library: Library) -> Iterator[tuple[str, Where]]:
    for name, document in library.documents.items() if library.is_whole_in_view else ():
        yield document.published, document_place(name) / "published"
    for name, point in library.points_in_view.items():
        if point.period is not None:
            yield point.period, point_file(name) / "period"
    for _, card, where in library.cards():
        yield card.said, where / "said"


def _dated(library: Library) -> Iterator[tuple[Card | Document, Where]]:
    for name, document in library.documents.items() if library.is_whole_in_view else ():
        yield document, document_place(name)
    for _, card, where in library.cards():
        yield card, where


def _too_early(said: Span | None, published: Span | None) -> Literal["fault", "warning"] | None:
    """Whether a document came before the statement: certainly, perhaps (a warning), or not."""
    if said is None or published is None or said.first is None or published.last is None:
        return None
    if said.shape == published.shape == "moment":
        return "fault" if datetime.fromisoformat(said.edtf) > datetime.fromisoformat(published.edtf) else None
    days = (said.first - published.last).days
    if days < 1:
        return None
    return "warning" if days == 1 else "fault"


def _span(text: str) -> Span | None:
    try:
        return parse(text)
    except ValueError:
        return None


def _remedy(text: str, error: ValueError) -> str:
    said = str(error)
    how = f"{said[:1].upper()}{said[1:]}."
    meant = dates_meant(text)
    return f"Did you mean {listed(meant)}?\n{how}" if meant else how
