"""What a file tells of the document it is to become: each guess with its reason, and none that is not plain."""

from __future__ import annotations

import re

from msgspec import Struct

from dissensus.adding.dates_found import DayFound, days_in
from dissensus.adding.incoming import Incoming
from dissensus.adding.languages import language_of
from dissensus.checks.sources import folded_name
from dissensus.evidence import ArchivedText
from dissensus.evidence.finding import stands_in
from dissensus.evidence.normal import in_one_line
from dissensus.model import Library, SourceId

HEAD = 12  # lines in which a document says when it is of
_LONGEST_TITLE = 300
_WORD = r"[^\W\d_a-z][\w’'.-]*"
_PARTICLE = r"(?:(?:al|bin|da|de|del|den|der|di|du|el|la|le|van|von) )"
_NAME = rf"{_WORD}(?: {_PARTICLE}*{_WORD}){{1,3}}"
_AND = re.compile(r", and | and | & |, ")
_BYLINE = re.compile(rf"(?:By|BY) ({_NAME}(?:(?:{_AND.pattern}){_NAME})*)")


class Guess(Struct, frozen=True):
    """A value, and why it is thought to be right: what follows “because”."""

    value: str
    why: str


class Guesses(Struct, frozen=True):
    """Several values, and why they are thought to be right."""

    values: tuple[str, ...]
    why: str


def title_of(file: Incoming, archived: ArchivedText) -> Guess | None:
    """A title that the file gives and the text has, or the first line."""
    for title in file.titles:
        if stands_in(title, archived):
            return Guess(in_one_line(title), "the page is titled so, and the words stand in the text")
    lines = (in_one_line(line) for line in re.split(r"[\r\n]+", file.text))
    first = next((line for line in lines if any(map(str.isalnum, line))), "")
    return Guess(first, "it is the first line") if 0 < len(first) <= _LONGEST_TITLE else None


def outlet_of(file: Incoming, archived: ArchivedText, library: Library) -> Guess | None:
    """The one outlet of the site that the page or the text names; none where it names several."""
    outlets = {id_: source for id_, source in library.sources.items() if source.kind == "outlet"}
    for id_, source in outlets.items():
        if file.site and folded_name(file.site) in map(folded_name, (source.name, *source.spellings)):
            return Guess(id_, f"the page gives “{file.site}” as its site")
    named: dict[SourceId, str] = {}
    for id_, source in outlets.items():
        for name in (source.name, *source.spellings):
            if stands_in(name, archived):
                named.setdefault(id_, name)
    if len(named) != 1:
        return None
    [(id_, name)] = named.items()
    return Guess(id_, f"“{name}” stands in the text, and the name of no other outlet")


def day_of(file: Incoming, archived: ArchivedText) -> tuple[Guess, DayFound] | None:
    """The day that the page gives, where the text has it; else the one day that the head of the text names."""
    days = [day for day in days_in(file.text) if stands_in(day.words, archived)]
    for day in days:
        if file.published == day.day:
            return Guess(day.day, f"the page gives it, and “{day.words}” stands on line {day.line}"), day
    head = [day for day in days if day.line <= HEAD]
    if len(head) == 1 and file.published is None:
        return Guess(head[0].day, f"“{head[0].words}” stands on line {head[0].line}"), head[0]
    return None


def authors_of(file: Incoming) -> Guesses | None:
    """The authors that the page gives, or that a line of its own near the top of the text names behind “By”."""
    if file.authors:
        return Guesses(file.authors, "the page gives them")
    for number, line in enumerate(file.text.splitlines()[:HEAD], 1):
        if found := _BYLINE.fullmatch(in_one_line(line)):
            return Guesses(tuple(_AND.split(found[1])), f"“{found[0]}” stands on line {number}")
    return None


def language_guess(file: Incoming) -> Guess | None:
    """The language that the page says it has, or that the small words of the text tell."""
    if file.language and re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", file.language):
        return Guess(file.language, "the page says so")
    told = language_of(file.text)
    return Guess(told, "its most frequent small words are of that language") if told else None
