"""The words that sources use of somebody or something, as tables."""

from __future__ import annotations

from dissensus.deriving.terms import Entry, Sides, Use, Vocabulary, Wording
from dissensus.model import PointId
from dissensus.pages import alike, views
from dissensus.pages.cards import words
from dissensus.pages.parts import href_of_passage
from dissensus.pages.sheet import Sheet


def vocabulary(sheet: Sheet, id_: PointId, derived: Vocabulary) -> views.Vocabulary:
    """The words used of one thing."""
    return views.Vocabulary(
        anchor=f"_words_{derived.named}",
        named=sheet.library.points[id_].named[derived.named].name,
        headwords=tuple(
            _headword(sheet, f"_words_{derived.named}_{number}", entry)
            for number, entry in enumerate(derived.entries, 1)
        ),
    )


def _headword(sheet: Sheet, anchor: str, entry: Entry) -> views.Headword:
    return views.Headword(
        anchor=anchor,
        text=entry.headword,
        uses=tuple(_use(sheet, use) for use in entry.uses),
        mutual=tuple(sorted(_told(sheet, sides) for sides in entry.mutual)),
    )


def _told(sheet: Sheet, sides: Sides) -> str:
    by, of = (sheet.library.parties[party].name for party in sides)
    return f"by {by}, of {of}"


def _use(sheet: Sheet, use: Use) -> views.TermUse:
    statement = use.statement
    party = sheet.library.sources[statement.card.speaker].party
    number = statement.number
    return views.TermUse(
        speaker=sheet.source(statement.card.speaker),
        party=sheet.library.parties[party].name if party else None,
        said=alike.said(statement),
        card=sheet.card(statement, f"statement {number}"),
        wordings=tuple(_wording(sheet, wording) for wording in use.wordings),
    )


def _wording(sheet: Sheet, wording: Wording) -> views.TermWording:
    reported = wording.reported
    document = sheet.library.documents[reported.report.document]
    return views.TermWording(
        words=words(wording.words),
        language=document.language,
        outlet=reported.outlet,
        passage=href_of_passage(sheet, reported.report.document, reported.passage),
        voice=wording.voice,
    )
