"""Statements: cards with their days and passages, in the mechanical order of EDITORIAL's rule 8.

Cards stand by the date said, then full fit before partial, quoted words before paraphrase, outlet A–Z. The reports of
a card stand by the date of their document, then quoted words before paraphrase, outlet A–Z.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from dissensus import dates
from dissensus.deriving.columns import Column
from dissensus.deriving.publications import Publication
from dissensus.evidence import CardProof, Passage, is_within
from dissensus.evidence.boundaries import has_words
from dissensus.model import Card, DocumentId, Figure, Point, PointId, Relation, Term
from dissensus.values import Dated, Fit, Yes

Voice = Literal["headline", "own-voice", "speech", "mixed", "paraphrase"]

_QUOTED = ("speech", "mixed")  # of which any words stand in quotation marks


class CardAlone(Struct, frozen=True, array_like=True, gc=False):
    """A card but for its reports, which its statement has proved and in order.

    Plain strings: what a card may hold was looked at when it was read, and is not looked at again for each page.
    """

    id: str
    speaker: str
    said: str
    dated: Dated
    dated_by: str | None
    dated_note: str | None
    position: str | None
    rejects: str | None
    declines: Yes | None
    aside: Yes | None
    fit: Fit
    claim: str
    figure: Figure | None
    terms: tuple[Term, ...]
    relates: tuple[Relation, ...]
    note: str | None


class ReportAlone(Struct, frozen=True, array_like=True, gc=False):
    """A report but for its words, which its passage has."""

    document: str
    via: tuple[str, ...]
    covers: str | None  # what its caveat covers, if it has one


class Reported(Struct, frozen=True, array_like=True, gc=False):
    """A report with the passage that proves it."""

    report: ReportAlone
    passage: Passage
    caveat: Passage | None
    voice: Voice
    published: str  # as its document has it
    outlet: str  # its name
    index: int = 0  # of the report in its card, from 0
    terms: tuple[Passage | None, ...] = ()  # of each term of the card: where this report has its words


class Statement(Struct, frozen=True, array_like=True, gc=False):
    """A card with its reports in order."""

    point: str
    card: CardAlone
    reports: tuple[Reported, ...]
    index: int = 0  # of its card in the point's file, from 0
    number: int = 0  # its place on the page of its point, from 1
    held: Column | None = None  # the position that it holds, and the one that it rejects
    rejected: Column | None = None

    @property
    def said(self) -> dates.Span:
        """The days on which it may have been said."""
        return dates.parse(self.card.said)


def statements_of(
    point_id: PointId,
    point: Point,
    columns: Iterable[Column],
    proofs: Sequence[CardProof],
    publications: Mapping[DocumentId, Publication],
) -> tuple[Statement, ...]:
    """The cards of a point, in order. `proofs` has one for each card."""
    by_position = {column.position: column for column in columns}
    reports = [_reports(card, proof, publications) for card, proof in zip(point.cards, proofs, strict=True)]
    in_order = sorted(zip(point.cards, reports, range(len(reports)), strict=True), key=_card_order)
    return tuple(
        [
            Statement(
                point_id,
                alone(card),
                reported,
                index,
                number,
                by_position.get(card.position or ""),
                by_position.get(card.rejects or ""),
            )
            for number, (card, reported, index) in enumerate(in_order, 1)
        ]
    )


def alone(card: Card) -> CardAlone:
    """A card but for its reports."""
    return CardAlone(
        card.id,
        card.speaker,
        card.said,
        card.dated,
        card.dated_by,
        card.dated_note,
        card.position,
        card.rejects,
        card.declines,
        card.aside,
        card.fit,
        card.claim,
        card.figure,
        card.terms,
        card.relates,
        card.note,
    )


def manner(passage: Passage) -> Literal["speech", "mixed", "paraphrase"]:
    """Whether the document puts words in quotation marks: all, some or none of them."""
    kinds = {segment.quoted for piece in passage.pieces for segment in piece.segments if has_words(segment.text)}
    if False not in kinds:
        return "speech"
    return "mixed" if True in kinds else "paraphrase"


def _reports(card: Card, proof: CardProof, publications: Mapping[DocumentId, Publication]) -> tuple[Reported, ...]:
    reports = []
    for index, (report, proved) in enumerate(zip(card.reports, proof.reports, strict=True)):
        document = publications[report.document]
        voice = _voice(proved.quote, document.title, own=card.speaker == document.outlet)
        reported = Reported(
            ReportAlone(report.document, report.via, report.caveat.covers if report.caveat else None),
            proved.quote,
            proved.caveat,
            voice,
            document.published,
            document.name,
            index,
            proved.terms,
        )
        place = document.day, voice not in _QUOTED, document.folded, report.document, proved.quote.start, index
        reports.append((place, reported))
    reports.sort()
    return tuple([reported for _, reported in reports])


def _voice(passage: Passage, title: Passage, *, own: bool) -> Voice:
    if is_within(passage, title):
        return "headline"
    return "own-voice" if own else manner(passage)


def _card_order(each: tuple[Card, tuple[Reported, ...], int]) -> tuple[object, ...]:
    """The key by which cards stand on a page."""
    card, (first, *_), _ = each
    return (
        dates.parse(card.said).order(),
        card.fit == "partial",
        first.voice not in _QUOTED,
        first.outlet.casefold(),
        card.id,
    )
