"""Where the documents write a source's name, and in which way."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice

from msgspec import Struct

from dissensus.evidence.archived import ArchivedText
from dissensus.evidence.boundaries import has_words
from dissensus.evidence.nearest import nearest
from dissensus.evidence.normal import normalise
from dissensus.evidence.occurrences import Occurrence, occurrences, tree_of
from dissensus.faults import Fault
from dissensus.model import DOCUMENTS_FILE, DocumentId, Library, Source, SourceId, source_place

_MOST_DOCUMENTS = 50  # searched for what a spelling may be a slip for

Stretch = tuple[int, int]


class SpellingFound(Struct, frozen=True):
    """A way to write a source's name, and the stretches of the documents that write it so.

    Where it stands within a longer name, the document writes that one. What stands nowhere else has no stretch.
    """

    text: str
    stretches: Mapping[DocumentId, tuple[Stretch, ...]]


def written_names(sources: Mapping[SourceId, Source]) -> tuple[str, ...]:
    """Every way in which curators say that a name is written, each once."""
    return tuple(dict.fromkeys(name for source in sources.values() for name in _ways(source)))


def prove_names(
    library: Library, archived: Mapping[DocumentId, ArchivedText]
) -> tuple[dict[SourceId, tuple[SpellingFound, ...]], list[Fault]]:
    """Each source's names where documents write them; a fault for a spelling that no document has.

    A source's own name need not stand in any.
    """
    tree = tree_of(written_names(library.sources))
    writing: dict[str, dict[DocumentId, list[Occurrence]]] = {}
    for document, text in archived.items():
        for each in occurrences(tree, text):
            writing.setdefault(each.name, {}).setdefault(document, []).append(each)
    found = {
        source: tuple(_found(way, writing[way]) for way in _ways(named) if way in writing)
        for source, named in library.sources.items()
    }
    if library.documents.keys() != archived.keys() or DOCUMENTS_FILE in library.unread:
        return found, []  # a document that could not be read may have them
    return found, list(_unwritten(library, archived, writing))


def _ways(source: Source) -> tuple[str, ...]:
    return tuple(dict.fromkeys((source.name, *source.spellings)))


def _found(name: str, writing: Mapping[DocumentId, list[Occurrence]]) -> SpellingFound:
    own = {
        document: tuple((each.start, each.end) for each in among if not each.is_within)
        for document, among in writing.items()
    }
    return SpellingFound(name, {document: stretches for document, stretches in own.items() if stretches})


def _unwritten(
    library: Library, archived: Mapping[DocumentId, ArchivedText], written: Collection[str]
) -> Iterator[Fault]:
    for name, source in library.sources.items():
        for index, spelling in enumerate(source.spellings):
            if spelling not in written:
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
