"""Views: for each kind of page, one frozen value that holds everything its template may show.

A page is a pure function of its view. Every `href` is ready to print, relative to the page that shows it, and ends
in a file name, so that the same bytes work from a disk, at a host's root and below any path. Every `str` is plain
text, to be escaped by the template; only fields of type `Html` are markup, made by `rendering.markdown`.
"""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup as Html
from msgspec import Struct

SourceKind = Literal["person", "body", "armed-group", "outlet"]


class Link(Struct, frozen=True):
    """Words that lead somewhere; `current` marks the page that shows them."""

    text: str
    href: str
    current: bool = False


class Frame(Struct, frozen=True, kw_only=True):
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


class Day(Struct, frozen=True, kw_only=True):
    """A date as shown, and how it is known."""

    text: str  # “12 March 2024”, “between 14 and 15 March 2024”
    edtf: str
    first: str | None  # ISO day, for <time datetime>; None where open
    known: Literal["stated", "derived", "bounded"]
    rests_on: str | None  # words of the document
    note: str | None


class Tag(Struct, frozen=True, kw_only=True):
    """A position as a card refers to it: its letter and label. `hue` is its column's number in the point, from 0."""

    letter: str
    label: str
    hue: int
    href: str


class Stance(Struct, frozen=True, kw_only=True):
    """What a card does with a position, or with another card."""

    kind: Literal["holds", "holds-in-part", "rejects", "rejects-card", "declines"]
    tag: Tag | None = None  # of the position
    card: Link | None = None  # of the card that is rejected


class Words(Struct, frozen=True, kw_only=True):
    """A stretch of a document as shown. Quotation marks are printed round `speech` and nowhere else."""

    kind: Literal["speech", "paraphrase", "elision"]
    text: str


class Caveat(Struct, frozen=True, kw_only=True):
    """An outlet's reservation, word for word."""

    words: tuple[Words, ...]
    covers: str


class Report(Struct, frozen=True, kw_only=True):
    """A statement as one document carries it."""

    words: tuple[Words, ...]
    language: str | None = None  # of the document
    voice: Literal["headline", "own-voice", "speech", "paraphrase", "mixed"]
    chain: tuple[Link, ...]  # speaker, relays, outlet
    document: Link
    outlet: Link
    published: Day
    lines: str  # “line 17”, “lines 17–19”
    passage: str  # href of the passage on the document's page
    original: str | None  # the document's own address, with a text fragment
    caveat: Caveat | None


class Figure(Struct, frozen=True, kw_only=True):
    """A number in a card."""

    as_worded: str
    counted: str
    whom: str


class Relation(Struct, frozen=True, kw_only=True):
    """How one statement stands to another. `heard` is true on the card that is related to."""

    kind: Literal["repeats", "revises", "responds", "contradicts", "differs"]
    how: Literal["explicit", "implied"] | None
    heard: bool
    card: Link
    why: str | None


class Card(Struct, frozen=True, kw_only=True):
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
    report: Report  # the first
    also: tuple[Report, ...]  # further reports, folded under the first
    also_by: str | None  # “Also reported by The Herald”, “Also in another passage of this document”
    relations: tuple[Relation, ...]
    note: Html | None


class Stub(Struct, frozen=True, kw_only=True):
    """A pointer, in the column of a rejected position, to the card that rejects it and stands elsewhere."""

    kind: Literal["rejects"]
    card: Link
    said: Day


class Cell(Struct, frozen=True, kw_only=True):
    """What one row says of one position; empty cells stay visible."""

    column: str  # “A · Attack repelled”, for screens where columns become a stack
    cards: tuple[Card, ...]
    stubs: tuple[Stub, ...]


class Row(Struct, frozen=True, kw_only=True):
    """A source, or a day."""

    head: Link | None  # a source
    text: str  # its name, or the day
    party: str | None
    role: str | None = None  # of the source; its cards repeat it
    cells: tuple[Cell, ...]


class Column(Struct, frozen=True, kw_only=True):
    """A position as the head of a column."""

    anchor: str  # on the point's page
    href: str  # from the page that shows it
    letter: str
    label: str
    hue: int
    holds: str | None
    count: str  # “3 statements by 2 sources”


class Grid(Struct, frozen=True, kw_only=True):
    """Positions side by side: of the whole point, or of one facet."""

    anchor: str
    question: str | None  # the facet's, where the point has facets
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    silent: bool  # no statement at all yet


class Moment(Struct, frozen=True, kw_only=True):
    """A statement on the timeline."""

    card: Link  # its claim
    speaker: Link
    stances: tuple[Stance, ...]


class Date(Struct, frozen=True, kw_only=True):
    """A date of the timeline, with what was said then."""

    text: str
    first: str | None  # ISO day, for <time datetime>; None where open
    moments: tuple[Moment, ...]


class Mark(Struct, frozen=True, kw_only=True):
    """A number drawn on an axis. Places run from 0 to 100 along it."""

    shape: Literal["exact", "about", "range"]
    start: float
    end: float
    open_start: bool  # goes on below what can be drawn
    open_end: bool


class Entry(Struct, frozen=True, kw_only=True):
    """A line of the ledger: who gave which number, when, in which words."""

    card: Link
    speaker: Link
    said: Day
    as_worded: str
    reading: str | None  # “at least 1,500”; None where the words hold no number
    mark: Mark | None
    relayed: str | None  # “as reported by …”, where the figure is second-hand


class Tick(Struct, frozen=True, kw_only=True):
    """A labelled place on an axis."""

    at: float  # 0 to 100
    text: str


class Ledger(Struct, frozen=True, kw_only=True):
    """All figures for one thing counted and one group counted, on one axis."""

    counted: str
    whom: str
    ticks: tuple[Tick, ...]  # none where nothing can be drawn
    entries: tuple[Entry, ...]


class Silence(Struct, frozen=True, kw_only=True):
    """A party, or a source without one, that says nothing on this in these documents."""

    name: str
    href: str | None


class Carried(Struct, frozen=True, kw_only=True):
    """Which documents carry a card: one truth for each of the table's documents."""

    card: Link
    speaker: str
    by: tuple[bool, ...]


class Part(Struct, frozen=True, kw_only=True):
    """Words of one report that it shares, or has `alone`."""

    text: str
    alone: bool
    spaced: bool  # whether white space stands before it


class Utterance(Struct, frozen=True, kw_only=True):
    """A run of words that the document throughout puts in quotation marks, or throughout does not."""

    quoted: bool
    elided: bool  # whether words are left out before it: `[…]`
    spaced: bool
    parts: tuple[Part, ...]


class Phrase(Struct, frozen=True, kw_only=True):
    """What each report has for one phrase; nothing where it has no words for it."""

    kind: Literal["same", "differs", "alone"]  # in all reports, in two or more, in one
    cells: tuple[tuple[Utterance, ...], ...]  # one for each report
    alike: bool  # every report has them in the same letters, language and quotation marks


class Teller(Struct, frozen=True, kw_only=True):
    """A report as the head of a column."""

    outlet: str
    passage: str  # href
    published: Day
    voice: Literal["headline", "own-voice", "speech", "paraphrase", "mixed"]
    language: str


class Wording(Struct, frozen=True, kw_only=True):
    """How each outlet put one statement."""

    card: Link  # its claim
    speaker: Link
    said: Day
    tellers: tuple[Teller, ...]
    phrases: tuple[Phrase, ...]


class Turn(Struct, frozen=True, kw_only=True):
    """A statement in a sequence."""

    said: Day
    card: Link  # its claim
    stances: tuple[Stance, ...]


class Sequence(Struct, frozen=True, kw_only=True):
    """What one source said at different dates. A step holds what is of one date, or of dates that overlap."""

    speaker: Link
    steps: tuple[tuple[Turn, ...], ...]
    loose: tuple[Turn, ...]  # without a firm date


class Cited(Struct, frozen=True, kw_only=True):
    """A document in a list."""

    document: Link
    outlet: Link
    authors: str | None
    published: Day
    original: str | None


class Citation(Struct, frozen=True, kw_only=True):
    """How to cite a page."""

    text: str
    address: str | None  # absolute, if the site has a base URL
    path: str  # “points/casualties/”


class PointPage(Struct, frozen=True, kw_only=True):
    """One contested point."""

    frame: Frame
    title: str
    question: str
    topics: tuple[str, ...]
    summary: Html | None
    count: str  # “5 sources · 3 documents · statements from 12 to 19 March 2024”
    order: str  # the rule by which positions, rows and cards stand
    grids: tuple[Grid, ...]
    unplaced: tuple[Card, ...]  # decline to say, or reject a card without taking a position
    timeline: tuple[Date, ...]
    ledgers: tuple[Ledger, ...]
    carried: tuple[Carried, ...]
    carriers: tuple[Link, ...]  # the columns of `carried`: documents
    wordings: tuple[Wording, ...]
    sequences: tuple[Sequence, ...]
    silence: tuple[Silence, ...]
    documents: tuple[Cited, ...]
    citation: Citation
    previous: Link | None
    next: Link | None


class MapCell(Struct, frozen=True, kw_only=True):
    """What a party says on a point: the positions it holds and rejects, by letter."""

    stances: tuple[Stance, ...]


class PointRow(Struct, frozen=True, kw_only=True):
    """A point on the home page."""

    link: Link
    question: str
    count: str
    columns: tuple[Column, ...]  # its positions
    cells: tuple[MapCell, ...]  # one for each of the map's parties


class HomePage(Struct, frozen=True, kw_only=True):
    """The map of the disagreement: points × parties."""

    frame: Frame
    intro: Html | None  # the body of content/pages/index.md, if there is one
    count: str
    parties: tuple[str, ...]
    points: tuple[PointRow, ...]
    order: str


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


class Spelling(Struct, frozen=True, kw_only=True):
    """One way the documents write a name, and where."""

    text: str
    documents: tuple[Link, ...]


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
    relayed: tuple[Link, ...]  # cards of others that reached a document through it
    published: tuple[Cited, ...]  # documents of an outlet
    uncarried: tuple[Uncarried, ...]  # what none of these documents reports
    silence: tuple[Link, ...]  # points without a statement by it
    citation: Citation


class DocumentsPage(Struct, frozen=True, kw_only=True):
    """All documents, by date."""

    frame: Frame
    documents: tuple[Cited, ...]


class Excerpt(Struct, frozen=True, kw_only=True):
    """A passage in its context, with what rests on it."""

    anchor: str
    lines: str
    before: str
    words: tuple[Words, ...]
    after: str
    cards: tuple[Link, ...]  # statements that rest on it
    caveat_of: tuple[Link, ...]  # statements that it is the caveat of


class Stretch(Struct, frozen=True, kw_only=True):
    """A run of a whole text: plain, or the passage of some cards."""

    text: str
    cards: tuple[Link, ...]


class SetAside(Struct, frozen=True, kw_only=True):
    """A stretch of a document that no statement is to rest on. Its words are not shown."""

    lines: str
    reason: str
    note: str | None


class Account(Struct, frozen=True, kw_only=True):
    """What became of the sentences of a document: how many are used, set aside and open, and on which lines."""

    counts: str  # “41 sentences: 22 used, 16 set aside, 3 not dealt with”
    aside: tuple[SetAside, ...]  # in the order of the text
    open: str | None  # “lines 22, 23 and 27”


class DocumentPage(Struct, frozen=True, kw_only=True):
    """One archived document: its passages in context."""

    frame: Frame
    title: str
    outlet: Link
    authors: str | None
    published: Day
    original: str | None
    file: str
    sha256: str
    language: str
    note: Html | None
    excerpts: tuple[Excerpt, ...]
    account: Account
    whole: tuple[tuple[Stretch, ...], ...] | None  # paragraphs; None where the site publishes passages only
    citation: Citation


class ProsePage(Struct, frozen=True, kw_only=True):
    """A page of Markdown."""

    frame: Frame
    title: str
    body: Html


class NotFoundPage(Struct, frozen=True, kw_only=True):
    """What a host shows for an address that leads nowhere."""

    frame: Frame


View = HomePage | PointPage | SourcesPage | SourcePage | DocumentsPage | DocumentPage | ProsePage | NotFoundPage
