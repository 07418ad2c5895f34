"""The words of a document that come nearest to words that do not stand in it: a suggestion, never a match."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from itertools import accumulate, islice

from msgspec import Struct

from dissensus.evidence.archived import ArchivedText, widened, words_at
from dissensus.evidence.boundaries import UNSPACED
from dissensus.evidence.difference import Change, fold
from dissensus.evidence.unfound import Near

_MOST_TOKENS = 160  # of longer words, only those where they leave the document are compared
_MOST_ANCHORS = 8  # rare words by which windows are found
_MOST_PLACES = 100  # of one anchor
_COMMON = 2_000  # a word that stands more often finds no window
_MOST_WINDOWS = 6
_NEAR = 0.5  # of the words may differ
_SIMILAR = 0.6  # of two words' letters must be the same for one to be a slip for the other
_MARK = 0.25  # what a punctuation mark weighs against a word

_TOKEN = re.compile(rf"{UNSPACED}|(?:(?!{UNSPACED})\w)+(?:['-]\w+|(?<=\d)[.,:]\d+)*|[^\w\s]")
_WORD = re.compile(r"\w+")
_BOTH, _ARCHIVED, _QUOTED = 0, 1, 2


class _Token(Struct, frozen=True):
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


_Pair = tuple[_Token | None, _Token | None]  # of the quote, of the document; None where one has nothing


def nearest(words: str, archived: ArchivedText) -> Near | None:
    """The stretch of one paragraph that differs least from normal `words`; None if more than half of them differ.

    Windows are found by the rarest words that both have, one search of the document for each, and in every window the
    words are aligned by Sellers' dynamic programme (J. Algorithms 1, 1980, 359–373): time and memory
    tokens of `words` · tokens of the window, both of them bounded.
    """
    quoted = _where_they_part(_tokens(words, 0, len(words)), words, archived.normal.text)
    aligned = [
        _align(quoted, _tokens(archived.normal.text, *window)) for window in _windows(quoted, archived.normal.text)
    ]
    cost, pairs = min(aligned, key=lambda alignment: alignment[0], default=(math.inf, ()))
    if cost > _NEAR * sum(token.weight for token in quoted):
        return None
    stands = [token for _, token in pairs if token]
    if not stands:
        return None
    place = widened(archived, stands[0].start, stands[-1].end)
    line = archived.line(archived.normal.start(stands[0].start))
    return Near(words_at(archived, *place), line, tuple(_changes(pairs, words, archived.normal.text)))


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    return [_Token(found[0], found.start()) for found in _TOKEN.finditer(text, start, end)]


def _where_they_part(tokens: list[_Token], words: str, normal: str) -> list[_Token]:
    """All tokens, or of very many those from shortly before the first that the document has not."""
    if len(tokens) <= _MOST_TOKENS:
        return tokens
    common = bisect_left(range(len(tokens)), True, key=lambda last: words[: tokens[last].end] not in normal)
    first = max(0, common - _MOST_TOKENS // 4)
    return tokens[first : first + _MOST_TOKENS]


def _windows(quoted: Sequence[_Token], normal: str) -> list[tuple[int, int]]:
    """Stretches of one paragraph each in which rare words of the quote stand as they do in it, the likeliest first."""
    folded = fold(normal)
    begin, span = quoted[0].start, quoted[-1].end - quoted[0].start
    votes: list[tuple[int, float, int]] = []
    for token, anchor, count in _anchors(quoted, folded):
        for place in _places(anchor, folded):
            votes.append((place - (token.start - begin), 1 / count, place))
    slack = span // 4 + 20
    chosen: list[int] = []
    windows: list[tuple[int, int]] = []
    for start, place in _by_support(sorted(votes), slack):
        if len(windows) < _MOST_WINDOWS and all(abs(start - other) > slack for other in chosen):
            chosen.append(start)
            windows.append(_window(normal, place, start - 2 * slack, start + span + 2 * slack))
    return windows


def _by_support(votes: Sequence[tuple[int, float, int]], slack: int) -> list[tuple[int, int]]:
    """Start and anchor of each vote, those first that most weight of votes stands close to, then the earliest."""
    starts = [start for start, _, _ in votes]
    sums = [0.0, *accumulate(weight for _, weight, _ in votes)]
    ranked = [
        (sums[bisect_left(starts, start)] - sums[bisect_right(starts, start + slack)], start, place)
        for start, _, place in votes
    ]
    return [(start, place) for _, start, place in sorted(ranked)]


def _window(normal: str, place: int, start: int, end: int) -> tuple[int, int]:
    """From `start` to `end`, widened to whole words, as far as the paragraph round `place` goes."""
    first = normal.rfind("\n", 0, place) + 1
    last = normal.find("\n", place)
    left = max(first, normal.rfind(" ", first, max(first, start)) + 1)
    right = normal.find(" ", max(end, place))
    return left, min(edge for edge in (last, right, len(normal)) if edge >= 0)


def _anchors(quoted: Sequence[_Token], folded: str) -> list[tuple[_Token, str, int]]:
    """Words of the quote by which its place is sought, with what to look for and how often that stands there."""
    words = {fold(token.text): token for token in reversed(quoted) if token.is_word}
    counted = [(folded.count(word), token.start, word) for word, token in words.items()]
    found = sorted(entry for entry in counted if 0 < entry[0] <= _COMMON)[:_MOST_ANCHORS]
    if found:
        return [(words[word], word, count) for count, _, word in found]
    return _slips(words, folded)


def _slips(words: Mapping[str, _Token], folded: str) -> list[tuple[_Token, str, int]]:
    """For the longest words, those of the document that they may be a slip for."""
    vocabulary = sorted(set(_WORD.findall(folded)))
    longest = sorted(words, key=lambda word: (-len(word), word))[:3]
    slips = ((word, slip) for word in longest for slip in get_close_matches(word, vocabulary, 2, _SIMILAR))
    return [(words[word], slip, folded.count(slip)) for word, slip in slips]


def _places(anchor: str, folded: str) -> Iterator[int]:
    return (found.start() for found in islice(re.finditer(re.escape(anchor), folded), _MOST_PLACES))


def _align(quoted: Sequence[_Token], window: Sequence[_Token]) -> tuple[float, tuple[_Pair, ...]]:
    """What it costs to make the quote of the best stretch of the window, and the pairs that it is made of."""
    row = [0.0] * (len(window) + 1)
    moves = []
    for token in quoted:
        above, row, move = row, [row[0] + token.weight], bytearray([_QUOTED])
        for column, other in enumerate(window):
            costs = (
                above[column] + _cost(token.text, other.text),
                row[column] + other.weight,
                above[column + 1] + token.weight,
            )
            least = min(costs)
            row.append(least)
            move.append(costs.index(least))
        moves.append(move)
    end = row.index(min(row))
    return row[end], _pairs(quoted, window, moves, end)


def _pairs(
    quoted: Sequence[_Token], window: Sequence[_Token], moves: Sequence[bytearray], end: int
) -> tuple[_Pair, ...]:
    """The way back through the moves from the end of the best stretch."""
    pairs: list[_Pair] = []
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
    if mine[0] != theirs[0] and mine[-1] != theirs[-1]:
        return 0.95
    similarity = SequenceMatcher(None, mine, theirs, autojunk=False).ratio()
    return 1 - similarity if similarity >= _SIMILAR else 0.95


def _changes(pairs: Sequence[_Pair], words: str, normal: str) -> Iterator[Change]:
    """Every run of pairs that differ. Where one side has nothing, a neighbour shows where."""
    start = 0
    while start < len(pairs):
        end = start
        while end < len(pairs) and not _is_same(pairs[end]):
            end += 1
        if end > start:
            yield _change(pairs, start, end, words, normal)
        start = end + 1


def _is_same(pair: _Pair) -> bool:
    mine, theirs = pair
    return mine is not None and theirs is not None and mine.text == theirs.text


def _change(pairs: Sequence[_Pair], start: int, end: int, words: str, normal: str) -> Change:
    run = pairs[start:end]
    if not (any(mine for mine, _ in run) and any(theirs for _, theirs in run)):
        run = pairs[start : end + 1] if end < len(pairs) else pairs[max(0, start - 1) : end]
    return Change(_text([mine for mine, _ in run], words), _text([theirs for _, theirs in run], normal))


def _text(tokens: Sequence[_Token | None], text: str) -> str:
    stand = [token for token in tokens if token]
    return text[stand[0].start : stand[-1].end] if stand else ""
