"""A sheet: one page being filled. It knows where it lies, and so how to lead to everything else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from markupsafe import Markup
from msgspec import Struct, field

from dissensus import dates
from dissensus.deriving import Tables
from dissensus.deriving.outlines import Outline
from dissensus.deriving.points import target_of
from dissensus.deriving.statements import Statement
from dissensus.evidence import Evidence
from dissensus.model import CardId, Document, DocumentId, Id, Library, PointId, Source, SourceId
from dissensus.pages import addresses, views
from dissensus.rendering.markdown import Citation, Surroundings, to_html


class Matter(Struct, frozen=True):
    """What all pages are filled from."""

    library: Library
    tables: Tables
    evidence: Evidence
    in_full: Mapping[SourceId, Source]  # sources with what only their own pages show
    assets: Mapping[str, str]  # published address by name in the theme
    kinds: frozenset[str]  # of pages that the theme makes
    style: str  # a style sheet that stands alone
    edition: date | None  # the day named in citations: SOURCE_DATE_EPOCH's, else the newest document's


class Shown(Struct, frozen=True, gc=False):
    """A document as the parts of one page show it."""

    document: Document
    link: views.Link
    published: views.Day


class Sheet(Struct, frozen=True):
    """A page at its address, with the matter to fill it."""

    here: str
    matter: Matter
    root: str | None = None  # the root's path on the host, for the one page that a host shows at any depth
    canonical: str | None = None  # the address of which this one is a former name
    asked: frozenset[str] | None = None  # the fields that its template can ask for, see `asks`; None: any
    sources_shown: dict[SourceId, views.Link] = field(default_factory=dict)  # so far, see `pages.alike`
    documents_shown: dict[DocumentId, Shown] = field(default_factory=dict)

    def asks(self, field: str) -> bool:
        """Whether a field of the view has to be filled, `title`, or anything within it by that name, `.passage`."""
        return self.asked is None or field in self.asked

    @property
    def library(self) -> Library:
        """All that was read."""
        return self.matter.library

    @property
    def tables(self) -> Tables:
        """All that was derived."""
        return self.matter.tables

    @property
    def lasting(self) -> str:
        """The address by which the page is cited."""
        return self.canonical or self.here

    def href(self, address: str, anchor: str = "") -> str:
        """How this page leads to another."""
        if self.root is not None:
            return addresses.absolute(self.root, address, anchor)
        return addresses.relative(self.here, address, anchor)

    def link(self, text: str, address: str, anchor: str = "") -> views.Link:
        """Words that lead to another page."""
        return views.Link(text, self.href(address, anchor), current=self.here == address and not anchor)

    def point(self, id_: PointId) -> views.Link:
        """A point, by its title."""
        return self.link(self.tables.heads[id_].title, addresses.point(id_))

    def topic(self, id_: Id) -> views.Link:
        """A topic, by the name that the site gives it."""
        return self.link(self.topic_name(id_), addresses.topic(id_))

    def topic_name(self, id_: Id) -> str:
        """How the site calls a topic; its id, where it gives it no name."""
        return self.library.settings.topics.get(id_, id_)

    def source(self, id_: SourceId) -> views.Link:
        """A source, by its name."""
        return self.link(self.library.sources[id_].name, addresses.source(id_))

    def document(self, id_: DocumentId) -> views.Link:
        """A document, by its title."""
        return self.link(self.library.documents[id_].title, addresses.document(id_))

    def statement(self, outline: Outline) -> views.Link:
        """A statement, by its speaker and date."""
        return self.link(self._by(outline), addresses.point(outline.point), outline.card)

    def card(self, statement: Statement, text: str) -> views.Link:
        """A statement, by any words."""
        return self.link(text, addresses.point(statement.point), statement.card.id)

    def permalink(self, address: str, anchor: str = "") -> str:
        """The address to send to somebody: absolute where the site knows its own."""
        base = self.library.settings.base_url
        return addresses.absolute(base, address, anchor) if base else self.href(address, anchor)

    def html(self, markdown: str | None, point: PointId = "", headings_from: int = 3) -> Markup | None:
        """A curator's Markdown; `point` is where its short citations lead."""
        if not markdown:
            return None
        surroundings = Surroundings(lambda reference: self._cite(reference, point), self._written, headings_from)
        return to_html(markdown, surroundings)

    def _cite(self, reference: str, here: PointId) -> Citation:
        point, card = target_of(reference, here)
        outline = self.find(point, card)
        number = outline.number
        title = "" if point == here else f"{self.tables.heads[point].title}, "
        told = f"{title}statement {number}: {self._by(outline)}"
        return Citation(f"{title}{number}", self.href(addresses.point(point), card), told)

    def find(self, point: PointId, card: CardId) -> Outline:
        """The statement with that id, in outline."""
        return self.tables.cards[point, card]

    def _by(self, outline: Outline) -> str:
        return f"{self.library.sources[outline.speaker].name}, {_in_words(outline.said)}"

    def _written(self, link: str) -> str:
        return self.href(*addresses.from_written(link))


@lru_cache(maxsize=8192)
def _in_words(written: str) -> str:
    return dates.in_words(dates.parse(written))
