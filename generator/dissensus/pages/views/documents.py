"""The pages of documents."""

from __future__ import annotations

from markupsafe import Markup as Html
from msgspec import Struct

from dissensus.pages.views.common import Citation, Cited, Day, Frame, Link
from dissensus.pages.views.map import Pager


class DocumentsPage(Struct, frozen=True, kw_only=True, gc=False):
    """A page of all documents, by date."""

    frame: Frame
    documents: tuple[Cited, ...]
    pager: Pager | None  # None where one page holds them all


class Excerpt(Struct, frozen=True, kw_only=True, gc=False):
    """A passage in its context, with what rests on it."""

    anchor: str
    lines: str
    before: str
    words: Html
    after: str
    cards: tuple[Link, ...]  # statements that rest on it
    caveat_of: tuple[Link, ...]  # statements that it is the caveat of


class Stretch(Struct, frozen=True, kw_only=True, gc=False):
    """A run of a whole text: plain, or the passage of some cards."""

    text: str
    cards: tuple[Link, ...]


class SetAside(Struct, frozen=True, kw_only=True, gc=False):
    """A stretch of a document that no statement is to rest on. Its words are not shown."""

    lines: str
    reason: str
    note: str | None


class Account(Struct, frozen=True, kw_only=True, gc=False):
    """What became of the sentences of a document: how many are used, set aside and open, and on which lines."""

    counts: str  # “41 sentences: 22 used, 16 set aside, 3 not dealt with”
    aside: tuple[SetAside, ...]  # in the order of the text
    open: str | None  # “lines 22, 23 and 27”


class DocumentPage(Struct, frozen=True, kw_only=True, gc=False):
    """A part of an archived document, mostly all of it: its passages in context."""

    frame: Frame
    kicker: str  # “Document”, “Document · part 2”
    title: str
    outlet: Link
    authors: str | None
    published: Day
    original: str | None
    file: str
    sha256: str
    language: str
    note: Html | None  # with the first part
    pager: Pager | None  # None where one page holds the whole
    excerpts: tuple[Excerpt, ...]
    account: Account | None  # with the first part
    whole: tuple[tuple[Stretch, ...], ...] | None  # paragraphs; None where the site publishes passages only
    citation: Citation | None  # None where the template does not ask for it
