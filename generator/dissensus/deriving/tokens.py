"""Tokens: the words, numbers and marks that a passage is made of, each as archived, none lost.

A number keeps its sign, comparator, currency, per cent and separators, so that “-5”, “5 %” and “1,500” never pass for
5 or for 500. Apostrophes, hyphens and dashes without spaces tie words together. Scripts that write no spaces between
words give a token for each letter.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

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

_MOST_KNOWN = 20_000  # chunks kept, some 8 MB: those of one language's everyday words


class Token(Struct, frozen=True, gc=False):
    """A word, a number or a mark, as it stands in the document."""

    text: str
    quoted: bool  # whether the document puts it in quotation marks
    spaced: bool  # whether white space stands before it
    elided: bool  # whether words are left out before it: `[…]`
    normal: str  # what it is compared by: the site's published normalisation, and nothing else
    is_word: bool  # a word or a number, not a mark
    is_number: bool  # whether a digit is in it
    shown: str  # it, behind a space where white space stands before it


def tokens_of(passage: Passage) -> tuple[Token, ...]:
    """The tokens of a passage in order. Their texts, joined, are its words without the white space."""
    tokens: list[Token] = []
    for number, piece in enumerate(passage.pieces):
        tokens += _of_piece(piece.segments, elided=number > 0)
    return tuple(tokens)


def _of_piece(segments: tuple[Segment, ...], *, elided: bool) -> list[Token]:
    tokens: list[Token] = []
    spaced = False
    for segment in segments:
        text = segment.text
        here = _of_text(text, _QUOTED if segment.quoted else _UNQUOTED)
        if here:
            is_first = not tokens
            after_space = (spaced or text[0].isspace()) and not is_first
            here[0] = _begun(here[0], after_space, elided and is_first)
            tokens += here
            spaced = False
        spaced = spaced or text[-1:].isspace()
    return tokens


def _of_text(text: str, known: _Known) -> list[Token]:
    """The tokens of a text, by its chunks between spaces, or at once where a number may go on behind a space."""
    try:
        return list(chain.from_iterable(map(known.__getitem__, text.split(" "))))
    except _MayGoOn:
        return _at_once(text, known.quoted)


def _at_once(text: str, quoted: bool, *, spaced: bool = False) -> list[Token]:
    tokens: list[Token] = []
    end = 0
    for found in _TOKEN.finditer(text.translate(_KINDS)):
        tokens.append(_token(text[found.start() : found.end()], quoted, spaced or found.start() > end))
        end, spaced = found.end(), False
    return tokens


def _token(text: str, quoted: bool, spaced: bool) -> Token:
    is_word, is_number = any(map(str.isalnum, text)), any(map(str.isnumeric, text))
    return Token(text, quoted, spaced, False, normalise(text), is_word, is_number, f" {text}" if spaced else text)


def _begun(token: Token, spaced: bool, elided: bool) -> Token:
    """The token as the first of a segment."""
    shown = f" {token.text}" if spaced else token.text
    return Token(token.text, token.quoted, spaced, elided, token.normal, token.is_word, token.is_number, shown)


class _MayGoOn(Exception):  # noqa: N818 - of a chunk, and no error
    """A chunk may belong to a number before it."""


class _Known(dict[str, tuple[Token, ...]]):
    """The tokens of each chunk met, the first behind a space: texts repeat their words, and sites theirs.

    Raises _MayGoOn for a chunk that begins with a digit or a sign.
    """

    def __init__(self, *, quoted: bool) -> None:
        self.quoted = quoted

    def __missing__(self, chunk: str) -> tuple[Token, ...]:
        if chunk and _KINDS[ord(chunk[0])] in "d$":
            raise _MayGoOn
        if len(self) >= _MOST_KNOWN:
            self.clear()
        if chunk.isascii() and chunk.isalnum():  # what the pattern finds in it, a fifth of the time
            found: tuple[Token, ...] = (
                Token(chunk, self.quoted, True, False, chunk, True, not chunk.isalpha(), f" {chunk}"),
            )
        else:
            found = tuple(_at_once(chunk, self.quoted, spaced=True))
        self[chunk] = found
        return found


_QUOTED, _UNQUOTED = _Known(quoted=True), _Known(quoted=False)


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
