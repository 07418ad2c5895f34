"""Editorial warnings: what of the rules for the site's own words can be checked by a machine.

The word lists are data (`wording/`, `content/wording.yaml`); an occurrence that a curator allowed there, with a
reason, is not told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dissensus.checks.own_words import own_words, unquoted
from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import listed, shown
from dissensus.model import Card, Library, point_file
from dissensus.sentences import sentences

LONGER_TIMES, LONGER_WORDS = 3, 8  # a position is very much longer than another if it is by both

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])")
_DATE = re.compile(
    r"\b\d{1,2}(?:[–-]\d{1,2})? (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b(?: \d{4})?|\b(?:1[89]|20)\d\d\b"
)


def loaded_words_are_quoted(library: Library) -> Iterator[Fault]:
    """Words that take a side stand in a quotation that has an owner."""
    help_ = "Put a proper name or a neutral word, or quote the word and say whose it is."
    yield from _told(library, library.wording.loaded, code="loaded-word", message="{} takes a side", help_=help_)


def verbs_of_saying_are_neutral(library: Library) -> Iterator[Fault]:
    """One verb for everybody: said, or wrote, or posted."""
    help_ = "Put “said”, “wrote” or “posted”."
    yield from _told(
        library, library.wording.verbs, code="reporting-verb", message="{} judges what was said", help_=help_
    )


def questions_are_open(library: Library) -> Iterator[Fault]:
    """No question suggests its answer by how it begins."""
    leading = {word.casefold() for word in library.wording.leading or ()}
    for name, point in library.points_in_view.items():
        facets = [(question, point_file(name) / "facets" / id_) for id_, question in point.facets.items()]
        for question, where in ((point.question, point_file(name) / "question"), *facets):
            first = re.match(r"[\w’']*", question.strip())
            if first and first[0].casefold() in leading:
                message = f"a question that begins with {shown(first[0])} suggests its answer"
                yield _warning(
                    "leading-question", where.at(first[0]), message, "Ask what, who, which, when, where or how."
                )


def labels_name_no_side(library: Library) -> Iterator[Fault]:
    """The label of a position is a proposition, and names neither a party nor a source."""
    names = _any_of((*(p.name for p in library.parties.values()), *(s.name for s in library.sources.values())))
    for name, point in library.points_in_view.items():
        for id_, position in point.positions.items():
            if names and (found := names.search(position.label)):
                where = point_file(name) / "positions" / id_ / "label"
                message = f"the label names {shown(found[0])}"
                yield _warning("sided-label", where.at(found[0]), message, "Word the answer, not who gives it.")


def summaries_end_open(library: Library) -> Iterator[Fault]:
    """The last sentence of a summary says what no report establishes."""
    endings = _any_of(library.wording.open_endings or ())
    for name, point in library.points_in_view.items():
        told = sentences(point.summary or "")
        if endings and told and not endings.search(told[-1]):
            where = (point_file(name) / "summary").at(told[-1])
            help_ = f"Say what nobody here establishes, with {listed(library.wording.open_endings or ())}."
            yield _warning("certain-ending", where, "the summary ends with what sounds settled", help_)


def figures_in_claims_are_carried(library: Library) -> Iterator[Fault]:
    """A number in a claim stands in a quote of the card."""
    for _, card, where in library.cards():
        undated = _DATE.sub(lambda found: " " * len(found[0]), unquoted(card.claim))
        for number in _NUMBER.findall(undated):
            if not _carries(card, number):
                message = f"no quote of the card has {number}"
                help_ = "Give the number as a quote has it, or leave it out."
                yield _warning("uncarried-figure", (where / "claim").at(number), message, help_)


def positions_have_like_length(library: Library) -> Iterator[Fault]:
    """Positions on one question are worded at like length."""
    for name, point in library.points_in_view.items():
        for facet in dict.fromkeys(position.facet for position in point.positions.values()):
            sizes = {id_: len((p.holds or p.label).split()) for id_, p in point.positions.items() if p.facet == facet}
            shortest, longest = min(sizes, key=sizes.__getitem__), max(sizes, key=sizes.__getitem__)
            few, many = sizes[shortest], sizes[longest]
            if many > few * LONGER_TIMES and many > few + LONGER_WORDS:
                places = [point_file(name) / "positions" / id_ for id_ in (longest, shortest)]
                yield Fault(
                    "unequal-positions",
                    places[0].key(),
                    f"this position has {many} words, another on the same question {few}",
                    "Word both at like length.",
                    "warning",
                    (("the shortest stands here", places[1].key()),),
                )


def _told(library: Library, words: Iterable[str] | None, *, code: str, message: str, help_: str) -> Iterator[Fault]:
    pattern = _any_of(tuple(words or ()))
    if pattern is None:
        return
    for own in own_words(library):
        for found in pattern.finditer(own.text):
            yield _warning(code, own.place_of(*found.span()), message.format(shown(found[0])), help_)


@lru_cache(maxsize=64)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any of the words, whole, whatever their case; `*` is the rest of a word."""
    if not words:
        return None
    forms = (re.escape(word).replace(r"\*", r"\w+") for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])", re.IGNORECASE)


def _carries(card: Card, number: str) -> bool:
    whole = re.compile(rf"(?<![\w.,]){re.escape(number)}(?![\w]|[.,]\d)")
    return any(whole.search(report.quote) for report in card.reports)


def _warning(code: str, where: Where, message: str, help_: str) -> Fault:
    return Fault(code, where, message, help_, level="warning")


def without_allowed(library: Library, warnings: Iterable[Fault]) -> Iterator[Fault]:
    """Warnings but for those that the site allows; and one for each allowance of what does not occur.

    Of a file that could not be read it is not known what occurs in it.
    """
    unused = {index: each for index, each in enumerate(library.wording.allowed) if each.file not in library.unread}
    for fault in warnings:
        allowed = [
            index
            for index, each in enumerate(library.wording.allowed)
            if each.file == fault.where.file and each.words.casefold() == (fault.where.words or "").casefold()
        ]
        for index in allowed:
            unused.pop(index, None)
        if not allowed:
            yield fault
    for index, each in unused.items():
        where = Where(library.settings.wording) / "allowed" / index
        message = f"{shown(each.words)} is allowed, and is not told of"
        yield _warning("needless-allowance", where, message, "Leave this out.")
