"""The pages of sources."""

from __future__ import annotations

from markupsafe import Markup as Html
from msgspec import Struct

from dissensus.pages.views.cards import Card
from dissensus.pages.views.common import Citation, Cited, Frame, Link, SourceKind


class SourceRow(Struct, frozen=True, kw_only=True):
    """A source in the list of sources."""

    link: Link
    kind: SourceKind
    role: str | None
    count: str


class PartyRows(Struct, frozen=True, kw_only=True):
    """The sources of one party."""

    name: str
    about: str | None
    sources: tuple[SourceRow, ...]


class SourcesPage(Struct, frozen=True, kw_only=True):
    """All sources, by party."""

    frame: Frame
    parties: tuple[PartyRows, ...]


class NameLine(Struct, frozen=True, kw_only=True):
    """A line of a document that has a name."""

    number: int
    passage: str | None  # href of a passage that holds the name there


class WrittenIn(Struct, frozen=True, kw_only=True):
    """A document that writes a name, and on which lines."""

    document: Link
    lines: tuple[NameLine, ...]
    further: tuple[NameLine, ...]  # more than can be taken in at a glance: folded


class Spelling(Struct, frozen=True, kw_only=True):
    """One way the documents write a name, and where: nowhere, if only within a longer name."""

    text: str
    documents: tuple[WrittenIn, ...]  # by date


class Said(Struct, frozen=True, kw_only=True):
    """What a source said on one point."""

    point: Link
    question: str
    cards: tuple[Card, ...]


class Uncarried(Struct, frozen=True, kw_only=True):
    """The statements on one point that no document of an outlet reports."""

    point: Link
    cards: tuple[Link, ...]


class SourcePage(Struct, frozen=True, kw_only=True):
    """All that one source said, and what it handed on."""

    frame: Frame
    name: str
    kind: SourceKind
    role: str | None
    party: str | None
    part_of: Link | None
    note: Html | None
    spellings: tuple[Spelling, ...]
    said: tuple[Said, ...]
    members: tuple[Link, ...]  # who speak together under this name
    jointly: tuple[Link, ...]  # statements that it makes together with others
    relayed: tuple[Link, ...]  # cards of others that reached a document through it
    published: tuple[Cited, ...]  # documents of an outlet
    uncarried: tuple[Uncarried, ...]  # what none of these documents reports
    silence: tuple[Link, ...]  # points without a statement by it
    citation: Citation
