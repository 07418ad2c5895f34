"""Publications: what of a document decides where its reports stand, and in whose voice they are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from dissensus import dates
from dissensus.evidence import Evidence, Passage
from dissensus.model import DocumentId, Library, SourceId, document_place


class Publication(Struct, frozen=True, gc=False):
    """A document by outlet, day and title: read once for a site, not once for each report."""

    outlet: SourceId
    name: str  # of the outlet
    folded: str  # the same, by which it stands A–Z
    published: str  # as the document has it
    day: tuple[date, date]  # by which it stands in the order of time
    title: Passage


def publication_of(library: Library, id_: DocumentId, title: Passage) -> Publication:
    """A document that has its title there."""
    document = library.documents[id_]
    name = library.sources[document.outlet].name
    day = dates.parse(document.published).order()
    return Publication(document.outlet, name, name.casefold(), document.published, day, title)


def publications_of(library: Library, evidence: Evidence) -> Mapping[DocumentId, Publication]:
    """Every document that has its title in its text."""
    places = ((id_, document_place(id_) / "title") for id_ in library.documents)
    titles = ((id_, evidence.passages.get(place)) for id_, place in places)
    return {id_: publication_of(library, id_, title) for id_, title in titles if title}
