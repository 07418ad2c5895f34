"""What curators wrote: the frozen data that every later stage starts from.

These declarations are the site format. `reading` converts plain values to them and reports every departure; a
field's description and pattern are what the format reference and an editor show. Text stays as typed: a date is
EDTF text until `dates` is asked for its days, a number is its digits until a figure is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from dissensus.faults import Where
from dissensus.settings import SOMETHING, Settings

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$(?!\n)"  # Python's `$` alone also stands before a last line end
PLACEHOLDER = "?"  # where reading needs text and was given none: no id, no date and no file is written so

Id = Annotated[
    str, Meta(pattern=ID_PATTERN, max_length=64, description="Lower-case letters, digits and single hyphens.")
]
Text = Annotated[str, Meta(min_length=1, max_length=2_000, pattern=SOMETHING, description="Plain text.")]
Words = Annotated[
    str, Meta(min_length=1, max_length=10_000, pattern=SOMETHING, description="Words as they stand in a document.")
]
Markdown = Annotated[
    str, Meta(min_length=1, max_length=50_000, pattern=SOMETHING, description="Markdown; raw HTML is shown, not run.")
]
Edtf = Annotated[str, Meta(min_length=1, max_length=80, description="A date in the site's profile of EDTF.")]
Number = Annotated[
    str,
    Meta(
        pattern=r"^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?$(?!\n)",
        description="Digits, with a decimal point at most.",
    ),
]
Url = Annotated[
    str,
    Meta(
        pattern=r"""^https?://[^\s/?#"<>\\^`{|}]+[^\s"<>\\^`{|}]*$(?!\n)""",
        max_length=2_000,
        description="An http or https address, with what an address cannot hold percent-encoded.",
    ),
]
Language = Annotated[
    str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$(?!\n)", description="A BCP 47 tag: en, ru, uk, zh-Hant.")
]
Digest = Annotated[
    str, Meta(pattern=r"^[0-9a-f]{64}$(?!\n)", description="SHA-256 of the file, 64 lower-case hex digits.")
]
FilePath = Annotated[str, Meta(min_length=1, max_length=200, description="A file of the site, from its root, with /.")]
CardRef = Annotated[
    str, Meta(pattern=r"^[a-z0-9-]+(#[a-z0-9-]+)?$(?!\n)", description="A card of this point, or point#card.")
]
Yes = Annotated[Literal["true"], Meta(description="Only `true` can be written; leave the field out otherwise.")]

PartyId = Id
SourceId = Id
DocumentId = Id
PointId = Id
FacetId = Id
PositionId = Id
NamedId = Id
CardId = Id

Dated = Literal["stated", "derived", "bounded"]
Fit = Literal["full", "partial"]
SourceKind = Literal["person", "body", "armed-group", "outlet"]
RelationKind = Literal["repeats", "revises", "responds", "contradicts", "differs"]
Manner = Literal["explicit", "implied"]
AsideReason = Literal["furniture", "caption", "background", "another-event", "duplicate", "narration"]


class Written(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab", omit_defaults=True):
    """Whatever a curator writes as a mapping: closed, in kebab-case, never changed after reading."""


# ── content/sources.yaml ─────────────────────────────────────────────────────────────────────────────────────────


class Party(Written, frozen=True, kw_only=True):
    """The side a source belongs to."""

    name: Text
    about: Text | None = None


class Source(Written, frozen=True, kw_only=True):
    """Whoever speaks: a person, a body, an armed group, an outlet."""

    name: Text
    kind: SourceKind
    party: PartyId | None = None
    role: Text | None = None
    part_of: SourceId | None = None
    members: tuple[SourceId, ...] = ()  # who speak together here: what it says, each of them says
    spellings: tuple[Words, ...] = ()  # every other way the documents write the name
    note: Markdown | None = None


class SourcesFile(Written, frozen=True, kw_only=True):
    """`content/sources.yaml`: parties and sources."""

    parties: dict[PartyId, Party] = {}
    sources: dict[SourceId, Source] = {}


# ── content/documents.yaml ───────────────────────────────────────────────────────────────────────────────────────


class SetAside(Written, frozen=True, kw_only=True):
    """A stretch of a document that no card is to rest on, and the reason."""

    words: Words  # stand in the document, as a quote does
    to: Words | None = None  # the stretch runs on to where these next stand, over however many paragraphs
    before: Words | None = None  # words that stand right before `words`
    after: Words | None = None  # words that stand right after them
    reason: AsideReason
    note: Text | None = None


class Document(Written, frozen=True, kw_only=True):
    """An archived text, with its outlet, its date and its digest."""

    file: FilePath
    sha256: Digest
    title: Words  # stands in the document
    outlet: SourceId
    published: Edtf
    dated: Dated = "stated"
    dated_by: Words | None = None  # the words of the document that the date rests on
    dated_note: Text | None = None  # how it follows from them, where it is not stated
    authors: tuple[Text, ...] = ()
    language: Language
    url: Url | None = None
    line_ends: Literal["wrapped"] | None = None  # `wrapped`: a single line end is a space, whatever stands around it
    set_aside: tuple[SetAside, ...] = ()
    note: Markdown | None = None


class DocumentsFile(Written, frozen=True, kw_only=True):
    """`content/documents.yaml`: the archived documents."""

    documents: dict[DocumentId, Document] = {}


# ── content/points/<id>.yaml ─────────────────────────────────────────────────────────────────────────────────────


class Caveat(Written, frozen=True, kw_only=True):
    """An outlet's own reservation, word for word, with what it covers."""

    quote: Words
    covers: Text
    before: Words | None = None
    after: Words | None = None


class Report(Written, frozen=True, kw_only=True):
    """Where a document carries a statement: the words, and who handed them on."""

    document: DocumentId
    quote: Words  # as typed: not trimmed, not folded
    before: Words | None = None  # words that stand right before the quote
    after: Words | None = None  # words that stand right after it
    via: tuple[SourceId, ...] = ()  # relays, from the speaker outwards
    caveat: Caveat | None = None


class Figure(Written, frozen=True, kw_only=True):
    """A number as a source gave it. With no number at all it is listed, never drawn."""

    counted: Text  # what: killed, wounded, captured
    whom: Text  # of which group: soldiers, civilians
    as_worded: Words  # stands in a quote of the card
    exactly: Number | None = None
    about: Number | None = None
    at_least: Number | None = None
    more_than: Number | None = None
    at_most: Number | None = None
    fewer_than: Number | None = None


class Term(Written, frozen=True, kw_only=True):
    """A word or phrase by which a statement names something."""

    words: Words  # stand in a quote of the card
    of: NamedId  # what they name
    headword: Text | None = None  # the form under which several wordings stand together; the words, if left out


class Relation(Written, frozen=True, kw_only=True):
    """How one statement stands to another."""

    to: CardRef
    as_: RelationKind = field(name="as")
    how: Manner | None = None  # of `contradicts`: is the rejection said, or does it follow?
    why: Text | None = None


class Card(Written, frozen=True, kw_only=True):
    """One source's statement on one point."""

    id: CardId
    speaker: SourceId
    said: Edtf
    dated: Dated = "stated"
    dated_by: Words | None = None
    dated_note: Text | None = None
    position: PositionId | None = None
    rejects: Id | None = None  # a position or a card of this point, explicitly rejected
    declines: Yes | None = None  # declined to say
    aside: Yes | None = None  # bears on the point, and takes no position
    fit: Fit = "full"
    claim: Text
    figure: Figure | None = None
    terms: tuple[Term, ...] = ()
    reports: Annotated[tuple[Report, ...], Meta(min_length=1)]
    relates: tuple[Relation, ...] = ()
    note: Markdown | None = None


class Position(Written, frozen=True, kw_only=True):
    """One answer to a point, worded as a proposition."""

    label: Text
    facet: FacetId | None = None
    holds: Text | None = None  # the proposition in full


class Named(Written, frozen=True, kw_only=True):
    """What terms name: somebody or something."""

    name: Text  # the site's own neutral word for it
    party: PartyId | None = None  # the side that it is, or is of


class Point(Written, frozen=True, kw_only=True):
    """A contested question, with the positions taken on it and the cards that take them."""

    question: Text
    title: Text
    topics: tuple[Id, ...] = ()
    period: Edtf | None = None
    summary: Markdown | None = None
    facets: dict[FacetId, Text] = {}
    positions: dict[PositionId, Position] = {}
    named: dict[NamedId, Named] = {}
    previously: tuple[PointId, ...] = ()
    cards: tuple[Card, ...] = ()


# ── the word lists, content/wording.yaml or another that site.toml names ──────────────────────────────────────────


class Allowed(Written, frozen=True, kw_only=True):
    """One occurrence that an editorial warning is not to be told of, and the reason."""

    file: FilePath
    words: Text
    because: Text


class WordingFile(Written, frozen=True, kw_only=True):
    """What a site's own words do without. A list that is left out is that of the site's language."""

    loaded: tuple[Text, ...] | None = None
    verbs: tuple[Text, ...] | None = None
    leading: tuple[Text, ...] | None = None
    open_endings: tuple[Text, ...] | None = None
    allowed: tuple[Allowed, ...] = ()


# ── content/pages/*.md ───────────────────────────────────────────────────────────────────────────────────────────


class PageHead(Written, frozen=True, kw_only=True):
    """The YAML head of a Markdown page."""

    title: Text
    description: Text | None = None
    order: Annotated[str, Meta(pattern=r"^[0-9]{1,4}$(?!\n)", description="Place in the navigation, lowest first.")] = (
        "100"
    )


class Page(Struct, frozen=True, kw_only=True):
    """A page of prose: its head, and its Markdown body."""

    head: PageHead
    body: str
    body_line: int  # the line of the file, from 1, on which the body begins


# ── the whole ────────────────────────────────────────────────────────────────────────────────────────────────────


class Library(Struct, frozen=True, kw_only=True):
    """All that was read. Mappings run in the order of their keys, so that no order of files shows."""

    settings: Settings
    parties: Mapping[PartyId, Party]
    sources: Mapping[SourceId, Source]
    documents: Mapping[DocumentId, Document]
    texts: Mapping[DocumentId, str]  # decoded files; a document whose file could not be read is missing here
    points: Mapping[PointId, Point]
    pages: Mapping[str, Page]
    wording: WordingFile = WordingFile()
    unread: frozenset[str] = frozenset()  # files too broken to be known: what they define is not missed

    def cards(self) -> Iterator[tuple[PointId, Card, Where]]:
        """Every card with its point and its place, points by id, cards as written."""
        for point_id, point in self.points.items():
            for index, card in enumerate(point.cards):
                yield point_id, card, point_file(point_id) / "cards" / index

    def reports(self) -> Iterator[tuple[PointId, Card, Report, Where]]:
        """Every report with its point, its card and its place."""
        for point_id, card, where in self.cards():
            for index, report in enumerate(card.reports):
                yield point_id, card, report, where / "reports" / index


SOURCES_FILE = "content/sources.yaml"
DOCUMENTS_FILE = "content/documents.yaml"


def point_file(point: PointId) -> Where:
    """The place where a point is written."""
    return Where(f"content/points/{point}.yaml")


def source_place(source: SourceId) -> Where:
    """The place where a source is written."""
    return Where(SOURCES_FILE) / "sources" / source


def document_place(document: DocumentId) -> Where:
    """The place where a document is written."""
    return Where(DOCUMENTS_FILE) / "documents" / document
