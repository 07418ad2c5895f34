"""What curators wrote: the frozen data that every later stage starts from.

These declarations are the site format. `reading` converts plain values to them and reports every departure. The
string under a field is what the format reference and an editor tell of it. Text stays as typed: a date is EDTF text
until `dates` is asked for its days, a number is its digits until a figure is drawn.
"""

# The kinds of value belong to the model, and are asked of it.
# mypy: implicit-reexport

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from dissensus.faults import Where
from dissensus.settings import Settings
from dissensus.values import (
    AsideReason,
    CardId,
    CardRef,
    Dated,
    Digest,
    DocumentId,
    Edtf,
    FacetId,
    FilePath,
    Fit,
    Id,
    Language,
    Manner,
    Markdown,
    NamedId,
    Number,
    PartyId,
    PointId,
    PositionId,
    RelationKind,
    SourceId,
    SourceKind,
    Text,
    Url,
    Words,
    Yes,
    meaning,
)

PLACEHOLDER = "?"  # where reading needs text and was given none: no id, no date and no file is written so


class Written(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab", omit_defaults=True):
    """Whatever a curator writes as a mapping: closed, in kebab-case, never changed after reading."""


# ── content/sources.yaml ─────────────────────────────────────────────────────────────────────────────────────────


class Party(Written, frozen=True, kw_only=True):
    """The side a source belongs to."""

    name: Text
    """Its name, such as each party could sign. Example: `Armed groups`."""
    about: Text | None = None
    """Who belongs to it, in a sentence."""


class Source(Written, frozen=True, kw_only=True):
    """Whoever speaks: a person, a body, an armed group, an outlet."""

    name: Text
    """The name, as a document prints it. Example: `Russian Defense Ministry`."""
    kind: SourceKind
    """What sort of speaker it is."""
    party: PartyId | None = None
    """The side it belongs to, where the documents make it plain."""
    role: Text | None = None
    """The office or task that the documents give. Example: `governor of the Kursk region`."""
    part_of: SourceId | None = None
    """The source that it is a part of."""
    members: tuple[SourceId, ...] = ()
    """Those who speak together under this name: what it says, each of them says."""
    spellings: tuple[Words, ...] = ()
    """Every other way the documents write the name. Example: `Russia’s Defense Ministry`."""
    note: Markdown | None = None
    """What a reader must know and no field can say."""


class SourcesFile(Written, frozen=True, kw_only=True):
    """`content/sources.yaml`: parties and sources."""

    parties: dict[PartyId, Party] = {}
    """The sides, each under its id."""
    sources: dict[SourceId, Source] = {}
    """Whoever speaks, each under its id."""


# ── content/documents.yaml ───────────────────────────────────────────────────────────────────────────────────────


class SetAside(Written, frozen=True, kw_only=True):
    """A stretch of a document that no card is to rest on, and the reason."""

    words: Words
    """The first words of the stretch, or all of it; they stand in the document, as a quote does."""
    to: Words | None = None
    """The stretch runs on to where these words next stand, over however many paragraphs."""
    before: Words | None = None
    """Words that stand right before `words`, where those stand more than once."""
    after: Words | None = None
    """Words that stand right after `words`, where those stand more than once."""
    reason: AsideReason
    """Why no card is to rest on it."""
    note: Text | None = None
    """The reason in words."""


class Document(Written, frozen=True, kw_only=True):
    """An archived text, with its outlet, its date and its digest."""

    file: FilePath
    """The archived text, a file of the site. Example: `seeds/herald-2024-03-12.txt`."""
    sha256: Digest
    """The digest that the file had when it was archived."""
    title: Words
    """The title, as it stands in the document."""
    outlet: SourceId
    """The source that published it."""
    published: Edtf
    """When it was published."""
    dated: Dated = "stated"
    """How the date of publication is known."""
    dated_by: Words | None = None
    """The words of the document that the date rests on."""
    dated_note: Text | None = None
    """How the date follows from those words, where it is not stated."""
    authors: tuple[Text, ...] = ()
    """Who signed it, as printed."""
    language: Language
    """The language of its text."""
    url: Url | None = None
    """Where it was published, if the address is known."""
    line_ends: (
        Annotated[Literal["wrapped"], meaning(wrapped="a single one is a space, whatever stands around it")] | None
    ) = None
    """What the line ends of the archived text stand for, where they do not part paragraphs or lines."""
    set_aside: tuple[SetAside, ...] = ()
    """The stretches that no card is to rest on."""
    note: Markdown | None = None
    """What a reader must know and no field can say."""


class DocumentsFile(Written, frozen=True, kw_only=True):
    """`content/documents.yaml`: the archived documents."""

    documents: dict[DocumentId, Document] = {}
    """The archived documents, each under its id."""


# ── content/points/<id>.yaml ─────────────────────────────────────────────────────────────────────────────────────


class Caveat(Written, frozen=True, kw_only=True):
    """An outlet's own reservation, word for word, with what it covers."""

    quote: Words
    """The reservation, word for word."""
    covers: Text
    """Which part of the statement it covers. Example: `the number of the dead`."""
    before: Words | None = None
    """Words that stand right before it, where it stands more than once."""
    after: Words | None = None
    """Words that stand right after it, where it stands more than once."""


class Report(Written, frozen=True, kw_only=True):
    """Where a document carries a statement: the words, and who handed them on."""

    document: DocumentId
    """The document that carries the statement."""
    quote: Words  # as typed: not trimmed, not folded
    """The words of the document, exact; `[…]` joins pieces that stand in order."""
    before: Words | None = None
    """Words that stand right before the quote, where it stands more than once."""
    after: Words | None = None
    """Words that stand right after the quote, where it stands more than once."""
    via: tuple[SourceId, ...] = ()
    """Who handed the words on, from the speaker to the document."""
    caveat: Caveat | None = None
    """The outlet's own reservation about the statement."""


class Figure(Written, frozen=True, kw_only=True):
    """A number as a source gave it. With no number at all it is listed, never drawn."""

    counted: Text
    """What is counted. Examples: `killed`, `wounded`."""
    whom: Text
    """Of which group, in a neutral word. Example: `civilians`."""
    as_worded: Words
    """The number as printed; the words stand in a quote of the card. Example: `at least 10`."""
    exactly: Number | None = None
    """The number, where it is given with no word of doubt."""
    about: Number | None = None
    """The number, where it is given as an approximate one."""
    at_least: Number | None = None
    """The least that it can be, that number included."""
    more_than: Number | None = None
    """The least that it can be, that number not included."""
    at_most: Number | None = None
    """The most that it can be, that number included."""
    fewer_than: Number | None = None
    """The most that it can be, that number not included."""


class Term(Written, frozen=True, kw_only=True):
    """A word or phrase by which a statement names something."""

    words: Words
    """The words, as they stand in a quote of the card."""
    of: NamedId
    """What they name, one of those listed under `named` of the point."""
    headword: Text | None = None
    """The form under which several wordings stand together; the words themselves, if left out."""


class Relation(Written, frozen=True, kw_only=True):
    """How one statement stands to another."""

    to: CardRef
    """The card it stands in relation to."""
    as_: RelationKind = field(name="as")
    """How it stands to it."""
    how: Manner | None = None
    """Of `contradicts` alone: whether the rejection is said, or follows."""
    why: Text | None = None
    """What the relation rests on, in a sentence."""


class Card(Written, frozen=True, kw_only=True):
    """One source's statement on one point."""

    id: CardId
    """The last part of the permalink, one of its kind in the point. Example: `mod-thwarted`."""
    speaker: SourceId
    """Whoever made the statement."""
    said: Edtf
    """When it was said."""
    dated: Dated = "stated"
    """How that date is known."""
    dated_by: Words | None = None
    """The words of the document that the date rests on."""
    dated_note: Text | None = None
    """How the date follows from those words, where it is not stated."""
    position: PositionId | None = None
    """The position that it holds."""
    rejects: Id | None = None
    """A position or a card of this point that it rejects in so many words."""
    declines: Yes | None = None
    """The source declined to say."""
    aside: Yes | None = None
    """It bears on the point, and takes no position."""
    fit: Fit = "full"
    """Whether it covers the whole of its position."""
    claim: Text
    """What was said, in one neutral sentence. Example: `Said that the village had been taken.`."""
    figure: Figure | None = None
    """The number that it gives, where the point counts something."""
    terms: tuple[Term, ...] = ()
    """Words by which it names somebody or something."""
    reports: Annotated[tuple[Report, ...], Meta(min_length=1)]
    """The documents that carry it, one report each."""
    relates: tuple[Relation, ...] = ()
    """How it stands to other statements."""
    note: Markdown | None = None
    """What a reader must know and no field can say."""


class Position(Written, frozen=True, kw_only=True):
    """One answer to a point, worded as a proposition."""

    label: Text
    """Two to four words, a proposition and no speaker. Example: `Attack repelled`."""
    facet: FacetId | None = None
    """The facet that it answers, in a point that has facets."""
    holds: Text | None = None
    """The proposition in full."""


class Named(Written, frozen=True, kw_only=True):
    """What terms name: somebody or something."""

    name: Text
    """The site's own neutral word for it."""
    party: PartyId | None = None
    """The side that it is, or belongs to."""


class Point(Written, frozen=True, kw_only=True):
    """A contested question, with the positions taken on it and the cards that take them."""

    question: Text
    """The contested question, open and not leading. Example: `Who held the village?`."""
    title: Text
    """The question's subject in a few words. Example: `Control of the village`."""
    topics: tuple[Id, ...] = ()
    """Words that points have in common. Example: `kursk`."""
    period: Edtf | None = None
    """The days that the point is about."""
    summary: Markdown | None = None
    """One paragraph in the order of time; each sentence cites its cards, as in `[@mod-thwarted]`."""
    facets: dict[FacetId, Text] = {}
    """The sub-questions, each under its id, where one question is really two."""
    positions: dict[PositionId, Position] = {}
    """The answers, each under its id."""
    named: dict[NamedId, Named] = {}
    """What terms name, each under its id, where the words for it are contested."""
    previously: tuple[PointId, ...] = ()
    """Ids that the point had before; each goes on resolving."""
    cards: tuple[Card, ...] = ()
    """The statements, one card each."""


# ── the word lists, content/wording.yaml or another that site.toml names ──────────────────────────────────────────


class Allowed(Written, frozen=True, kw_only=True):
    """One occurrence that an editorial warning is not to be told of, and the reason."""

    file: FilePath
    """The file in which the words stand."""
    words: Text
    """The words that the warning names."""
    because: Text
    """Why they may stand there."""


class WordingFile(Written, frozen=True, kw_only=True):
    """What a site's own words do without. A list that is left out is that of the site's language."""

    loaded: tuple[Text, ...] | None = None
    """Nouns and names that take a side; `*` stands for the rest of a word."""
    verbs: tuple[Text, ...] | None = None
    """Verbs of saying that judge what is said."""
    leading: tuple[Text, ...] | None = None
    """First words of questions that suggest their answer."""
    open_endings: tuple[Text, ...] | None = None
    """Phrases, one of which stands in the last sentence of each summary."""
    allowed: tuple[Allowed, ...] = ()
    """Occurrences that no warning is to be told of."""


# ── content/pages/*.md ───────────────────────────────────────────────────────────────────────────────────────────


class PageHead(Written, frozen=True, kw_only=True):
    """The YAML head of a Markdown page."""

    title: Text
    """The title of the page."""
    description: Text | None = None
    """What the page holds, in a sentence; search engines show it."""
    order: Annotated[
        str,
        Meta(pattern=r"^[0-9]{1,4}$(?!\n)", title="whole number", description="Place in the navigation, lowest first."),
    ] = "100"
    """A whole number of four digits at most."""


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
                yield point_id, card, card_place(point_id, index)

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


def card_place(point: PointId, index: int) -> Where:
    """The place where a card of a point is written, counted from 0."""
    return Where(f"content/points/{point}.yaml", ("cards", index))


def source_place(source: SourceId) -> Where:
    """The place where a source is written."""
    return Where(SOURCES_FILE) / "sources" / source


def document_place(document: DocumentId) -> Where:
    """The place where a document is written."""
    return Where(DOCUMENTS_FILE) / "documents" / document
