"""Why a quote was not found, as values; `telling` puts them into the curator's words."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dissensus.evidence.difference import Change


class Empty(Struct, frozen=True):
    """No letter and no digit in the quote, or in one of its pieces."""


class LooseElision(Struct, frozen=True):
    """A `[…]` that does not stand between two pieces."""

    stands: Literal["first", "last", "twice"]


class Near(Struct, frozen=True):
    """Words of the document that a quote may have meant. A suggestion, never a match."""

    words: str  # in a line, ready to be quoted
    line: int
    changes: tuple[Change, ...]


class Absent(Struct, frozen=True):
    """Words that stand nowhere in the document."""

    words: str
    near: Near | None
    is_piece: bool = False  # of a quote that says `[…]`


class CutsWord(Struct, frozen=True):
    """Words that stand in the document only with a part of a word, a number or a character cut off."""

    words: str
    cut: str  # the whole word
    side: Literal["begins", "ends"]
    whole: str  # the words taken whole, ready to be quoted
    line: int


class CrossesParagraphs(Struct, frozen=True):
    """Words that stand in the document, but in more than one paragraph."""

    parts: tuple[str, ...]  # one a paragraph
    line: int  # on which the first paragraph ends
    is_blank: bool  # whether a blank line parts them, rather than a single line end


class TooFarApart(Struct, frozen=True):
    """Pieces that stand in order, but with too much between them."""

    first: str
    second: str
    characters: int


class OutOfOrder(Struct, frozen=True):
    """Pieces that each stand in the document, but not one behind the other."""

    pieces: tuple[str, ...]


class Spot(Struct, frozen=True):
    """One of several places of a quote, and words that only this one has beside it, if there are any near."""

    line: int
    before: str | None
    after: str | None


class Ambiguous(Struct, frozen=True):
    """A quote that stands more than once."""

    count: int
    spots: tuple[Spot, ...]  # the first few


class NotBeside(Struct, frozen=True):
    """A quote that stands in the document, but without the words said to stand right beside it."""

    side: Literal["before", "after"]
    words: str
    instead: tuple[str, ...]  # what stands there, for the first few places
    both: bool  # whether the words do stand beside some place, but not with the other ones


NotThere = Empty | Absent | CutsWord | CrossesParagraphs  # words without pieces and neighbours
Unfound = NotThere | LooseElision | TooFarApart | OutOfOrder | Ambiguous | NotBeside
