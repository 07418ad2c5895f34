"""Where the documents write a source's name, and in which way."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from dissensus.evidence.archived import ArchivedText
from dissensus.evidence.boundaries import has_words
from dissensus.evidence.normal import normalise
from dissensus.faults import Fault
from dissensus.model import DOCUMENTS_FILE, DocumentId, Library, Source, SourceId, source_place

if TYPE_CHECKING:
    from dissensus.evidence.occurrences import Names

_MOST_DOCUMENTS = 50  # searched for what a spelling may be a slip for

Stretch = tuple[int, int]
Written = Mapping[str, tuple[Stretch, ...]]  # by name as typed; no stretch where it stands within longer names alone


class SpellingFound(Struct, frozen=True):
    """A way to write a source's name, and the stretches of the documents that write it so.

    Where it stands within a longer name, the document writes that one. What stands nowhere else has no stretch.
    """

    text: str
    stretches: Mapping[DocumentId, tuple[Stretch, ...]]


def written_names(sources: Mapping[SourceId, Source]) -> tuple[str, ...]:
    """Every way in which curators say that a name is written, each once."""
    return tuple(dict.fromkeys(name for source in sources.values() for name in _ways(source)))


def ways_of_writing(sources: Mapping[SourceId, Source]) -> list[tuple[SourceId, str, tuple[str, ...]]]:
    """Who has which names, as `spellings_found` asks for them."""
    return [(id_, source.name, source.spellings) for id_, source in sources.items()]


def names_of(sources: Mapping[SourceId, Source]) -> Names:
    """The names of all sources, ready to be sought."""
    from dissensus.evidence.occurrences import tree_of

    return tree_of(written_names(sources))


def names_written(names: Names, archived: ArchivedText) -> Written:
    """The names that a document writes.

    Asks for nothing but this one document, and gives plain values: documents can be shared out among processes.
    """
    from dissensus.evidence.occurrences import occurrences  # 4 ms to load, for new documents alone

    written: dict[str, list[Stretch]] = {}
    for each in occurrences(names, archived):
        stretches = written.setdefault(each.name, [])
        if not each.is_within:
            stretches.append((each.start, each.end))
    return {name: tuple(stretches) for name, stretches in written.items()}


def prove_names(
    library: Library, archived: Mapping[DocumentId, ArchivedText]
) -> tuple[dict[SourceId, tuple[SpellingFound, ...]], list[Fault]]:
    """Each source's names where documents write them; a fault for a spelling that no document has.

    A source's own name need not stand in any.
    """
    names = names_of(library.sources)
    return spellings_found(library, archived, {name: names_written(names, text) for name, text in archived.items()})


def spellings_found(
    library: Library, archived: Mapping[DocumentId, ArchivedText], written: Mapping[DocumentId, Written]
) -> tuple[dict[SourceId, tuple[SpellingFound, ...]], list[Fault]]:
    """The same, from the names that each document writes. Of the texts, only what is suggested is asked for."""
    writing: dict[str, dict[DocumentId, tuple[Stretch, ...]]] = {}
    for document, names in written.items():
        for name, stretches in names.items():
            writing.setdefault(name, {}).update({document: stretches} if stretches else {})
    found = {
        source: tuple(SpellingFound(way, writing[way]) for way in _ways(named) if way in writing)
        for source, named in library.sources.items()
    }
    if library.documents.keys() != written.keys() or DOCUMENTS_FILE in library.unread:
        return found, []  # a document that could not be read may have them
    return found, list(_unwritten(library, archived, writing))


def _ways(source: Source) -> tuple[str, ...]:
    return tuple(dict.fromkeys((source.name, *source.spellings)))


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
    from dissensus.evidence.nearest import nearest  # 5 ms to load with what it leans on

    words = normalise(spelling)
    for document, text in islice(archived.items(), _MOST_DOCUMENTS):
        near = nearest(words, text) if has_words(words) else None
        if near and len(near.changes) == 1:
            return f'"{document}" has “{near.words}” on line {near.line}.'
    return "Spellings are those that the documents have."
