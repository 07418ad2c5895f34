"""Fates: how many sentences of a document are dealt with, and which are not. Coverage tells by what.

Of most sentences nothing else is asked but whether a statement rests on any word, and twenty may rest on one: where
statements rest is joined to stretches that do not meet, which are read together with the sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from msgspec import Struct

from dissensus.deriving.coverage import Fate, Held, Use, has_word, held_by_document, holding_words, sentences_held
from dissensus.deriving.left import Stretch, words_left
from dissensus.evidence import ArchivedText, Evidence
from dissensus.model import DocumentId, Library


class Fates(Struct, frozen=True):
    """What became of the sentences of a document."""

    used: int
    aside: int
    open: tuple[int, ...]  # of each that nobody has dealt with, the line that it begins on


def fates_in(name: DocumentId, library: Library, evidence: Evidence, resting: Iterable[Stretch]) -> Fates:
    """The fates of the sentences of a document; `resting` is what reports and caveats rest on. Terms hold no more."""
    archived = evidence.archived[name]
    used = _used(archived.text, resting)
    number: Counter[Fate] = Counter()
    lines: list[int] = []
    for span, own in sentences_held(archived, held_by_document(name, library.documents[name], evidence)):
        fate: Fate = "used" if used(span) else _fate(archived, span, own)
        number[fate] += 1
        if fate == "open":
            lines.append(archived.line(span[0]))
    return Fates(number["used"], number["set-aside"], tuple(lines))


def _used(text: str, resting: Iterable[Stretch]) -> Callable[[Stretch], bool]:
    """Whether a statement rests on a word of a sentence, asked of sentences as they follow one another."""
    stretches = iter([*_joined(resting), (len(text) + 1, len(text) + 1)])
    start, end = next(stretches)

    def is_used(span: Stretch) -> bool:
        nonlocal start, end
        while end <= span[0]:
            start, end = next(stretches)
        while start < span[1]:
            if has_word(text, max(start, span[0]), min(end, span[1])):
                return True
            if end >= span[1]:
                return False
            start, end = next(stretches)
        return False

    return is_used


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same, in order, those that meet joined to one."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _fate(archived: ArchivedText, span: Stretch, own: Iterable[Held]) -> Fate:
    """The fate of a sentence that no statement rests on."""
    holding = list(holding_words(archived, span, own)) if own else []
    if not holding or any(words_left(archived.text, span, [(each.start, each.end) for each in holding])):
        return "open"
    return "used" if any(isinstance(each.by, Use) for each in holding) else "set-aside"
