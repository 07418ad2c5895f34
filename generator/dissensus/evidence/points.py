"""Points proved: every quote and caveat, the words that dates rest on, those of figures and terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dissensus.evidence.cards import Archive, has_figure, proved_reports
from dissensus.evidence.finding import find, find_all, find_within, stands_in
from dissensus.evidence.passage import Passage
from dissensus.evidence.proof import CardProof, Proof
from dissensus.evidence.telling import reason, told
from dissensus.evidence.unfound import Absent, NotThere
from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import shown
from dissensus.model import Card, Caveat, DocumentId, Point, PointId, Report, point_file

Found = Iterator[tuple[Where, Passage] | Fault]


def prove_point(name: PointId, point: Point, archived: Archive) -> Proof:
    """Every word of a point that has to stand in a document: where it does, or why it does not."""
    cards = proved_reports(point, archived)
    if cards is None:
        return proved_one_by_one(name, point, archived)
    return Proof(tuple(_placed(name, cards)), (), cards)


def prove_by_cards(name: PointId, point: Point, archived: Archive) -> Proof:
    """The same; but where nothing is missing only the cards have their passages, and no place is made for any."""
    cards = proved_reports(point, archived)
    return proved_one_by_one(name, point, archived) if cards is None else Proof((), (), cards)


def proved_one_by_one(name: PointId, point: Point, archived: Archive) -> Proof:
    """The same, each looked for by itself and told of where it is missing."""
    return proof_of(
        found
        for index, card in enumerate(point.cards)
        for found in _of_card(card, archived, point_file(name) / "cards" / index)
    )


def proof_of(found: Found) -> Proof:
    """What was found, and the faults of what was not."""
    each = tuple(found)
    return Proof(
        tuple(one for one in each if not isinstance(one, Fault)),
        tuple(one for one in each if isinstance(one, Fault)),
    )


def _placed(name: PointId, cards: tuple[CardProof, ...]) -> Iterator[tuple[Where, Passage]]:
    """The passages of proved cards by their places, each card's quotes and caveats before its terms."""
    file = point_file(name).file
    for index, card in enumerate(cards):
        for number, report in enumerate(card.reports):
            yield Where(file, ("cards", index, "reports", number, "quote")), report.quote
            if report.caveat:
                yield Where(file, ("cards", index, "reports", number, "caveat", "quote")), report.caveat
        for term in range(len(card.reports[0].terms) if card.reports else 0):
            for number, report in enumerate(card.reports):
                if words := report.terms[term]:
                    yield Where(file, ("cards", index, "reports", number, "terms", term)), words


def _of_card(card: Card, archived: Archive, where: Where) -> Found:
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


def _of_words(typed: Report | Caveat, document: DocumentId, archived: Archive, where: Where) -> Found:
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


def _of_date(card: Card, archived: Archive, where: Where) -> Found:
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


def _of_figure(card: Card, where: Where) -> Found:
    if card.figure is None:
        return
    words = card.figure.as_worded
    if not has_figure(card):
        message = f"“{words}” stands in no quote of the card"
        yield Fault(
            code="figure-words-not-found",
            where=where,
            message=message,
            help="Give the number as a quote of the card has it.",
        )


def _of_terms(card: Card, quotes: Mapping[int, Passage], archived: Archive, where: Where) -> Found:
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
