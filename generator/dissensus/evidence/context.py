"""Passages in their context: what stands around each in its paragraph, in whole words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dissensus.evidence.archived import ArchivedText
from dissensus.evidence.boundaries import is_word_character
from dissensus.evidence.cutting import segments_among, uncut
from dissensus.evidence.passage import Passage, Piece
from dissensus.evidence.speech import Quotation

Stretch = tuple[int, int]


class InContext(NamedTuple):
    """A passage, with what stands before and behind it in its paragraph."""

    passage: Passage
    before: str
    behind: str


def in_context(archived: ArchivedText, passages: Iterable[Sequence[Stretch]], characters: int) -> Iterator[InContext]:
    """The passages that were found, from where their pieces begin and end; round each at most so many characters.

    A page of a document shows a hundred, mostly in the order of the text: which paragraphs there are is asked of the
    text once, and what is speech in one as long as passages of it follow one another.
    """
    reading = _Reading(archived)
    for stretches in passages:
        start, end = stretches[0][0], stretches[-1][1]
        first, last = reading.turn_to(start)
        passage = Passage(tuple([reading.piece(*stretch) for stretch in stretches]))
        if end > last:
            _, last = reading.turn_to(end - 1)
        yield InContext(passage, _before(archived, first, start, characters), _behind(archived, end, last, characters))


class _Reading:
    """A text that is read from passage to passage."""

    def __init__(self, archived: ArchivedText) -> None:
        self._archived = archived
        self._paragraphs = archived.paragraphs
        self._begins = [start for start, _ in self._paragraphs]
        self._here: Stretch = (0, 0)  # the paragraph that is read
        self._speech: Sequence[Quotation] | None = None  # in it, once that was asked

    def turn_to(self, offset: int) -> Stretch:
        """Reads the paragraph that holds an offset, or the last one before it."""
        here = self._paragraphs[max(0, bisect_right(self._begins, offset) - 1)]
        if here is not self._here:
            self._here, self._speech = here, None
        return here

    def piece(self, start: int, end: int) -> Piece:
        """A stretch of one paragraph."""
        archived = self._archived
        if not self._here[0] <= start < self._here[1]:
            self.turn_to(start)
        first, last = archived.lines(start, max(start, end - 1))
        segments = uncut(archived, start, end) or segments_among(self._speech_here(), archived.text, start, end)
        return Piece(start, end, first, last, segments)

    def _speech_here(self) -> Sequence[Quotation]:
        if self._speech is None:
            self._speech = self._archived.speech_in(*self._here)
        return self._speech


def _before(archived: ArchivedText, start: int, end: int, characters: int) -> str:
    if end - start <= characters:
        return archived.text[start:end]
    place, last = archived.normal.place(end - characters), archived.normal.place(end)
    while place < last and not (archived.is_boundary(place) and _begins_word(archived.normal.text, place)):
        place += 1
    return archived.text[archived.normal.start(place) : end].lstrip()


def _begins_word(normal: str, place: int) -> bool:
    return is_word_character(normal[place]) or normal[place - 1 : place] in " \n"


def _behind(archived: ArchivedText, start: int, end: int, characters: int) -> str:
    if end - start <= characters:
        return archived.text[start:end]
    first, place = archived.normal.place(start), archived.normal.place(start + characters + 1) - 1
    while place > first and not archived.is_boundary(place):
        place -= 1
    return archived.text[start : archived.normal.end(place)].rstrip()
