"""What a rule is given: all of a site but its points, or one point amid that. No rule of a point sees another point."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from dissensus.checks.own_words import words_of
from dissensus.checks.watchlist import Watchlist
from dissensus.dates import Span, parse
from dissensus.faults import Where
from dissensus.faults.fault import Key
from dissensus.model import (
    Document,
    DocumentId,
    Library,
    Page,
    Party,
    PartyId,
    Point,
    PointId,
    Source,
    SourceId,
    WordingFile,
    point_file,
)
from dissensus.settings import Settings


class Surroundings(Struct, frozen=True, kw_only=True, dict=True):
    """What stands around a point: all of a site but its points, and but the texts of its documents."""

    settings: Settings
    parties: Mapping[PartyId, Party]
    sources: Mapping[SourceId, Source]
    documents: Mapping[DocumentId, Document]
    pages: Mapping[str, Page]
    wording: WordingFile
    unread: frozenset[str]

    @cached_property
    def watched(self) -> Watchlist:
        """Nouns and names that take a side, and verbs of saying that judge what is said: one glance is for both."""
        return Watchlist(dict.fromkeys([*(self.wording.loaded or ()), *(self.wording.verbs or ())]))

    @cached_property
    def leading(self) -> frozenset[str]:
        """First words of questions that suggest their answer, without case."""
        return frozenset(word.casefold() for word in self.wording.leading or ())

    @cached_property
    def names(self) -> Watchlist:
        """The names of parties and of sources."""
        parties = [party.name for party in self.parties.values()]
        return Watchlist([*parties, *(source.name for source in self.sources.values())])

    @cached_property
    def published(self) -> _Published:
        """When each document was published, found when it is first asked for: a point asks for a few of thousands."""
        return _Published(self.documents)


class _Published(dict[DocumentId, Span | None]):
    """The days of documents; None of one whose date cannot be read, or that is not there."""

    def __init__(self, documents: Mapping[DocumentId, Document]) -> None:
        super().__init__()
        self._documents = documents

    def __missing__(self, id_: DocumentId) -> Span | None:
        document = self._documents.get(id_)
        self[id_] = span = span_of(document.published) if document else None
        return span


class Subject(Struct, frozen=True):
    """A point that rules look at, with its id and what stands around it."""

    id: PointId
    point: Point
    around: Surroundings
    card_ids: frozenset[str]
    seen: tuple[str, ...]  # the watched words that a glance at all that curators wrote of it sees

    def place(self, *path: Key) -> Where:
        """The place where the point is written, or what stands in it under a path of keys."""
        return Where(point_file(self.id).file, path)


def span_of(date: str) -> Span | None:
    """The days that a date allows; None if it cannot be read."""
    try:
        return parse(date)
    except ValueError:
        return None


def subject_of(point_id: PointId, point: Point, around: Surroundings) -> Subject:
    """A point as rules look at it."""
    card_ids = frozenset([card.id for card in point.cards])
    return Subject(point_id, point, around, card_ids, around.watched.seen_in(words_of(point)))


def surroundings_of(library: Library) -> Surroundings:
    """What stands around each point of a library."""
    return Surroundings(
        settings=library.settings,
        parties=library.parties,
        sources=library.sources,
        documents=library.documents,
        pages=library.pages,
        wording=library.wording,
        unread=library.unread,
    )
