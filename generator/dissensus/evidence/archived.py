"""A document as archived, made ready once for any number of quotes."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, count, pairwise
from operator import add

from msgspec import Struct

from dissensus.evidence.boundaries import is_boundary
from dissensus.evidence.normal import NormalForm, normal_form, normalise
from dissensus.evidence.seeking import LONG, LongText
from dissensus.evidence.sketching import line_alone, sketch_of
from dissensus.evidence.speech import MARKS, Quotation, are_plain, marks_of, quotations_of

_PARAGRAPHS = 8  # whose quotations are kept: of a long one many quotes are taken, of most but one
_LINE = re.compile(r"\r\n|\n|\r")  # what editors count
_HANDED_OVER = (
    "normal",
    "_line_starts",
    "_sketch",
    "_marks",
    "plain_marks",
)  # few bytes, asked for by every quote
_FOLDED_MARKS = tuple(dict.fromkeys(map(normalise, MARKS)))


class ArchivedText(Struct, frozen=True, dict=True):  # the dict keeps what is made when it is first asked for
    """A document's text with all that is asked of it. Offsets are code points of `text`, from 0, end excluded."""

    text: str
    wrapped: bool = False  # a single line end is a space, whatever stands around it

    def __reduce__(self) -> tuple[object, ...]:
        """With what was made of it, so that another process need not make it again."""
        made = {name: self.__dict__[name] for name in _HANDED_OVER if name in self.__dict__}
        return _handed_over, (self.text, self.wrapped, made)

    @cached_property
    def normal(self) -> NormalForm:
        """The text as quotes are looked for in it."""
        return normal_form(self.text, wrapped=self.wrapped)

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Start and end of every paragraph that holds anything, the white space between left out."""
        normal, behind = self.normal, len(self.normal.text) + 1
        extents = pairwise((*self.normal.paragraphs, behind))
        spans = [normal.span(place, following - 1) for place, following in extents if place < following - 1]
        return tuple([span for span in spans if span[0] < span[1]]) or ((0, 0),)

    @cached_property
    def speech(self) -> tuple[Quotation, ...]:
        """What the document puts in quotation marks, in order, none within another."""
        return tuple(
            quotation for number in range(len(self.normal.paragraphs)) for quotation in self._speech_of(number)
        )

    def find(self, words: str, start: int = 0, end: int | None = None) -> int:
        """The first place of normal `words` in the normal form, or in a stretch of it, cut or not; -1 if nowhere."""
        text = self.normal.text
        return text.find(words, start, end) if len(text) < LONG else self._long.find(words, start, end)

    def find_alone(self, words: str) -> int:
        """The place of normal `words` in the normal form, cut or not, if they stand there once; else -1."""
        text = self.normal.text
        if len(text) >= LONG:
            return _alone(words, self._long)
        paragraph = line_alone(words, self._sketch)
        if paragraph is None:
            return _alone(words, text)
        return text.find(words, *self._extent(paragraph)) if paragraph >= 0 else -1

    def line(self, offset: int) -> int:
        """The number, from 1, of the line that holds `offset`."""
        return bisect_right(self._line_starts, offset)

    def lines(self, first: int, last: int) -> tuple[int, int]:
        """The numbers of the lines that hold two offsets in their order: most often one and the same."""
        starts = self._line_starts
        line = bisect_right(starts, first)
        return line, line if line == len(starts) or last < starts[line] else bisect_right(starts, last, line)

    def paragraph(self, offset: int) -> tuple[int, int]:
        """Start and end of the paragraph that holds `offset`, or of the last one before it."""
        for number in range(self._paragraph_at(self.normal.place(offset)), -1, -1):
            start, end = self._paragraph(number)
            if start <= offset and start < end:
                return start, end
        return self.paragraphs[0]

    def is_boundary(self, place: int) -> bool:
        """Whether a quote may begin or end before the character at `place` of the normal form."""
        return is_boundary(self.text, self.normal, place)

    def speech_round(self, place: int) -> tuple[Quotation, ...]:
        """The quotations of the paragraph that holds the character at `place` of the normal form."""
        number = self._paragraph_at(place)
        find = self.normal.text.find
        start, end = self._extent(number)
        for mark in self._folded_marks:  # most paragraphs have none: 0.5 µs in place of 1.3
            if find(mark, start, end) >= 0:
                return self._speech_of(number)
        return ()

    def speech_in(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations of the paragraph that begins and ends there."""
        first = bisect_left(self._marks, start)
        marks = self._marks[first : bisect_left(self._marks, end, first)]
        return quotations_of(self.text, start, end, marks) if marks else ()

    @cached_property
    def plain_marks(self) -> array[int] | None:
        """Where its quotation marks stand, if each even one opens and each odd one closes the next; else None."""
        return self._marks if are_plain(self.text, self._marks) else None

    @cached_property
    def _long(self) -> LongText:
        return LongText(self.normal.text)

    @cached_property
    def _sketch(self) -> bytes:
        return sketch_of(self.normal.text)

    @cached_property
    def _line_starts(self) -> array[int]:
        if "\r" in self.text:
            return array("I", (0, *(found.end() for found in _LINE.finditer(self.text))))
        return array("I", _starts(self.text))

    @cached_property
    def _marks(self) -> array[int]:
        return array("I", marks_of(self.text))

    @cached_property
    def _folded_marks(self) -> tuple[str, ...]:
        """The quotation marks that stand anywhere in the normal form, as it has them."""
        return tuple(mark for mark in _FOLDED_MARKS if mark in self.normal.text)

    @cached_property
    def _speech(self) -> dict[int, tuple[Quotation, ...]]:
        """The quotations of a few paragraphs that were asked for, by the paragraph's number."""
        return {}

    def _speech_of(self, number: int) -> tuple[Quotation, ...]:
        known = self._speech.get(number)
        if known is None:
            known = self.speech_in(*self._paragraph(number))
            if len(self._speech) >= _PARAGRAPHS:
                self._speech.clear()
            self._speech[number] = known
        return known

    def _paragraph_at(self, place: int) -> int:
        """The number of the paragraph that holds the character at `place` of the normal form."""
        return bisect_right(self.normal.paragraphs, place) - 1

    def _extent(self, number: int) -> tuple[int, int | None]:
        """Where in the normal form the paragraph of this number begins, and where the next one does, if any."""
        places = self.normal.paragraphs
        return places[number], places[number + 1] if number + 1 < len(places) else None

    def _paragraph(self, number: int) -> tuple[int, int]:
        """Start and end of the paragraph of this number, which may hold nothing."""
        first, following = self._extent(number)
        behind = len(self.normal.text) if following is None else following - 1
        if first < behind:
            return self.normal.span(first, behind)
        return self.normal.start(first), self.normal.end(behind)


def archive(text: str, wrapped: bool = False) -> ArchivedText:
    """`text` with all that will be asked of it; in a `wrapped` one only blank lines part paragraphs."""
    return ArchivedText(text, wrapped)


def _handed_over(text: str, wrapped: bool, made: dict[str, object]) -> ArchivedText:
    archived = ArchivedText(text, wrapped)
    archived.__dict__.update(made)
    return archived


def _alone(words: str, text: str | LongText) -> int:
    at = text.find(words)
    return at if at < 0 or text.find(words, at + 1) < 0 else -1


def _starts(text: str) -> Iterator[int]:
    """Where each line of `text` begins. Added up in C: a table of a document's lines in a fifth of the time."""
    lengths = map(len, text.split("\n")[:-1])
    return map(add, accumulate(lengths, initial=0), count())
