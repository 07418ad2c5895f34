"""What views of every kind share: links, the frame of a page, days, citations."""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup as Html
from msgspec import Struct

SourceKind = Literal["person", "body", "armed-group", "outlet"]


class Link(Struct, frozen=True, gc=False):
    """Words that lead somewhere; `current` marks the page that shows them."""

    text: str
    href: str
    current: bool = False


class Frame(Struct, frozen=True, kw_only=True, gc=False):
    """What every page has around its own content."""

    site: str  # the site's title
    tagline: str | None
    language: str
    title: str  # of this page
    description: str | None
    canonical: str | None  # absolute address, if the site has a base URL
    home: str  # href of the home page
    navigation: tuple[Link, ...]
    stylesheet: str  # href
    icon: str  # href
    curators: str | None
    method: str | None  # href of the method page, if the site has one
    policy: str  # Content-Security-Policy
    inline_style: str | None = None  # the whole style sheet, on the one page that cannot know its depth (404)


class Counted(Struct, frozen=True, kw_only=True, gc=False):
    """What is too much to be listed: how much it is, and the page that shows all."""

    text: str
    way: Link


class Day(Struct, frozen=True, kw_only=True, gc=False):
    """A date as shown, and how it is known."""

    text: str  # “12 March 2024”, “between 14 and 15 March 2024”
    edtf: str
    first: str | None  # ISO day, for <time datetime>; None where open
    known: Literal["stated", "derived", "bounded"]
    rests_on: str | None  # words of the document
    note: str | None
    time: Html  # text and first as an element of a page


class Cited(Struct, frozen=True, kw_only=True, gc=False):
    """A document in a list."""

    document: Link
    outlet: Link
    authors: str | None
    published: Day
    original: str | None


class Citation(Struct, frozen=True, kw_only=True, gc=False):
    """How to cite a page."""

    text: str
    address: str | None  # absolute, if the site has a base URL
    path: str  # “points/casualties/”
