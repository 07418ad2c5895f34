"""The words of a document that come nearest to words that do not stand in it: a suggestion, never a match."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import accumulate, islice
from typing import NamedTuple

from dissensus.evidence.alignment import LONGEST, SIMILAR, Pair, Token, align, tokens_of
from dissensus.evidence.archived import ArchivedText
from dissensus.evidence.cutting import widened, words_at
from dissensus.evidence.difference import Change, fold
from dissensus.evidence.unfound import Near

_MOST_TOKENS = 160  # of longer words, only those where they leave the document are compared
_MOST_ANCHORS = 8  # rare words by which windows are found
_COMMON = 2_000  # a word that stands more often finds no window, a slip only by its first places
_MOST_COMPARED = 1_000  # tokens of the quote, over all windows: few windows for long words, many for short ones
_NEAR = 0.5  # of the words may differ

_WORD = re.compile(r"\w+")


class _Vote(NamedTuple):
    """A word that quote and document share, and where the quote would begin if it stood there for the same word."""

    paragraph: int  # by its start: words of another paragraph say nothing of this one
    start: int
    weight: float
    place: int  # of the word


def nearest(words: str, archived: ArchivedText) -> Near | None:
    """The stretch of one paragraph that differs least from normal `words`; None if more than half of them differ.

    Windows are found by the rarest words that both have, at one search of the document for each word; then the words
    are aligned in the likeliest windows, each a little longer than they are: more windows the fewer words there are.
    """
    quoted = _where_they_part(tokens_of(words, 0, len(words)), words, archived.normal.text)
    aligned = [align(quoted, tokens_of(archived.normal.text, *window)) for window in _windows(quoted, archived)]
    cost, pairs = min(aligned, key=lambda alignment: alignment[0], default=(math.inf, ()))
    if cost > _NEAR * sum(token.weight for token in quoted):
        return None
    stands = [token for _, token in pairs if token]
    if not stands:
        return None
    place = widened(archived, stands[0].start, stands[-1].end)
    line = archived.line(archived.normal.start(stands[0].start))
    return Near(words_at(archived, *place), line, tuple(_changes(pairs, words, archived.normal.text)))


def _where_they_part(tokens: list[Token], words: str, normal: str) -> list[Token]:
    """All tokens, or of very many those from shortly before the first that the document has not."""
    if len(tokens) <= _MOST_TOKENS:
        return tokens
    common = bisect_left(range(len(tokens)), True, key=lambda last: words[: tokens[last].end] not in normal)
    first = max(0, common - _MOST_TOKENS // 4)
    return tokens[first : first + _MOST_TOKENS]


def _windows(quoted: Sequence[Token], archived: ArchivedText) -> list[tuple[int, int]]:
    """Stretches of one paragraph each in which rare words of the quote stand as they do in it, the likeliest first."""
    span = quoted[-1].end - quoted[0].start
    slack = span // 4 + 20
    chosen: list[_Vote] = []
    for vote in _by_support(sorted(_votes(quoted, archived)), slack):
        if len(chosen) * len(quoted) >= _MOST_COMPARED:
            break
        if not any(vote.paragraph == other.paragraph and abs(vote.start - other.start) <= slack for other in chosen):
            chosen.append(vote)
    return [
        _window(archived.normal.text, vote.place, vote.start - 2 * slack, vote.start + span + 2 * slack)
        for vote in chosen
    ]


def _votes(quoted: Sequence[Token], archived: ArchivedText) -> Iterator[_Vote]:
    """Every place of the anchors, as a vote for where the quote would begin."""
    folded = fold(archived.normal.text)
    for token, anchor, count in _anchors(quoted, folded):
        for found in islice(re.finditer(re.escape(anchor), folded), _COMMON):
            place = found.start()
            paragraph, _ = archived.paragraph(archived.normal.start(place))
            yield _Vote(paragraph, place - (token.start - quoted[0].start), 1 / count, place)


def _by_support(votes: Sequence[_Vote], slack: int) -> list[_Vote]:
    """Those votes first that most weight stands close behind in their paragraph, then the earliest."""
    starts = [(vote.paragraph, vote.start) for vote in votes]
    sums = [0.0, *accumulate(vote.weight for vote in votes)]

    def support(vote: _Vote) -> float:
        close = bisect_right(starts, (vote.paragraph, vote.start + slack))
        return sums[bisect_left(starts, (vote.paragraph, vote.start))] - sums[close]

    return sorted(votes, key=support)


def _window(normal: str, place: int, start: int, end: int) -> tuple[int, int]:
    """From `start` to `end`, widened to whole words, as far as the paragraph round `place` goes."""
    first = normal.rfind("\n", 0, place) + 1
    last = normal.find("\n", place)
    left = max(first, normal.rfind(" ", first, max(first, start)) + 1)
    right = normal.find(" ", max(end, place))
    return left, min(edge for edge in (last, right, len(normal)) if edge >= 0)


def _anchors(quoted: Sequence[Token], folded: str) -> list[tuple[Token, str, int]]:
    """Words of the quote by which its place is sought, with what to look for and how often that stands there."""
    words = {fold(token.text): token for token in reversed(quoted) if token.is_word}
    counted = [(folded.count(word), token.start, word) for word, token in words.items()]
    found = sorted(entry for entry in counted if 0 < entry[0] <= _COMMON)[:_MOST_ANCHORS]
    if found:
        return [(words[word], word, count) for count, _, word in found]
    return _slips(words, folded)


def _slips(words: Mapping[str, Token], folded: str) -> list[tuple[Token, str, int]]:
    """For the longest words, those of the document that they may be a slip for."""
    vocabulary = sorted(word for word in set(_WORD.findall(folded)) if len(word) <= LONGEST)
    longest = sorted((word for word in words if len(word) <= LONGEST), key=lambda word: (-len(word), word))[:3]
    slips = ((word, slip) for word in longest for slip in get_close_matches(word, vocabulary, 2, SIMILAR))
    return [(words[word], slip, folded.count(slip)) for word, slip in slips]


def _changes(pairs: Sequence[Pair], words: str, normal: str) -> Iterator[Change]:
    """Every run of pairs that differ. Where one side has nothing, a neighbour shows where."""
    start = 0
    while start < len(pairs):
        end = start
        while end < len(pairs) and not _is_same(pairs[end]):
            end += 1
        if end > start:
            yield _change(pairs, start, end, words, normal)
        start = end + 1


def _is_same(pair: Pair) -> bool:
    mine, theirs = pair
    return mine is not None and theirs is not None and mine.text == theirs.text


def _change(pairs: Sequence[Pair], start: int, end: int, words: str, normal: str) -> Change:
    run = pairs[start:end]
    if not (any(mine for mine, _ in run) and any(theirs for _, theirs in run)):
        is_marks = not any(token.is_word for pair in run for token in pair if token)
        leads = end == len(pairs) or (is_marks and start > 0)  # a mark belongs to the word before it
        run = pairs[max(0, start - 1) : end] if leads else pairs[start : end + 1]
    return Change(_text([mine for mine, _ in run], words), _text([theirs for _, theirs in run], normal))


def _text(tokens: Sequence[Token | None], text: str) -> str:
    stand = [token for token in tokens if token]
    return text[stand[0].start : stand[-1].end] if stand else ""
