"""Two wordings word by word: which token of the one stands for which of the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from msgspec import Struct

from dissensus.evidence.boundaries import UNSPACED
from dissensus.evidence.difference import fold

SIMILAR = 0.6  # of two words' letters must be the same for one to be a slip for the other
LONGEST = 60  # letters of a word that may be a slip: what is longer is no word
_MARK = 0.25  # what a punctuation mark weighs against a word
_MORE = 0.6  # what a token weighs that the document has and the quote leaves out: words are dropped more than altered

_TOKEN = re.compile(rf"{UNSPACED}|(?:(?!{UNSPACED})\w)+(?:['-]\w+|(?<=\d)[.,:]\d+)*|[^\w\s]")
_BOTH, _ARCHIVED, _QUOTED = 0, 1, 2


class Token(Struct, frozen=True):
    """A word, a number or a mark, and where it stands in the text it was taken from."""

    text: str
    start: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number, not a mark."""
        return self.text[0].isalnum()

    @property
    def end(self) -> int:
        """Where it ends in that text."""
        return self.start + len(self.text)

    @property
    def weight(self) -> float:
        """What it costs to leave it out."""
        return 1.0 if self.is_word else _MARK


Pair = tuple[Token | None, Token | None]  # of the quote, of the document; None where one has nothing


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words, numbers and marks of a stretch of `text`."""
    return [Token(found[0], found.start()) for found in _TOKEN.finditer(text, start, end)]


def align(quoted: Sequence[Token], window: Sequence[Token]) -> tuple[float, tuple[Pair, ...]]:
    """What it costs to make the quote of the best stretch of the window, and the pairs that it is made of.

    Sellers' dynamic programme (J. Algorithms 1, 1980, 359–373) over tokens: time and memory
    len(quoted) · len(window). Of several best stretches it is the first.
    """
    row = [0.0] * (len(window) + 1)
    moves = []
    for token in quoted:
        above, row, move = row, [row[0] + token.weight], bytearray([_QUOTED])
        for column, other in enumerate(window):
            costs = (
                above[column] + _cost(token.text, other.text),
                row[column] + other.weight * _MORE,
                above[column + 1] + token.weight,
            )
            least = min(costs)
            row.append(least)
            move.append(costs.index(least))
        moves.append(move)
    end = row.index(min(row))
    return row[end], _pairs(quoted, window, moves, end)


def _pairs(quoted: Sequence[Token], window: Sequence[Token], moves: Sequence[bytearray], end: int) -> tuple[Pair, ...]:
    """The way back through the moves from the end of the best stretch."""
    pairs: list[Pair] = []
    row, column = len(quoted), end
    while row:
        move = moves[row - 1][column]
        row -= move != _ARCHIVED
        column -= move != _QUOTED
        pairs.append((quoted[row] if move != _ARCHIVED else None, window[column] if move != _QUOTED else None))
    return tuple(reversed(pairs))


@lru_cache(maxsize=65_536)
def _cost(quoted: str, archived: str) -> float:
    """What it costs to take one token for another. Two different words cost a little less than one left out."""
    if quoted == archived:
        return 0.0
    if not (quoted[0].isalnum() and archived[0].isalnum()):
        return 2.0 if quoted[0].isalnum() or archived[0].isalnum() else _MARK
    mine, theirs = fold(quoted), fold(archived)
    if mine == theirs:
        return 0.1
    if len(mine) + len(theirs) > 2 * LONGEST or (mine[0] != theirs[0] and mine[-1] != theirs[-1]):
        return 0.95
    similarity = SequenceMatcher(None, mine, theirs, autojunk=False).ratio()
    return 1 - similarity if similarity >= SIMILAR else 0.95
