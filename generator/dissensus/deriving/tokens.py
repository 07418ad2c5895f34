"""Tokens: the words, numbers and marks that a passage is made of, each as archived, none lost.

A number keeps its sign, comparator, currency, per cent and separators, so that “-5”, “5 %” and “1,500” never pass for
5 or for 500. Apostrophes, hyphens and dashes without spaces tie words together. Scripts that write no spaces between
words give a token for each letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from dissensus.evidence import Passage, Segment
from dissensus.evidence.boundaries import UNSPACED
from dissensus.evidence.normal import normalise

_TIES = "'’‘ʼ-\u2010\u2011\u2012\u2013\u2212"
_SEPARATORS = ".,:/٫٬⁄"
_SIGNS = "+±~≈<>≤≥=×%‰‱°#№"
_UNSPACED = re.compile(UNSPACED)

# Over the kinds of the characters, see `_kind`.
_GROUPED = "(?<!d)d{1,3}(?:sd{3}(?!d))+"
_NUMBER = rf"(?:(?<![wdc])t|[$])*(?:{_GROUPED}|d)[wdc]*(?:t[wdc]+|(?<=d)p(?=d)[wdc]+)*(?:s?[$](?![wd]))*"
_WORD = "[wdc]+(?:t[wdc]+)*"
_TOKEN = re.compile(f"uc*|{_NUMBER}|{_WORD}|[tp$m]c*")


class Token(Struct, frozen=True):
    """A word, a number or a mark, as it stands in the document."""

    text: str
    quoted: bool  # whether the document puts it in quotation marks
    spaced: bool  # whether white space stands before it
    elided: bool  # whether words are left out before it: `[…]`

    @property
    def normal(self) -> str:
        """What it is compared by: the site's published normalisation, and nothing else."""
        return normalise(self.text)

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number, not a mark."""
        return any(character.isalnum() for character in self.text)

    @property
    def is_number(self) -> bool:
        """Whether a digit is in it."""
        return any(character.isnumeric() for character in self.text)


def tokens_of(passage: Passage) -> tuple[Token, ...]:
    """The tokens of a passage in order. Their texts, joined, are its words without the white space."""
    return tuple(
        token for number, piece in enumerate(passage.pieces) for token in _of_piece(piece.segments, elided=number > 0)
    )


def _of_piece(segments: tuple[Segment, ...], *, elided: bool) -> Iterator[Token]:
    spaced = first = True
    for segment in segments:
        end = 0
        for found in _TOKEN.finditer(segment.text.translate(_KINDS)):
            spaced = spaced or found.start() > end
            end = found.end()
            yield Token(segment.text[found.start() : end], segment.quoted, spaced and not first, elided and first)
            spaced = first = False
        spaced = spaced or end < len(segment.text)


class _Kinds(dict[int, str]):
    """For each character met, by its code point, one letter for what it is: see `_kind`."""

    def __missing__(self, code: int) -> str:
        self[code] = _kind(chr(code))
        return self[code]


def _kind(character: str) -> str:
    """One letter for what a character is: space, unspaced letter, digit, letter, what clings to one, or a mark."""
    category = unicodedata.category(character)
    if character.isspace():
        return "s"
    if _UNSPACED.match(character):
        return "u"
    if character.isnumeric():
        return "d"
    if character.isalnum() or character == "_":
        return "w"
    if category in ("Mn", "Mc", "Me", "Cf"):
        return "c"
    if character in _TIES:
        return "t"
    if character in _SEPARATORS:
        return "p"
    return "$" if category == "Sc" or character in _SIGNS else "m"


_KINDS = _Kinds()
