"""A sheet: one page being filled. It knows where it lies, and so how to lead to everything else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

from markupsafe import Markup
from msgspec import Struct, field

from dissensus import addresses, dates
from dissensus.deriving import Tables
from dissensus.deriving.outlines import Outline
from dissensus.deriving.points import target_of
from dissensus.deriving.statements import Statement
from dissensus.evidence import Evidence
from dissensus.model import CardId, DocumentId, Id, Library, PointId, Source, SourceId
from dissensus.pages import views
from dissensus.pages.alike import Carrier, Speaker
from dissensus.rendering.inline import Cited
from dissensus.rendering.markdown import Surroundings, to_html


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


class Line(Struct, frozen=True, gc=False):
    """A statement in a line: who said what, when, and where it stands."""

    number: int  # its place on the page of its point, from 1
    claim: views.Link
    speaker: views.Link
    role: str | None  # of the speaker, as its party
    party: str | None
    said: views.Day
    stances: tuple[views.Stance, ...]


Lines = Mapping[CardId, Line]  # of the statements of one point


class Sheet(Struct, frozen=True):
    """A page at its address, with the matter to fill it."""

    here: str
    matter: Matter
    library: Library  # of the matter
    tables: Tables  # of the matter
    sources: Mapping[SourceId, Speaker]  # as the page shows them
    documents: Mapping[DocumentId, Carrier]
    asks: Callable[[str], bool]  # whether a field of the view has to be filled, or any within it: `title`, `.passage`
    root: str | None = None  # the root's path on the host, for the one page that a host shows at any depth
    canonical: str | None = None  # the address of which this one is a former name
    lines_shown: dict[PointId, Lines] = field(default_factory=dict)  # of the point whose page it is

    @property
    def lasting(self) -> str:
        """The address by which the page is cited."""
        return self.canonical or self.here

    def href(self, address: str, anchor: str = "") -> str:
        """How this page leads to another."""
        return addresses.way(self.here, self.root, address, anchor)

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
        return self.sources[id_].link

    def party_of(self, source: Source) -> str | None:
        """The party of a source, by its name; None where the template does not ask for it."""
        return self.library.parties[source.party].name if source.party and self.asks(".party") else None

    def document(self, id_: DocumentId) -> views.Link:
        """A document, by its title."""
        return self.documents[id_].link

    def way_to(self, point: PointId) -> str:
        """How this page leads to the page of a point, if an anchor follows: not at all, where it is that page."""
        there = addresses.point(point)
        return "" if there == self.here else addresses.way(self.here, self.root, there)

    def card(self, statement: Statement, text: str) -> views.Link:
        """A statement, by any words."""
        return views.Link(text, f"{self.way_to(statement.point)}#{statement.card.id}")

    def statement(self, outline: Outline) -> views.Link:
        """A statement, by its speaker and date."""
        return views.Link(self._by(outline), f"{self.way_to(outline.point)}#{outline.card}")

    def referred(self, point: PointId, card: CardId) -> tuple[int, str, str]:
        """A statement as others refer to it: its number, its speaker and date, its href."""
        line = self.lines_shown[point].get(card) if point in self.lines_shown else None
        if line is not None:  # as the page has it already
            return line.number, f"{line.speaker.text}, {line.said.text}", line.claim.href
        outline = self.tables.cards[point, card]
        return outline.number, self._by(outline), f"{self.way_to(point)}#{card}"

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

    def _cite(self, reference: str, here: PointId) -> Cited:
        point, card = target_of(reference, here)
        number, by, href = self.referred(point, card)
        title = "" if point == here else f"{self.tables.heads[point].title}, "
        return href, f"{title}statement {number}: {by}", f"{title}{number}"

    def _by(self, outline: Outline) -> str:
        return f"{self.sources[outline.speaker].link.text}, {_in_words(outline.said)}"

    def _written(self, link: str) -> str:
        return self.href(*addresses.from_written(link))


@lru_cache(maxsize=8192)
def _in_words(written: str) -> str:
    return dates.in_words(dates.parse(written))
