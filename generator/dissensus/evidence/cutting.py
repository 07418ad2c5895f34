"""Stretches of a document: their own words, and where speech begins or ends within them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from dissensus.evidence.archived import ArchivedText
from dissensus.evidence.normal import in_one_line
from dissensus.evidence.passage import Piece, Segment
from dissensus.evidence.speech import Quotation

_START, _END = attrgetter("start"), attrgetter("end")


def piece_at(archived: ArchivedText, place: int, length: int) -> Piece:
    """The stretch of the document that stands at `place` of its normal form."""
    start, end = archived.normal.span(place, place + length)
    first, last = archived.lines(start, end - 1 if end > start else start)
    segments = uncut(archived, start, end) or segments_among(archived.speech_round(place), archived.text, start, end)
    return Piece(start, end, first, last, segments)


def segments_of(archived: ArchivedText, start: int, end: int) -> tuple[Segment, ...]:
    """`text[start:end]` cut wherever speech begins or ends. Their texts and the marks between give it back."""
    return segments_among(archived.speech, archived.text, start, end)


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


def uncut(archived: ArchivedText, start: int, end: int) -> tuple[Segment, ...]:
    """The stretch as one segment, if that is plain to see: as of most quotes, by one look at where marks stand.

    0.5 µs, where to find the paragraph and what it puts in quotation marks takes 2.5.
    """
    marks = archived.plain_marks
    if marks is None:
        return ()
    before = bisect_left(marks, start)
    holds_mark = before < len(marks) and marks[before] < end
    return () if holds_mark or start >= end else (Segment(archived.text[start:end], before % 2 == 1),)


def segments_among(speech: Sequence[Quotation], text: str, start: int, end: int) -> tuple[Segment, ...]:
    """A stretch cut so, amid these quotations of the text."""
    first = bisect_right(speech, start, key=_END) if speech else 0
    if first == len(speech) or speech[first].start >= end:
        return (Segment(text[start:end], False),) if start < end else ()
    if speech[first].start < start < end < speech[first].end:
        return (Segment(text[start:end], True),)
    segments: list[tuple[int, int, bool]] = []
    read = start
    for quotation in speech[first : bisect_left(speech, end, lo=first, key=_START)]:
        from_, to = quotation.words
        segments += (read, quotation.start, False), (max(from_, start), min(to, end), True)
        read = quotation.end
    segments.append((read, end, False))
    return tuple(Segment(text[from_:to], quoted) for from_, to, quoted in segments if from_ < to)
