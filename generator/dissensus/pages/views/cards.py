"""A statement as a card."""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup as Html
from msgspec import Struct

from dissensus.pages.views.common import Day, Link


class Tag(Struct, frozen=True, kw_only=True, gc=False):
    """A position as a card refers to it: its letter and label. `hue` is its column's number in the point, from 0."""

    letter: str
    label: str
    hue: int
    href: str


class Stance(Struct, frozen=True, kw_only=True, gc=False):
    """What a card does with a position, or with another card."""

    kind: Literal["holds", "holds-in-part", "rejects", "rejects-card", "declines"]
    tag: Tag | None = None  # of the position
    card: Link | None = None  # of the card that is rejected


class Caveat(Struct, frozen=True, kw_only=True, gc=False):
    """An outlet's reservation, word for word."""

    words: Html  # with quotation marks round what the document puts in them
    covers: str


class Report(Struct, frozen=True, kw_only=True, gc=False):
    """A statement as one document carries it."""

    words: Html  # with quotation marks round what the document puts in them
    language: str | None = None  # of the document
    voice: Literal["headline", "own-voice", "speech", "paraphrase", "mixed"]
    chain: tuple[Link, ...]  # speaker, relays, outlet
    document: Link
    published: Day
    lines: str  # “line 17”, “lines 17–19”
    passage: str  # href of the passage on the document's page
    original: str | None  # the document's own address, with a text fragment
    caveat: Caveat | None


class Figure(Struct, frozen=True, kw_only=True, gc=False):
    """A number in a card."""

    as_worded: str
    counted: str
    whom: str


class Term(Struct, frozen=True, kw_only=True, gc=False):
    """A word by which a card names something."""

    words: str
    of: str


class Relation(Struct, frozen=True, kw_only=True, gc=False):
    """How one statement stands to another. `heard` is true on the card that is related to."""

    kind: Literal["repeats", "revises", "responds", "contradicts", "differs"]
    how: Literal["explicit", "implied"] | None
    heard: bool
    card: Link
    why: str | None


class Card(Struct, frozen=True, kw_only=True, gc=False):
    """One source's statement, in full."""

    id: str  # anchor, and end of the permalink
    number: int  # its place on its point's page, from 1: what citations show
    permalink: str  # absolute if the site has a base URL, else “#id”
    speaker: Link
    role: str | None
    party: str | None
    said: Day
    stances: tuple[Stance, ...]
    claim: str
    figure: Figure | None
    terms: tuple[Term, ...]
    reports: tuple[Report, ...]  # one at least; those behind the first are folded under it
    also_by: str | None  # of these: “Also reported by The Herald”, “Also in another passage of this document”
    relates: tuple[Relation, ...]  # how it stands to others
    relations: tuple[Relation, ...]  # the same, and how others stand to it
    note: Html | None
