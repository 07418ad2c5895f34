"""A passage: the stretch of a document where a quote was found, and what follows from it."""

from __future__ import annotations

from msgspec import Struct


class Segment(Struct, frozen=True, gc=False, array_like=True):
    """A run of words that the document throughout puts in quotation marks, or throughout does not.

    The marks themselves belong to no segment's text.
    """

    text: str
    quoted: bool


class Piece(Struct, frozen=True, gc=False, array_like=True):
    """One unbroken stretch of a document. Offsets are code points of the text as archived, end excluded."""

    start: int
    end: int
    first_line: int  # from 1
    last_line: int
    segments: tuple[Segment, ...]


class Passage(Struct, frozen=True, gc=False, array_like=True):
    """Where a quote stands: one piece, or several in order where the quote says `[…]`."""

    pieces: tuple[Piece, ...]

    @property
    def start(self) -> int:
        """Offset of the first code point."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Offset behind the last code point."""
        return self.pieces[-1].end

    @property
    def lines(self) -> tuple[int, int]:
        """First and last line, from 1."""
        return self.pieces[0].first_line, self.pieces[-1].last_line


def is_within(inner: Passage, outer: Passage) -> bool:
    """Whether a passage lies in another, as a quote of the headline lies in the title's."""
    return outer.pieces[0].start <= inner.pieces[0].start and inner.pieces[-1].end <= outer.pieces[-1].end
