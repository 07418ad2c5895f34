"""Fates: of each sentence of a document whether it is dealt with, and no more. Coverage tells by what.

Twenty passages may rest on the sentences of one page, and its account only counts: of a sentence that a statement
rests on nothing else is worked out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from dissensus.deriving.coverage import Fate, Held, Use, held_by_document, holding_words, sentences_held
from dissensus.deriving.left import Stretch, words_left
from dissensus.evidence import ArchivedText, Evidence
from dissensus.model import DocumentId, Library

_A_STATEMENT: Final = Use("report", ("", ""))


class Fated(NamedTuple):
    """What became of a sentence, and the line that it begins on."""

    fate: Fate
    line: int


def fates_in(name: DocumentId, library: Library, evidence: Evidence, resting: Iterable[Stretch]) -> list[Fated]:
    """The fate of each sentence of a document; `resting` is what reports and caveats rest on. Terms hold no more."""
    archived = evidence.archived[name]
    held = held_by_document(name, library.documents[name], evidence)
    held += [Held(start, end, _A_STATEMENT) for start, end in resting]
    return [
        Fated(_fate(archived, span, among), archived.line(span[0])) for span, among in sentences_held(archived, held)
    ]


def _fate(archived: ArchivedText, span: Stretch, held: Iterable[Held]) -> Fate:
    holding: list[Held] = []
    for each in holding_words(archived, span, held):
        if each.by is _A_STATEMENT:
            return "used"
        holding.append(each)
    if any(words_left(archived.text, span, [(each.start, each.end) for each in holding])):
        return "open"
    return "used" if any(isinstance(each.by, Use) for each in holding) else "set-aside"
