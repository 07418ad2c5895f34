"""Every word that a site takes from a document, proved against it: quotes, titles, dates, names, what is set aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from dissensus.evidence.archived import ArchivedText, archive
from dissensus.evidence.finding import find, find_all, find_within, stands_in
from dissensus.evidence.names import SpellingFound, prove_names
from dissensus.evidence.passage import Passage
from dissensus.evidence.setting_aside import set_aside_in, used_though_set_aside
from dissensus.evidence.telling import reason, told
from dissensus.evidence.unfound import Absent, NotThere
from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import shown
from dissensus.memory import recall, recall_all
from dissensus.model import (
    Card,
    Caveat,
    Document,
    DocumentId,
    Library,
    Point,
    PointId,
    Report,
    SourceId,
    document_place,
    point_file,
)
from dissensus.progress import each

Archive = Mapping[DocumentId, ArchivedText]


class Evidence(Struct, frozen=True, kw_only=True):
    """All that was proved, by the place of the words: `…/quote`, `…/caveat/quote`, `…/title`, `…/dated-by`.

    What is set aside stands by the place of its whole entry, `…/set-aside/0`; a term, in each report that has its
    words, by `…/reports/0/terms/0`.
    """

    archived: Archive
    passages: Mapping[Where, Passage]
    spellings: Mapping[SourceId, tuple[SpellingFound, ...]]  # the name first, if any document writes it
    proofs: Mapping[PointId, Proof]


class Proof(Struct, frozen=True):
    """What came of one point or one document: the passages found, and a fault for each that was not."""

    passages: tuple[tuple[Where, Passage], ...]
    faults: tuple[Fault, ...]


def prove(library: Library) -> tuple[Evidence, list[Fault]]:
    """Everything in the library that has to stand in a document, where it does; a fault where it does not.

    A document that could not be read is a fault already, so nothing is asked of it.
    """
    documents = {name: library.documents[name] for name in library.texts if name in library.documents}
    archived = archives_of(library.texts, documents)
    of_documents = recall_all(
        "proofs of documents",
        {name: (document, archived[name]) for name, document in documents.items()},
        lambda names: [prove_document(name, documents[name], archived[name]) for name in names],
    )
    of_points = recall_all(
        "proofs of points",
        {name: (point, archived) for name, point in library.points.items()},
        lambda names: [prove_point(name, library.points[name], archived) for name in each(names, names)],
    )
    proofs = [*of_documents.values(), *of_points.values()]
    names_of = (library.sources, library.documents, archived, library.unread)
    spellings, unfound = recall("names", names_of, lambda: prove_names(library, archived))
    passages = dict(found for proof in proofs for found in proof.passages)
    faults = [fault for proof in proofs for fault in proof.faults]
    faults += [*unfound, *used_though_set_aside(library, passages)]
    return Evidence(archived=archived, passages=passages, spellings=spellings, proofs=of_points), faults


def archives_of(texts: Mapping[DocumentId, str], documents: Mapping[DocumentId, Document]) -> Archive:
    """The texts of documents, made ready."""
    archived = recall_all(
        "archives",
        {name: (texts[name], document.line_ends or "") for name, document in documents.items()},
        lambda names: [archive(texts[name], wrapped=documents[name].line_ends == "wrapped") for name in names],
    )
    return recall("archive", (*archived, *archived.values()), lambda: archived)


def prove_document(name: DocumentId, document: Document, archived: ArchivedText) -> Proof:
    """A document's title, the words its date rests on, and what is set aside of it, against itself."""
    own = (*_of_document(document, archived, document_place(name)), *set_aside_in(name, document, archived))
    return _proof(iter(own))


def prove_point(name: PointId, point: Point, archived: Archive) -> Proof:
    """Every quote and caveat of a point, the words its dates rest on, those of its figures and its terms."""
    return _proof(
        found
        for index, card in enumerate(point.cards)
        for found in _of_card(card, archived, point_file(name) / "cards" / index)
    )


_Found = Iterator[tuple[Where, Passage] | Fault]


def _proof(found: _Found) -> Proof:
    each = tuple(found)
    return Proof(
        tuple(one for one in each if not isinstance(one, Fault)),
        tuple(one for one in each if isinstance(one, Fault)),
    )


def _of_document(document: Document, archived: ArchivedText, where: Where) -> _Found:
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


def _of_card(card: Card, archived: Archive, where: Where) -> _Found:
    quotes: dict[int, Passage] = {}
    for index, report in enumerate(card.reports):
        place = where / "reports" / index
        for found in _of_words(report, report.document, archived, place):
            yield found
            if not isinstance(found, Fault):
                quotes[index] = found[1]
        if report.caveat:
            yield from _of_words(report.caveat, report.document, archived, place / "caveat")
    yield from _of_terms(card, quotes, archived, where)
    yield from _of_date(card, archived, where / "dated-by")
    yield from _of_figure(card, where / "figure" / "as-worded")


def _of_words(typed: Report | Caveat, document: DocumentId, archived: Archive, where: Where) -> _Found:
    if document not in archived:
        return
    found = find(typed.quote, archived[document], typed.before, typed.after)
    if isinstance(found, Passage):
        yield where / "quote", found
        return
    why = told(found, document)
    hint = _stands_elsewhere(found.words, archived) if isinstance(found, Absent) else ""
    place = where / why.key
    if why.words and typed.quote.count(why.words) == 1:
        place = place.at(why.words)
    yield Fault(why.code, place, why.message, why.help + hint)


def _stands_elsewhere(words: str, archived: Archive) -> str:
    """Which document has the words, told when the one they are said to be from has not."""
    names = (name for name, text in archived.items() if stands_in(words, text))
    return next((f'\nThese words stand in "{name}".' for name in names), "")


def _of_date(card: Card, archived: Archive, where: Where) -> _Found:
    documents = dict.fromkeys(report.document for report in card.reports)
    if not card.dated_by or not documents or not all(document in archived for document in documents):
        return
    if not any(stands_in(card.dated_by, archived[document]) for document in documents):
        found = [find_all(card.dated_by, archived[document]) for document in documents]
        missing = [why for why in found if not isinstance(why, list)]
        message = "the words that the date rests on stand in no document of the card"
        yield Fault(
            code="date-words-not-found", where=where, message=message, help=reason(_closest(missing), "dated-by")
        )


def _closest(reasons: list[NotThere]) -> NotThere:
    """The first that has anything to suggest."""
    return next((why for why in reasons if not (isinstance(why, Absent) and why.near is None)), reasons[0])


def _of_figure(card: Card, where: Where) -> _Found:
    if card.figure is None:
        return
    words = card.figure.as_worded
    if not any(stands_in(words, archive(report.quote, wrapped=True)) for report in card.reports):
        message = f"“{words}” stands in no quote of the card"
        yield Fault(
            code="figure-words-not-found",
            where=where,
            message=message,
            help="Give the number as a quote of the card has it.",
        )


def _of_terms(card: Card, quotes: Mapping[int, Passage], archived: Archive, where: Where) -> _Found:
    """Each term in the quotes that have its words. Nothing is missed where a quote was not found."""
    for index, term in enumerate(card.terms):
        stands = False
        for number, quote in quotes.items():
            if passage := find_within(term.words, quote, archived[card.reports[number].document]):
                stands = True
                yield where / "reports" / number / "terms" / index, passage
        if not stands and len(quotes) == len(card.reports):
            yield Fault(
                code="term-words-not-found",
                where=where / "terms" / index / "words",
                message=f"{shown(term.words)} stands in no quote of the card",
                help="Give the words as a quote of the card has them.",
            )
