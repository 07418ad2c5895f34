"""What is derived from the statements of a point: days, figures, silence, reports, wording, sequences."""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup as Html
from msgspec import Struct

from dissensus.pages.views.cards import Stance
from dissensus.pages.views.common import Day, Link


class Moment(Struct, frozen=True, kw_only=True, gc=False):
    """A statement on the timeline."""

    card: Link  # its claim
    speaker: Link
    stances: tuple[Stance, ...]


class Date(Struct, frozen=True, kw_only=True, gc=False):
    """A date of the timeline, with what was said then."""

    text: str
    first: str | None  # ISO day, for <time datetime>; None where open
    time: Html  # both as an element of a page
    moments: tuple[Moment, ...]


class Mark(Struct, frozen=True, kw_only=True, gc=False):
    """A number drawn on an axis. Places run from 0 to 100 along it."""

    shape: Literal["exact", "about", "range"]
    start: float
    end: float
    open_start: bool  # goes on below what can be drawn
    open_end: bool


class Entry(Struct, frozen=True, kw_only=True, gc=False):
    """A line of the ledger: who gave which number, when, in which words."""

    card: Link
    speaker: Link
    said: Day
    as_worded: str
    reading: str | None  # “at least 1,500”; None where the words hold no number
    mark: Mark | None
    relayed: str | None  # “as reported by …”, where the figure is second-hand


class Tick(Struct, frozen=True, kw_only=True, gc=False):
    """A labelled place on an axis."""

    at: float  # 0 to 100
    text: str


class Ledger(Struct, frozen=True, kw_only=True, gc=False):
    """All figures for one thing counted and one group counted, on one axis."""

    counted: str
    whom: str
    ticks: tuple[Tick, ...]  # none where nothing can be drawn
    entries: tuple[Entry, ...]


class Silence(Struct, frozen=True, kw_only=True, gc=False):
    """A party, or a source, that says nothing on this in these documents."""

    name: str
    href: str | None
    parts: tuple[Link, ...] = ()  # sources that are part of it and have a statement


class Carried(Struct, frozen=True, kw_only=True, gc=False):
    """Which documents carry a card: one truth for each of the table's documents, or, where it has none, their links."""

    card: Link
    speaker: str
    by: tuple[bool, ...]
    documents: tuple[Link, ...]


class Phrase(Struct, frozen=True, kw_only=True, gc=False):
    """What each report has for one phrase."""

    kind: Literal["same", "differs", "alone"]  # in all reports, in two or more, in one
    cells: tuple[tuple[str, str, Html], ...]  # of each report: its outlet and day, its language, its words, if any
    alike: bool  # every report has them in the same letters, language and quotation marks


class Teller(Struct, frozen=True, kw_only=True, gc=False):
    """A report as the head of a column."""

    outlet: str
    passage: str  # href
    published: Day
    voice: Literal["headline", "own-voice", "speech", "paraphrase", "mixed"]
    language: str


class Wording(Struct, frozen=True, kw_only=True, gc=False):
    """How each outlet put one statement."""

    card: Link  # its claim
    speaker: Link
    said: Day
    tellers: tuple[Teller, ...]
    phrases: tuple[Phrase, ...]


class Turn(Struct, frozen=True, kw_only=True, gc=False):
    """A statement in a sequence."""

    said: Day
    card: Link  # its claim
    stances: tuple[Stance, ...]


class Sequence(Struct, frozen=True, kw_only=True, gc=False):
    """What one source said at different dates. A step holds what is of one date, or of dates that overlap."""

    speaker: Link
    steps: tuple[tuple[Turn, ...], ...]
    loose: tuple[Turn, ...]  # without a firm date
