"""The ground that points and pages stand on: settings, parties, sources, documents, pages of prose, word lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dissensus.catalogue.facts import Fact, Traced, ask, digest_of, digests_of
from dissensus.catalogue.kinds import PUBLISHED_BY, SIDES
from dissensus.deriving.points import documents_by_outlet
from dissensus.evidence import ArchivedText, archive
from dissensus.model import Document, DocumentId, Library, Source, document_place
from dissensus.reading import Site
from dissensus.reading.documents import read_document
from dissensus.writing.trouble import CHANGED, Trouble

SOURCE = "source"  # as everybody sees it
SOURCE_IN_FULL = "source in full"  # with its spellings and its note
DOCUMENT = "document"
PARTY = "party"
RULES = "rules"  # the settings and the word lists
PROSE = "prose"

CHARACTERS_AT_HAND = 600_000_000  # of documents' texts: some two gigabytes, which processes share where they are forked
FEW_CHARACTERS = 8_000_000  # for pages, of which each asks for one document: some thirty megabytes


class Ground(Struct, frozen=True):
    """What all points and pages stand on. `library` has no points and no texts; it keeps account of what is asked."""

    root: Path
    library: Library
    sources: Mapping[str, Source]  # in full
    documents: Mapping[DocumentId, Document]  # the same as the library's, for whom has asked for them: of no account


class BrokenGround(Exception):  # noqa: N818 - a curator's faults, not an error of ours
    """What stands around the points has faults, or a point's name has: nothing can be worked out on it."""


def ground_of(root: Path, library: Library) -> Ground:
    """The ground that a library without points is."""
    seen = {id_: as_seen(source) for id_, source in library.sources.items()}
    traced = replace(
        library,
        parties=Traced(PARTY, library.parties),
        sources=Traced(SOURCE, seen),
        documents=Traced(DOCUMENT, library.documents),
        pages=Traced(PROSE, library.pages),
        texts={},
        points={},
    )
    return Ground(root, traced, Traced(SOURCE_IN_FULL, library.sources), library.documents)


def as_seen(source: Source) -> Source:
    """A source as all but its own page see it."""
    return replace(source, spellings=(), note=None)


def facts_of(library: Library) -> dict[Fact, bytes]:
    """The digest of every fact of the ground."""
    seen = {id_: as_seen(source) for id_, source in library.sources.items()}
    by_outlet = documents_by_outlet(sorted(library.documents), library)
    published = {outlet: [(id_, library.documents[id_].published) for id_ in ids] for outlet, ids in by_outlet.items()}
    sides = {id_: (source.party, source.members) for id_, source in library.sources.items()}
    return {
        **digests_of(PARTY, library.parties),
        **digests_of(SOURCE, seen),
        **digests_of(SIDES, sides),
        **digests_of(SOURCE_IN_FULL, library.sources),
        **digests_of(DOCUMENT, library.documents),
        **digests_of(PUBLISHED_BY, published),
        **digests_of(PROSE, library.pages),
        (RULES, ""): digest_of((library.settings, library.wording)),
    }


def names_in(library: Library | None) -> frozenset[str]:
    """The names of parties and of sources; none of no library."""
    kinds = (library.parties, library.sources) if library else ()
    return frozenset(each.name for kind in kinds for each in kind.values())


class Archives(Mapping[DocumentId, ArchivedText]):
    """The archived texts, read when they are asked for; as many are kept at hand as fit.

    That a text is the one that was archived was found before. Raises Trouble where that has ceased to be true: what
    would be made of it was never proved.
    """

    def __init__(self, ground: Ground, room: int = CHARACTERS_AT_HAND) -> None:
        self._ground = ground
        self._room = room
        self._site = Site(ground.root)
        self._at_hand: dict[DocumentId, ArchivedText] = {}
        self._characters = 0

    def __getitem__(self, id_: DocumentId) -> ArchivedText:
        known = self._at_hand.get(id_)
        if known is None:
            return self._read(id_)
        ask(DOCUMENT, id_)
        return known

    def _read(self, id_: DocumentId) -> ArchivedText:
        document = self._ground.library.documents[id_]
        text = self._text(id_, document)
        if text is None:
            raise KeyError(id_)
        archived = archive(text, wrapped=document.line_ends == "wrapped")
        self.keep(id_, archived)
        return archived

    def keep(self, id_: DocumentId, archived: ArchivedText) -> None:
        """Has a text at hand that was read by the way, as long as it fits."""
        if self._characters + len(archived.text) > self._room:
            self._forget()
        self._at_hand[id_] = archived
        self._characters += len(archived.text)

    def _forget(self) -> None:
        self._at_hand.clear()
        self._characters = 0

    def let_go(self) -> None:
        """Keeps no more than a few texts from now on: all points are worked out."""
        self._room = FEW_CHARACTERS
        if self._characters > self._room:
            self._forget()

    def _text(self, id_: DocumentId, document: Document) -> str | None:
        text, faults = read_document(self._site, document, document_place(id_))
        if faults:
            raise Trouble(f"{document.file} {CHANGED}")
        return text

    def make_ready(self) -> None:
        """Has all texts at hand, ready to be searched, for processes about to be forked: they then share them."""
        for id_ in self._ground.library.documents:
            _ = self[id_].normal

    def __iter__(self) -> Iterator[DocumentId]:
        return iter(self._ground.library.documents)

    def __len__(self) -> int:
        return len(self._ground.library.documents)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._ground.library.documents

    def __getstate__(self) -> tuple[Ground, int]:
        return self._ground, self._room

    def __setstate__(self, state: tuple[Ground, int]) -> None:
        self.__init__(*state)  # type: ignore[misc]  # as made anew


class Texts(Mapping[DocumentId, str]):
    """The same texts, as they are archived."""

    def __init__(self, archives: Mapping[DocumentId, ArchivedText]) -> None:
        self._archives = archives

    def __getitem__(self, id_: DocumentId) -> str:
        return self._archives[id_].text

    def __iter__(self) -> Iterator[DocumentId]:
        return iter(self._archives)

    def __len__(self) -> int:
        return len(self._archives)
