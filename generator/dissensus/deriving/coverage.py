"""Coverage: of each sentence of a document, what rests on it, why nothing does, or that nobody has dealt with it.

A sentence is used where any of its words stands in the passage of a report or of a caveat: a quote leaves out what only
leads up to it. The title, the words that the document's date rests on and what is set aside have nothing to leave out,
so they deal with a sentence only if, together, they hold all its words. Otherwise it is open. What nothing holds of a
sentence is told in every case. Sentences without a letter or a digit are not counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Literal, NamedTuple

from msgspec import Struct

from dissensus.deriving.left import Stretch, words_left
from dissensus.deriving.on_demand import OnDemand
from dissensus.deriving.statements import Reported, Statement
from dissensus.evidence import ArchivedText, Evidence, Passage
from dissensus.faults import Where
from dissensus.model import Document, DocumentId, Library, PointId, SetAside, document_place
from dissensus.sentences import sentence_spans

Fate = Literal["used", "set-aside", "open"]
UseKind = Literal["report", "caveat", "term", "title", "date"]

_WORD = re.compile(r"\w")


class Use(Struct, frozen=True):
    """What rests on a stretch of a document: a report, a caveat or a term of a card, the title, the document's date."""

    kind: UseKind
    card: tuple[PointId, str] | None = None

    @property
    def told(self) -> str:
        """“report of bridge#stands”, “title”."""
        return f"{self.kind} of {self.card[0]}#{self.card[1]}" if self.card else self.kind


class Sentence(Struct, frozen=True):
    """A sentence of a document. Offsets are code points of the text as archived, end excluded; lines are from 1."""

    start: int
    end: int
    lines: tuple[int, int]
    fate: Fate
    uses: tuple[Use, ...]
    aside: tuple[SetAside, ...]
    left: tuple[Stretch, ...]  # runs of words that nothing holds


class Coverage(Struct, frozen=True):
    """The sentences of a document, in order."""

    document: DocumentId
    sentences: tuple[Sentence, ...]

    def count(self, fate: Fate) -> int:
        """How many sentences have this fate."""
        return sum(sentence.fate == fate for sentence in self.sentences)

    @property
    def dealt_with(self) -> int:
        """How many sentences are used or set aside."""
        return len(self.sentences) - self.count("open")

    @property
    def per_mille(self) -> int:
        """Sentences dealt with, of a thousand, rounded down, so that only a whole document has 1,000."""
        return 1000 * self.dealt_with // len(self.sentences) if self.sentences else 1000


class Report(NamedTuple):
    """A statement in one of its reports."""

    statement: Statement
    reported: Reported


def reports_by_document(statements: Iterable[Statement]) -> dict[DocumentId, list[Report]]:
    """What rests on each document."""
    resting: dict[DocumentId, list[Report]] = {}
    for statement in statements:
        for reported in statement.reports:
            resting.setdefault(reported.report.document, []).append(Report(statement, reported))
    return resting


def coverage_of(
    library: Library, evidence: Evidence, resting: Mapping[DocumentId, Sequence[Report]]
) -> Mapping[DocumentId, Coverage]:
    """The coverage of every document whose text is archived."""
    return OnDemand(evidence.archived, partial(_coverage, library, evidence, resting))


def _coverage(
    library: Library, evidence: Evidence, resting: Mapping[DocumentId, Sequence[Report]], name: DocumentId
) -> Coverage:
    return coverage_in(name, library, evidence, resting.get(name, ()))


def coverage_in(name: DocumentId, library: Library, evidence: Evidence, reports: Iterable[Report]) -> Coverage:
    """The coverage of one document, on which these reports rest."""
    archived = evidence.archived[name]
    uses = [Held(piece.start, piece.end, use) for passage, use in _uses(reports) for piece in passage.pieces]
    held = [*held_by_document(name, library.documents[name], evidence), *uses]
    return Coverage(name, tuple(_sentence(archived, *found) for found in sentences_held(archived, held)))


class Held(NamedTuple):
    """A stretch of a document, and what holds it."""

    start: int
    end: int
    by: Use | SetAside


def _uses(reports: Iterable[Report]) -> Iterator[tuple[Passage, Use]]:
    for statement, reported in reports:
        card = statement.point, statement.card.id
        yield reported.passage, Use("report", card)
        if reported.caveat:
            yield reported.caveat, Use("caveat", card)
        yield from ((words, Use("term", card)) for words in reported.terms if words)


def held_by_document(name: DocumentId, document: Document, evidence: Evidence) -> list[Held]:
    """What a document itself says of its stretches: its title, the words of its date, what is set aside."""
    place = document_place(name)
    by_place: dict[Where, Use | SetAside] = {
        place / "title": Use("title"),
        place / "dated-by": Use("date"),
        **{place / "set-aside" / index: typed for index, typed in enumerate(document.set_aside)},
    }
    own = [(evidence.passages[at], by) for at, by in by_place.items() if at in evidence.passages]
    return [Held(piece.start, piece.end, by) for passage, by in own for piece in passage.pieces]


def sentences_held(archived: ArchivedText, held: Iterable[Held]) -> Iterator[tuple[Stretch, list[Held]]]:
    """Each sentence with a word, in order, and by where they begin the stretches that reach into it."""
    coming = iter([*sorted(held, key=_extent), None])
    following = next(coming)
    begun: list[Held] = []
    for start, end in _spans(archived):
        while following and following.start < end:
            begun.append(following)
            following = next(coming)
        if begun:
            begun = [each for each in begun if each.end > start]
        if has_word(archived.text, start, end):
            yield (start, end), begun


def holding_words(archived: ArchivedText, span: Stretch, held: Iterable[Held]) -> Iterator[Held]:
    """Of the stretches that reach into a sentence, those that hold any of its words."""
    start, end = span
    return (each for each in held if has_word(archived.text, max(start, each.start), min(end, each.end)))


def has_word(text: str, start: int, end: int) -> bool:
    """Whether a letter or a digit stands in `text[start:end]`: mostly the first character is one."""
    return start < end and (text[start].isalnum() or _WORD.search(text, start, end) is not None)


def _extent(held: Held) -> Stretch:
    return held.start, held.end


def _spans(archived: ArchivedText) -> Iterator[Stretch]:
    for start, end in archived.paragraphs:
        yield from sentence_spans(archived.text, start, end)


def _sentence(archived: ArchivedText, span: Stretch, held: Sequence[Held]) -> Sentence:
    """A sentence with all that holds any of its words."""
    holding = list(holding_words(archived, span, held))
    uses = tuple(dict.fromkeys(each.by for each in holding if isinstance(each.by, Use)))
    left = tuple(words_left(archived.text, span, [(each.start, each.end) for each in holding]))
    return Sentence(
        start=span[0],
        end=span[1],
        lines=(archived.line(span[0]), archived.line(span[1] - 1)),
        fate=_fate(uses, bool(left)),
        uses=uses,
        aside=tuple(dict.fromkeys(each.by for each in holding if isinstance(each.by, SetAside))),
        left=left,
    )


def _fate(uses: Sequence[Use], is_left: bool) -> Fate:
    if any(use.card for use in uses):
        return "used"
    if is_left:
        return "open"
    return "used" if uses else "set-aside"
