"""The cards of a point proved in one go, where all their words are found.

This is the good path: it gives passages and nothing else, no place and no fault. Where anything is missing it gives
nothing at all, and `points` goes through the point again to tell what. Both prove the same things, in the same way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dissensus.evidence.archived import ArchivedText, archive
from dissensus.evidence.finding import find, find_within, stands_in
from dissensus.evidence.passage import Passage
from dissensus.evidence.proof import CardProof, ReportProof
from dissensus.model import Card, Caveat, DocumentId, Point, Report

Archive = Mapping[DocumentId, ArchivedText]


def proved_reports(point: Point, archived: Archive) -> tuple[CardProof, ...] | None:
    """The proof of each card; None if any word is not found, or a document is not there to be asked."""
    cards: list[CardProof] = []
    for card in point.cards:
        proof = _proved(card, archived)
        if proof is None:
            return None
        cards.append(proof)
    return tuple(cards)


def _proved(card: Card, archived: Archive) -> CardProof | None:
    reports: list[ReportProof] = []
    for report in card.reports:
        try:
            text = archived[report.document]
        except KeyError:
            return None
        quote = _found(report, text)
        if quote is None:
            return None
        caveat = _found(report.caveat, text) if report.caveat else None
        if report.caveat and caveat is None:
            return None
        terms = tuple(find_within(term.words, quote, text) for term in card.terms) if card.terms else ()
        reports.append(ReportProof(quote, caveat, terms))
    is_whole = has_figure(card) and has_date(card, archived) and _has_terms(card, reports)
    return CardProof(tuple(reports)) if is_whole else None


def _found(typed: Report | Caveat, archived: ArchivedText) -> Passage | None:
    found = find(typed.quote, archived, typed.before, typed.after)
    return found if isinstance(found, Passage) else None


def _has_terms(card: Card, reports: Sequence[ReportProof]) -> bool:
    """Whether each term of the card stands in a quote of it."""
    return not card.terms or all(map(any, zip(*(report.terms for report in reports), strict=True)))


def has_date(card: Card, archived: Archive) -> bool:
    """Whether the words that the card's date rests on, if there are any, stand in a document of the card."""
    return not card.dated_by or any(stands_in(card.dated_by, archived[report.document]) for report in card.reports)


def has_figure(card: Card) -> bool:
    """Whether the words of the card's figure, if it has one, stand in a quote of the card."""
    if card.figure is None:
        return True
    words = card.figure.as_worded
    return any(stands_in(words, archive(report.quote, wrapped=True)) for report in card.reports)
