"""Proofs: what came of looking for words."""

from __future__ import annotations

from msgspec import Struct

from dissensus.evidence.passage import Passage
from dissensus.faults import Fault, Where


class ReportProof(Struct, frozen=True, gc=False):
    """Where the words of a report stand."""

    quote: Passage
    caveat: Passage | None = None
    terms: tuple[Passage | None, ...] = ()  # of each term of the card: where this quote has its words


class CardProof(Struct, frozen=True, gc=False):
    """Where all the words of a card stand."""

    reports: tuple[ReportProof, ...]  # as written


class Proof(Struct, frozen=True):
    """What came of one point or one document: the passages found, and a fault for each that was not."""

    passages: tuple[tuple[Where, Passage], ...]
    faults: tuple[Fault, ...]
    cards: tuple[CardProof, ...] | None = None  # of a point of which nothing is missing: the same, by card and report
