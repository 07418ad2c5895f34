"""The words of a card, sought in a document as somebody remembers them, shown as they stand there, and agreed to."""

from __future__ import annotations

from functools import partial
from typing import Self

from msgspec import Struct

from dissensus.adding import forms
from dissensus.adding.interview import Interview, Question, Unfit
from dissensus.adding.quotes import Quotable, Sought, seek
from dissensus.adding.rules import why_no
from dissensus.evidence import ArchivedText, Passage, archive, find
from dissensus.evidence.difference import tell
from dissensus.model import DocumentId, Library, Report


class Passages(Struct, frozen=True):
    """A document in which words are sought."""

    document: DocumentId
    archived: ArchivedText

    @classmethod
    def of(cls, document: DocumentId, library: Library) -> Self:
        """The document of this id, made ready."""
        wrapped = library.documents[document].line_ends == "wrapped"
        return cls(document, archive(library.texts[document], wrapped=wrapped))


def ask_words(
    interview: Interview, passages: Passages, option: str, asks: str, *, is_needed: bool = True
) -> Quotable | None:
    """The passage that was meant, as it stands in the document; None if none was given.

    Words of an option are taken where they stand once, or with their `before` and `after`; anything else is shown, and
    taken only by somebody who has seen it.
    """
    question = Question(option, asks, partial(why_no, Report, "quote"), is_needed=is_needed, form=forms.WORDS)
    words = interview.answer(question)
    while words is not None:
        sought = seek(words, passages.document, passages.archived)
        taken = _given(interview, words, sought, passages, option) if interview.gives(option) else None
        taken = taken or _chosen(interview, sought, option)
        if taken is not None:
            return taken
        words = interview.asked(question)
    return None


def _given(interview: Interview, words: str, sought: Sought, passages: Passages, option: str) -> Quotable | None:
    """What an option says, where that is the document's own and leads to one place."""
    before, after = (interview.given(key) if option == "words" else None for key in ("before", "after"))
    if before or after:
        found = find(words, passages.archived, before, after)
        if isinstance(found, Passage):
            return Quotable(words, found.lines, before, after)
    if len(sought.found) == 1 and not (before or after):
        return sought.found[0]
    if not interview.can_ask:
        raise Unfit(option, _why_not(sought))
    return None


def _why_not(sought: Sought) -> str:
    if sought.found:
        spots = "; ".join(_told(each) for each in sought.found)
        return f"The words stand more than once. Give more of them, or --before or --after: {spots}."
    if sought.suggested:
        return f"{sought.why} Nearest: {_told(sought.suggested[0])}. Give these words if they are meant."
    return f"{sought.why} Nothing near them can be quoted from there."


def _chosen(interview: Interview, sought: Sought, option: str) -> Quotable | None:
    """What somebody agrees to who has seen it."""
    for line in ([sought.why] if sought.why else []) + [tell(each, "what was sought") for each in sought.changes[:4]]:
        interview.tell(line)
    offered = sought.found or sought.suggested
    if not offered:
        interview.tell("Nothing near these words can be quoted from there.")
        return None
    if len(offered) == 1:
        interview.tell(f"  {_told(offered[0])}")
        asks = "Take this passage?" if sought.found else "These are not the words you gave. Take them all the same?"
        return offered[0] if interview.confirms(asks, default=bool(sought.found)) else None
    return _one_of(interview, offered, option)


def _one_of(interview: Interview, offered: tuple[Quotable, ...], option: str) -> Quotable | None:
    interview.tell("\n".join(f"  {number}. {_told(each)}" for number, each in enumerate(offered, 1)))
    numbers = [str(number) for number in range(1, len(offered) + 1)]

    def why_not(answer: str) -> str | None:
        return None if answer.strip() in numbers else f"Give a number from 1 to {len(offered)}, or nothing."

    asks = "Which one? (its number, or nothing to give other words)"
    answer = interview.answer(Question(f"{option} number", asks, why_not, is_needed=False))
    return offered[int(answer) - 1] if answer else None


def _told(quotable: Quotable) -> str:
    sides = (("behind", quotable.before), ("before", quotable.after))
    beside = ", ".join(f"{side} “{words}”" for side, words in sides if words)
    return f"line {quotable.lines[0]}: {quotable.quote}{f' ({beside})' if beside else ''}"
