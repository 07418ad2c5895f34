"""Every word that a site takes from a document, proved against it: quotes, titles, dates, names, what is set aside."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from dissensus.evidence.archived import ArchivedText, archive
from dissensus.evidence.cards import Archive
from dissensus.evidence.finding import find_all
from dissensus.evidence.names import SpellingFound, prove_names
from dissensus.evidence.passage import Passage
from dissensus.evidence.points import Found, proof_of, prove_point
from dissensus.evidence.proof import Proof
from dissensus.evidence.setting_aside import set_aside_in, used_though_set_aside
from dissensus.evidence.telling import reason
from dissensus.faults import Fault, Where
from dissensus.model import (
    Document,
    DocumentId,
    Library,
    PointId,
    SourceId,
    document_place,
)
from dissensus.progress import each


class Evidence(Struct, frozen=True, kw_only=True):
    """All that was proved, by the place of the words: `…/quote`, `…/caveat/quote`, `…/title`, `…/dated-by`.

    What is set aside stands by the place of its whole entry, `…/set-aside/0`; a term, in each report that has its
    words, by `…/reports/0/terms/0`.
    """

    archived: Archive
    passages: Mapping[Where, Passage]
    spellings: Mapping[SourceId, tuple[SpellingFound, ...]]  # the name first, if any document writes it
    proofs: Mapping[PointId, Proof]


def prove(library: Library) -> tuple[Evidence, list[Fault]]:
    """Everything in the library that has to stand in a document, where it does; a fault where it does not.

    A document that could not be read is a fault already, so nothing is asked of it.
    """
    documents = {name: library.documents[name] for name in library.texts if name in library.documents}
    archived = archives_of(library.texts, documents)
    of_documents = [prove_document(name, document, archived[name]) for name, document in documents.items()]
    points = tuple(library.points)
    of_points = {name: prove_point(name, library.points[name], archived) for name in each(points, points)}
    proofs = [*of_documents, *of_points.values()]
    spellings, unfound = prove_names(library, archived)
    passages = dict(found for proof in proofs for found in proof.passages)
    faults = [fault for proof in proofs for fault in proof.faults]
    faults += [*unfound, *used_though_set_aside(library, passages)]
    return Evidence(archived=archived, passages=passages, spellings=spellings, proofs=of_points), faults


def archives_of(texts: Mapping[DocumentId, str], documents: Mapping[DocumentId, Document]) -> Archive:
    """The texts of documents, made ready."""
    return {name: archive(texts[name], wrapped=document.line_ends == "wrapped") for name, document in documents.items()}


def prove_document(name: DocumentId, document: Document, archived: ArchivedText) -> Proof:
    """A document's title, the words its date rests on, and what is set aside of it, against itself."""
    own = (*_of_document(document, archived, document_place(name)), *set_aside_in(name, document, archived))
    return proof_of(iter(own))


def _of_document(document: Document, archived: ArchivedText, where: Where) -> Found:
    titles = find_all(document.title, archived)
    if isinstance(titles, list):
        yield where / "title", next((title for title in titles if _fills_paragraph(title, archived)), titles[0])
    else:
        message = "the title does not stand in the document's text"
        yield Fault(code="title-not-found", where=where / "title", message=message, help=reason(titles, "title"))
    if document.dated_by:
        words = find_all(document.dated_by, archived)
        if isinstance(words, list):
            yield where / "dated-by", words[0]
        else:
            message = "the words that the date rests on do not stand in the document"
            yield Fault(
                code="date-words-not-found", where=where / "dated-by", message=message, help=reason(words, "dated-by")
            )


def _fills_paragraph(passage: Passage, archived: ArchivedText) -> bool:
    """Whether a title stands alone, as headlines do and teasers mostly do not."""
    return (passage.start, passage.end) == archived.paragraph(passage.start)
