"""A document as archived, made ready once for any number of quotes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from msgspec import Struct

from dissensus.evidence.boundaries import is_boundary, is_word_character
from dissensus.evidence.normal import NormalForm, in_one_line, normal_form
from dissensus.evidence.passage import Passage, Piece, Segment
from dissensus.evidence.speech import Quotation, speech_of

_LINE = re.compile(r"\r\n|\n|\r")  # what editors count


class ArchivedText(Struct, frozen=True):
    """A document's text with all that is asked of it. Offsets are code points of `text`, from 0, end excluded."""

    text: str
    wrapped: bool
    normal: NormalForm
    paragraphs: tuple[tuple[int, int], ...]
    speech: tuple[Quotation, ...]
    line_starts: tuple[int, ...]

    def line(self, offset: int) -> int:
        """The number, from 1, of the line that holds `offset`."""
        return bisect_right(self.line_starts, offset)

    def paragraph(self, offset: int) -> tuple[int, int]:
        """Start and end of the paragraph that holds `offset`, or of the last one before it."""
        return self.paragraphs[max(0, bisect_right(self.paragraphs, (offset, len(self.text))) - 1)]

    def is_boundary(self, place: int) -> bool:
        """Whether a quote may begin or end before the character at `place` of the normal form."""
        return is_boundary(self.text, self.normal, place)


def archive(text: str, wrapped: bool = False) -> ArchivedText:
    """`text` made ready; in a `wrapped` one a single line end is a space, whatever stands around it."""
    form = normal_form(text, wrapped=wrapped)
    paragraphs = _paragraphs(form)
    return ArchivedText(
        text=text,
        wrapped=wrapped,
        normal=form,
        paragraphs=paragraphs,
        speech=speech_of(text, paragraphs),
        line_starts=(0, *(found.end() for found in _LINE.finditer(text))),
    )


def piece_at(archived: ArchivedText, place: int, length: int) -> Piece:
    """The stretch of the document that stands at `place` of its normal form."""
    start, end = archived.normal.start(place), archived.normal.end(place + length)
    first, last = archived.line(start), archived.line(max(start, end - 1))
    return Piece(start, end, first, last, segments_of(archived, start, end))


def widened(archived: ArchivedText, start: int, end: int) -> tuple[int, int]:
    """The least stretch of the normal form that holds this one and cuts no word."""
    while not archived.is_boundary(start):
        start -= 1
    while not archived.is_boundary(end):
        end += 1
    return start, end


def words_at(archived: ArchivedText, start: int, end: int) -> str:
    """The document's own words at a stretch of the normal form, in one line, ready to be quoted."""
    return in_one_line(archived.text[archived.normal.start(start) : archived.normal.end(end)])


def segments_of(archived: ArchivedText, start: int, end: int) -> tuple[Segment, ...]:
    """`text[start:end]` cut wherever speech begins or ends. Their texts and the marks between give it back."""
    segments: list[tuple[int, int, bool]] = []
    read = start
    first = bisect_right(archived.speech, start, key=_end)
    for quotation in archived.speech[first : bisect_left(archived.speech, end, lo=first, key=_start)]:
        from_, to = quotation.words
        segments += (read, quotation.start, False), (max(from_, start), min(to, end), True)
        read = quotation.end
    segments.append((read, end, False))
    return tuple(Segment(archived.text[from_:to], quoted) for from_, to, quoted in segments if from_ < to)


def context(archived: ArchivedText, passage: Passage, characters: int) -> tuple[str, str]:
    """What stands before and after a passage in its paragraph: whole words, at most so many characters each."""
    return (
        _before(archived, archived.paragraph(passage.start)[0], passage.start, characters),
        _behind(archived, passage.end, archived.paragraph(passage.end - 1)[1], characters),
    )


def is_within(inner: Passage, outer: Passage) -> bool:
    """Whether a passage lies in another, as a quote of the headline lies in the title's."""
    return outer.start <= inner.start and inner.end <= outer.end


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


def _paragraphs(form: NormalForm) -> tuple[tuple[int, int], ...]:
    """Start and end of every paragraph in the archived text, the white space between left out."""
    lengths = [len(words) + 1 for words in form.text.split("\n")]
    starts = [0, *accumulate(lengths)]
    spans = ((form.start(place), form.end(place + length - 1)) for place, length in zip(starts, lengths, strict=False))
    return tuple((start, end) for start, end in spans if start < end) or ((0, 0),)


def _start(quotation: Quotation) -> int:
    return quotation.start


def _end(quotation: Quotation) -> int:
    return quotation.end
