"""Which documents write a source's name in which way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from msgspec import Struct

from dissensus.evidence.archived import ArchivedText
from dissensus.evidence.boundaries import has_words
from dissensus.evidence.finding import stands_in
from dissensus.evidence.nearest import nearest
from dissensus.evidence.normal import normalise
from dissensus.faults import Fault
from dissensus.model import DOCUMENTS_FILE, DocumentId, Library, Source, SourceId, source_place

_MOST_DOCUMENTS = 50  # searched for what a spelling may be a slip for


class SpellingFound(Struct, frozen=True):
    """A way to write a source's name, and the documents that write it so."""

    text: str
    documents: tuple[DocumentId, ...]


def written_names(sources: Mapping[SourceId, Source]) -> tuple[str, ...]:
    """Every way in which curators say that a name is written, each once."""
    return tuple(dict.fromkeys(name for source in sources.values() for name in _ways(source)))


def names_in(archived: ArchivedText, names: tuple[str, ...]) -> frozenset[str]:
    """Those of the names that a document writes, “Putin” also where it has only “Putin’s”."""
    return frozenset(name for name in names if stands_in(name, archived) or stands_in(f"{name}'s", archived))


def prove_names(
    library: Library, archived: Mapping[DocumentId, ArchivedText]
) -> tuple[dict[SourceId, tuple[SpellingFound, ...]], list[Fault]]:
    """Each source's names with the documents that write them; a fault for a spelling that no document has.

    A source's own name need not stand in any.
    """
    names = written_names(library.sources)
    written = {document: names_in(text, names) for document, text in archived.items()}
    writing = {name: tuple(document for document in written if name in written[document]) for name in names}
    found = {
        source: tuple(SpellingFound(way, writing[way]) for way in _ways(named) if writing[way])
        for source, named in library.sources.items()
    }
    if library.documents.keys() != archived.keys() or DOCUMENTS_FILE in library.unread:
        return found, []  # a document that could not be read may have them
    return found, list(_unwritten(library, archived, writing))


def _ways(source: Source) -> tuple[str, ...]:
    return tuple(dict.fromkeys((source.name, *source.spellings)))


def _unwritten(
    library: Library, archived: Mapping[DocumentId, ArchivedText], writing: Mapping[str, tuple[DocumentId, ...]]
) -> Iterator[Fault]:
    for name, source in library.sources.items():
        for index, spelling in enumerate(source.spellings):
            if not writing[spelling]:
                where = source_place(name) / "spellings" / index
                message = f"“{spelling}” stands in no document"
                yield Fault(
                    code="spelling-not-found", where=where, message=message, help=_suggestion(spelling, archived)
                )


def _suggestion(spelling: str, archived: Mapping[DocumentId, ArchivedText]) -> str:
    """The first words of a document that are one slip away from the spelling."""
    words = normalise(spelling)
    for document, text in islice(archived.items(), _MOST_DOCUMENTS):
        near = nearest(words, text) if has_words(words) else None
        if near and len(near.changes) == 1:
            return f'"{document}" has “{near.words}” on line {near.line}.'
    return "Spellings are those that the documents have."
