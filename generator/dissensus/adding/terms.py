"""The terms of a card, asked for: words of its quote by which it names what its point lists."""

from __future__ import annotations

from functools import partial

from dissensus.adding.blocks import Entry
from dissensus.adding.interview import Interview, Question
from dissensus.adding.rules import why_no, why_not_known
from dissensus.evidence import archive
from dissensus.evidence.finding import stands_in
from dissensus.model import Point, Term


def ask_terms(interview: Interview, point: Point, quote: str, *, is_needed: bool) -> list[Entry]:
    """The terms, each `ENTRY=WORDS`; none of a point that lists nothing. Raises Unfit and Missing."""
    if not point.named and not interview.gives("term"):
        return []
    asks = "Terms by which it names something, as ENTRY=WORDS parted by ; (? lists the entries)"
    question = Question(
        "term",
        asks if is_needed else f"{asks[:-1]}; or nothing)",
        partial(_why_no_term, point, quote),
        is_needed=is_needed,
        choices=[f"{id_}: {named.name}" for id_, named in point.named.items()],
    )
    return [{"words": words, "of": of} for of, words in map(_parted, interview.answers(question))]


def _why_no_term(point: Point, quote: str, term: str) -> str | None:
    of, words = _parted(term)
    if (why := why_not_known(of, point.named, "entry of `named:`") or why_no(Term, "words", words)) is not None:
        return why
    is_there = stands_in(words, archive(quote, wrapped=True))
    return None if is_there else f"“{words}” does not stand in the words of the card."


def _parted(term: str) -> tuple[str, str]:
    of, _, words = term.partition("=")
    return of.strip(), words.strip()
