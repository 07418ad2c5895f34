"""Tokens: the words, numbers and marks that a passage is made of, each as archived, none lost.

A number keeps its sign, comparator, currency, per cent and separators, so that “-5”, “5 %” and “1,500” never pass for
5 or for 500. Apostrophes, hyphens and dashes without spaces tie words together. Scripts that write no spaces between
words give a token for each letter.

A report of fifty tokens is a row, not fifty objects: of each token a letter, by which it is compared, and what is shown
of it. Rows are put together from what is known of each chunk between spaces: 7 µs a report of fifty tokens.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import chain

from msgspec import Struct

from dissensus.evidence import Passage
from dissensus.evidence.boundaries import UNSPACED
from dissensus.evidence.normal import normalise
from dissensus.patterns import pattern

_TIES = "'’‘ʼ-\u2010\u2011\u2012\u2013\u2212"
_SEPARATORS = ".,:/٫٬⁄"
_SIGNS = "+±~≈<>≤≥=×%‰‱°#№"
_UNSPACED = pattern(UNSPACED)

# Over the kinds of the characters, see `_kind`.
_GROUPED = "(?<!d)d{1,3}(?:sd{3}(?!d))+"
_NUMBER = rf"(?:(?<![wdc])t|[$])*(?:{_GROUPED}|d)[wdc]*(?:t[wdc]+|(?<=d)p(?=d)[wdc]+)*(?:s?[$](?![wd]))*"
_WORD = "[wdc]+(?:t[wdc]+)*"
_TOKEN = pattern(f"uc*|{_NUMBER}|{_WORD}|[tp$m]c*")

MARK = "m"  # the kind of a token that is neither a word nor a number

Voice = tuple[int, bool, bool]  # from which token on; whether in quotation marks; whether words are left out before it


class Row(Struct, frozen=True, gc=False):
    """The tokens of a passage in order. What is shown of them, joined, is its words with single spaces."""

    letters: str  # one for each token: the same for all that the site's published normalisation makes the same
    shown: list[str]  # each as it stands in the document, behind a space where white space stands before it
    kinds: str  # of each: MARK, or for a word or a number something else
    voices: tuple[Voice, ...]  # in order; two in a row differ, or words are left out between them


def rows_of(passages: Iterable[Passage]) -> list[Row]:
    """The rows of some passages. A letter means the same in all of these, and nothing beyond them."""
    if len(_LETTERS) > _MOST_LETTERS:
        _LETTERS.clear()
        _NORMALS.clear()
        _KNOWN.clear()
    return [_row(passage) for passage in passages]


def normal_of(letter: str) -> str:
    """What the tokens are compared by that have this letter in the rows made last."""
    return _NORMALS[ord(letter)]


_Found = tuple[str, list[str], str]  # of a text: letters, what is shown, kinds
_Known = tuple[str, tuple[str, ...], str]  # the same of a chunk, its first token behind a space


def _row(passage: Passage) -> Row:
    whole: _Found = ("", [], "")
    voices: list[Voice] = []
    for number, piece in enumerate(passage.pieces):
        is_first, spaced = True, False  # in its piece
        for segment in piece.segments:
            text = segment.text
            here = _of_text(text)
            if here[0]:
                elided = number > 0 and is_first
                if elided or not voices or voices[-1][1] != segment.quoted:
                    voices.append((len(whole[0]), segment.quoted, elided))
                after_space = not is_first and (spaced or text[0].isspace())
                here[1][0] = f"{' ' if after_space else ''}{here[1][0].removeprefix(' ')}"
                whole = (whole[0] + here[0], whole[1] + here[1], whole[2] + here[2]) if whole[0] else here
                is_first = spaced = False
            spaced = spaced or text[-1:].isspace()
    return Row(*whole, tuple(voices))


def _of_text(text: str) -> _Found:
    """The tokens of a text, by its chunks between spaces, or at once where a number may go on behind a space."""
    try:
        letters, shown, kinds = zip(*map(_KNOWN.__getitem__, text.split(" ")), strict=True)
    except _MayGoOn:
        return _at_once(text)
    joined = "".join(kinds)
    if (_BEGINS in joined or _BOTH in joined) and _MEETING.search(joined):
        return _at_once(text)
    return "".join(letters), list(chain.from_iterable(shown)), joined


def _at_once(text: str, *, spaced: bool = False) -> _Found:
    letters, shown, kinds = [], [], []
    end = 0
    for found in _TOKEN.finditer(text.translate(_KINDS)):
        token = text[found.start() : found.end()]
        letters.append(_LETTERS[normalise(token)])
        shown.append(f" {token}" if spaced or found.start() > end else token)
        kinds.append(_kind_of(token))
        end, spaced = found.end(), False
    return "".join(letters), shown, "".join(kinds)


_WORD, _BEGINS, _ENDS, _BOTH = (
    "w<>1"  # where a word or a number has digits: at neither end, at the first, the last, both
)
_MEETING = pattern("[1>][1<]")  # one token ends with a digit, and the next begins with one: of chunks, as in “1 500”


def _kind_of(token: str) -> str:
    if not any(map(str.isalnum, token)):
        return MARK
    begins, ends = _KINDS[ord(token[0])] == "d", _KINDS[ord(token[-1])] == "d"
    return _BOTH if begins and ends else _BEGINS if begins else _ENDS if ends else _WORD


class _MayGoOn(Exception):  # noqa: N818 - of a chunk, and no error
    """A chunk may belong to a number before it, whatever that ends with."""


class _Chunks(dict[str, _Known]):
    """What is known of each chunk met: texts repeat their words, and sites theirs.

    Raises _MayGoOn for a chunk that begins with a sign.
    """

    def __missing__(self, chunk: str) -> _Known:
        if chunk and _KINDS[ord(chunk[0])] == "$":
            raise _MayGoOn
        if len(self) >= _MOST_KNOWN:
            self.clear()
        if chunk.isascii() and chunk.isalnum():  # what the pattern finds in it, a fifth of the time
            known: _Known = _LETTERS[chunk], (f" {chunk}",), _WORD if chunk.isalpha() else _kind_of(chunk)
        else:
            letters, shown, kinds = _at_once(chunk, spaced=True)
            known = letters, tuple(shown), kinds
        self[chunk] = known
        return known


class _Letters(dict[str, str]):
    """A letter for each normal form met."""

    def __missing__(self, normal: str) -> str:
        self[normal] = letter = chr(len(self))
        _NORMALS.append(normal)
        return letter


_KNOWN, _LETTERS = _Chunks(), _Letters()
_NORMALS: list[str] = []  # by the number of the letter
_MOST_KNOWN = 20_000  # chunks kept, some 8 MB: those of one language's everyday words
_MOST_LETTERS = 50_000  # with those of the rows of one statement more, there are letters enough


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
