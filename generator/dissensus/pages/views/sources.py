"""The pages of sources."""

from __future__ import annotations

from markupsafe import Markup as Html
from msgspec import Struct

from dissensus.pages.views.cards import Card
from dissensus.pages.views.common import Citation, Cited, Counted, Day, Frame, Link, SourceKind
from dissensus.pages.views.map import Pager


class SourceRow(Struct, frozen=True, kw_only=True, gc=False):
    """A source in the list of sources."""

    link: Link
    kind: SourceKind
    role: str | None
    count: str


class PartyRows(Struct, frozen=True, kw_only=True, gc=False):
    """The sources of one party."""

    name: str
    about: str | None
    sources: tuple[SourceRow, ...]


class SourcesPage(Struct, frozen=True, kw_only=True, gc=False):
    """A page of all sources, by party."""

    frame: Frame
    parties: tuple[PartyRows, ...]
    pager: Pager | None  # None where one page holds them all


class NameLine(Struct, frozen=True, kw_only=True, gc=False):
    """A line of a document that has a name."""

    number: int
    passage: str | None  # href of a passage that holds the name there


class WrittenIn(Struct, frozen=True, kw_only=True, gc=False):
    """A document that writes a name, and on which lines."""

    document: Link
    lines: tuple[NameLine, ...]
    further: tuple[NameLine, ...]  # more than can be taken in at a glance: folded


class Spelling(Struct, frozen=True, kw_only=True, gc=False):
    """One way the documents write a name, and where: nowhere, if only within a longer name."""

    text: str
    documents: tuple[WrittenIn, ...]  # by date
    further: str | None  # “and in 1,184 more documents”


class Said(Struct, frozen=True, kw_only=True, gc=False):
    """What a source said on one point."""

    point: Link
    question: str
    cards: tuple[Card, ...]


class SaidLine(Struct, frozen=True, kw_only=True, gc=False):
    """A statement in one line, for a theme that shows no cards on the pages of sources."""

    point: Link  # by its title, to the statement
    said: Day
    claim: str


class Uncarried(Struct, frozen=True, kw_only=True, gc=False):
    """The statements on one point that no document of an outlet reports."""

    point: Link
    cards: tuple[Link, ...]


class SourcePage(Struct, frozen=True, kw_only=True, gc=False):
    """What one source said, and what it handed on, as far as one page shows it. The first page tells who it is."""

    frame: Frame
    kicker: str  # “Person”, “Person · page 2 of 5”
    name: str
    kind: SourceKind
    role: str | None
    party: str | None
    part_of: Link | None
    note: Html | None
    spellings: tuple[Spelling, ...]
    members: tuple[Link, ...]  # who speak together under this name
    no_statement: str | None  # “No statement by X in these documents.”
    said: tuple[Said, ...]
    lines: tuple[SaidLine, ...] = ()  # the same statements, each in one line
    jointly: tuple[Link, ...]  # statements that it makes together with others
    relayed: tuple[Link, ...]  # cards of others that reached a document through it
    published: tuple[Cited, ...]  # documents of an outlet
    pager: Pager | None  # of these four; None where one page holds them all
    uncarried: tuple[Uncarried, ...]  # what none of its documents reports
    uncarried_count: Counted | None  # where that is too much to be listed
    silence: tuple[Link, ...]  # points without a statement by it
    silence_count: Counted | None  # where they are too many to be listed
    citation: Citation | None  # None where the template does not ask for it
