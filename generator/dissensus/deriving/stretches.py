"""The stretches that two rows of tokens share, longest first (Ratcliff and Metzener, Dr. Dobb's Journal 13/7, 1988).

The same stretches that the standard library's `difflib.SequenceMatcher` finds without junk, found faster: each token
becomes a letter, a row a string, and a stretch is searched as a substring. The search grows: behind a stretch of some
tokens only a longer one is looked for, and one of two or more only where two begin that both rows have. `difflib`
visits every pair of equal tokens anew for each stretch (46 tokens each: 0.02 ms instead of 0.07).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

# Where a shared stretch begins in the one row and in the other, and how many tokens it holds. Plain values: a tenth of
# the time of making a named tuple.
Stretch = tuple[int, int, int]


def as_letters(one: Sequence[str], other: Sequence[str]) -> tuple[str, str]:
    """Two rows of tokens as strings: a letter for each token, the same for equal ones."""
    if len(_LETTERS) > _MOST_LETTERS:
        _LETTERS.clear()
    letter_of = _LETTERS.__getitem__
    return "".join(map(letter_of, one)), "".join(map(letter_of, other))


class _Letters(dict[str, str]):
    """A letter for each token met: rows share most of their tokens with others met before."""

    def __missing__(self, token: str) -> str:
        self[token] = letter = chr(len(self))
        return letter


_LETTERS = _Letters()
_MOST_LETTERS = 50_000  # with those of two rows more, there are letters enough


def shared_stretches(one: str, other: str) -> list[Stretch]:
    """The stretches that both share, in order: the longest, then the same on either side of it, and so on.

    Of several longest it is the one that comes first in `one`, and of those the one that comes first in `other`. No two
    touch in both: together they would have been a longer one.
    """
    if one == other:
        return [(0, 0, len(one))] if one else []
    found: list[Stretch] = []
    waiting = [(0, len(one), 0, len(other))]
    twos = _beginnings_of_two(one, other)
    while waiting:
        start, end, first, behind = waiting.pop()
        stretch = _longest(one, start, end, other[first:behind], first, twos)
        if stretch is None:
            found += _lone(one, start, end, other, first, behind)
            continue
        found.append(stretch)
        begin, other_begin, length = stretch
        if start < begin and first < other_begin:
            waiting.append((start, begin, first, other_begin))
        if begin + length < end and other_begin + length < behind:
            waiting.append((begin + length, end, other_begin + length, behind))
    return sorted(found)


def _beginnings_of_two(one: str, other: str) -> list[int]:
    """The places of `one` at which two tokens stand that follow one another in `other` too: mostly they are few."""
    pairs = set(pairwise(other))
    return [place for place, pair in enumerate(pairwise(one)) if pair in pairs]


def _longest(one: str, start: int, end: int, within: str, first: int, twos: Sequence[int]) -> Stretch | None:
    """The longest shared stretch of two tokens or more."""
    length, begin = 1, -1
    for place in twos[bisect_left(twos, start) :]:
        if place + length >= end:
            break
        while place + length < end and one[place : place + length + 1] in within:
            length, begin = length + 1, place
    return (begin, first + within.index(one[begin : begin + length]), length) if begin >= 0 else None


def _lone(one: str, start: int, end: int, other: str, first: int, behind: int) -> Iterator[Stretch]:
    """The tokens shared where no two in a row are: always the first that is, and on behind it on either side."""
    for place in range(start, end):
        found = other.find(one[place], first, behind)
        if found >= 0:
            yield place, found, 1
            first = found + 1
