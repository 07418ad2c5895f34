"""Editorial warnings: what of the rules for the site's own words can be checked by a machine.

The word lists are data (`wording/`, `content/wording.yaml`); an occurrence that a curator allowed there, with a
reason, is not told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dissensus.checks.own_words import OwnWords, own_words, own_words_beside_points, unquoted
from dissensus.checks.surroundings import Subject, Surroundings
from dissensus.checks.watchlist import whole
from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import shown
from dissensus.model import Card, Point

LONGER_TIMES, LONGER_WORDS = 3, 8  # a position is very much longer than another if it is by both

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])")
_DIGIT = re.compile(r"\d")
_FIRST_WORD = re.compile(r"\s*([\w’']*)")
_DATE = re.compile(
    r"\b\d{1,2}(?:[–-]\d{1,2})? (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b(?: \d{4})?|\b(?:1[89]|20)\d\d\b"
)


def loaded_words_are_quoted(subject: Subject) -> Iterator[Fault]:
    """Words that take a side stand in a quotation that has an owner."""
    if subject.seen:
        yield from _loaded(own_words(subject.id, subject.point), subject.seen, subject.around)


def verbs_of_saying_are_neutral(subject: Subject) -> Iterator[Fault]:
    """One verb for everybody: said, or wrote, or posted."""
    if subject.seen:
        yield from _judging(own_words(subject.id, subject.point), subject.seen, subject.around)


def words_beside_points_take_no_side(around: Surroundings) -> Iterator[Fault]:
    """What holds for the words of points holds for those of sources, documents and pages."""
    texts = tuple(own_words_beside_points(around.parties, around.sources, around.documents, around.pages))
    seen = around.watched.seen_in("\n".join(own.prose.markdown for own in texts))
    yield from _loaded(texts, seen, around)
    yield from _judging(texts, seen, around)


def questions_are_open(subject: Subject) -> Iterator[Fault]:
    """No question suggests its answer by how it begins."""
    questions = ((question, ("facets", id_)) for id_, question in subject.point.facets.items())
    for question, path in ((subject.point.question, ("question",)), *questions):
        first = _FIRST_WORD.match(question)
        if first and first[1].casefold() in subject.around.leading:
            message = f"a question that begins with {shown(first[1])} suggests its answer"
            where = subject.place(*path).at(first[1])
            yield _warning("leading-question", where, message, "Ask what, who, which, when, where or how.")


def labels_name_no_side(subject: Subject) -> Iterator[Fault]:
    """The label of a position is a proposition, and names neither a party nor a source."""
    positions = subject.point.positions
    seen = subject.around.names.seen_in(labels_of(subject.point))
    for id_, position in positions.items() if seen else ():
        if found := whole(seen).search(position.label):
            where = subject.place("positions", id_, "label").at(found[0])
            message = f"the label names {shown(found[0])}"
            yield _warning("sided-label", where, message, "Word the answer, not who gives it.")


def labels_of(point: Point) -> str:
    """All labels of positions of a point, on end."""
    return "\n".join([position.label for position in point.positions.values()])


def figures_in_claims_are_carried(subject: Subject) -> Iterator[Fault]:
    """A number in a claim stands in a quote of the card."""
    for index, card in enumerate(subject.point.cards):
        for number in _numbers(card.claim) if _DIGIT.search(card.claim) else ():
            if not _carries(card, number):
                message = f"no quote of the card has {number}"
                help_ = "Give the number as a quote has it, or leave it out."
                where = subject.place("cards", index, "claim").at(number)
                yield _warning("uncarried-figure", where, message, help_)


def positions_have_like_length(subject: Subject) -> Iterator[Fault]:
    """Positions on one question are worded at like length."""
    positions = subject.point.positions
    for facet in dict.fromkeys(position.facet for position in positions.values()):
        sizes = {id_: len((p.holds or p.label).split()) for id_, p in positions.items() if p.facet == facet}
        shortest, longest = min(sizes, key=sizes.__getitem__), max(sizes, key=sizes.__getitem__)
        few, many = sizes[shortest], sizes[longest]
        if many > few * LONGER_TIMES and many > few + LONGER_WORDS:
            places = [subject.place("positions", id_) for id_ in (longest, shortest)]
            yield Fault(
                "unequal-positions",
                places[0].key(),
                f"this position has {many} words, another on the same question {few}",
                "Word both at like length.",
                "warning",
                (("the shortest stands here", places[1].key()),),
            )


def _loaded(texts: Iterable[OwnWords], seen: tuple[str, ...], around: Surroundings) -> Iterator[Fault]:
    words = tuple(word for word in seen if word in (around.wording.loaded or ()))
    help_ = "Put a proper name or a neutral word, or quote the word and say whose it is."
    return _told(texts, words, code="loaded-word", message="{} takes a side", help_=help_)


def _judging(texts: Iterable[OwnWords], seen: tuple[str, ...], around: Surroundings) -> Iterator[Fault]:
    words = tuple(word for word in seen if word in (around.wording.verbs or ()))
    help_ = "Put “said”, “wrote” or “posted”."
    return _told(texts, words, code="reporting-verb", message="{} judges what was said", help_=help_)


def _told(texts: Iterable[OwnWords], words: tuple[str, ...], *, code: str, message: str, help_: str) -> Iterator[Fault]:
    for own in texts if words else ():
        if whole(words).search(own.prose.markdown):  # most often quoted
            for found in whole(words).finditer(own.unquoted()):
                yield _warning(code, own.place_of(*found.span()), message.format(shown(found[0])), help_)


def _numbers(claim: str) -> list[str]:
    """The numbers of a claim that are no dates, and that it does not quote."""
    found: list[str] = _NUMBER.findall(_DATE.sub(lambda date: " " * len(date[0]), unquoted(claim)))
    return found


def _carries(card: Card, number: str) -> bool:
    alone = re.compile(rf"(?<![\w.,]){re.escape(number)}(?![\w]|[.,]\d)")
    return any(alone.search(report.quote) for report in card.reports)


def _warning(code: str, where: Where, message: str, help_: str) -> Fault:
    return Fault(code, where, message, help_, level="warning")


def without_allowed(around: Surroundings, warnings: Iterable[Fault]) -> Iterator[Fault]:
    """Warnings but for those that the site allows; and one for each allowance of what does not occur.

    Of a file that could not be read it is not known what occurs in it.
    """
    allowed = {(each.file, each.words.casefold()) for each in around.wording.allowed}
    occurring: set[tuple[str, str]] = set()
    for fault in warnings:
        occurrence = (fault.where.file, (fault.where.words or "").casefold())
        if occurrence in allowed:
            occurring.add(occurrence)
        else:
            yield fault
    for index, each in enumerate(around.wording.allowed):
        if each.file not in around.unread and (each.file, each.words.casefold()) not in occurring:
            where = Where(around.settings.wording) / "allowed" / index
            message = f"{shown(each.words)} is allowed, and is not told of"
            yield _warning("needless-allowance", where, message, "Leave this out.")
