"""The pieces that `[…]` joins to one quote, and the ways in which they can stand in a document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from dissensus.evidence.boundaries import has_words
from dissensus.evidence.normal import normalise
from dissensus.evidence.unfound import Empty, LooseElision

FARTHEST = 400  # characters of the normal form between two pieces: about a paragraph, so that one thing is quoted

_ELISION = re.compile(r"\[(?:…|\.\.\.)\]")


def pieces_of(quote: str) -> tuple[str, ...] | Empty | LooseElision:
    """The pieces of a quote in normal form, or what is wrong with it before any document is looked at."""
    pieces = [normalise(piece) for piece in _ELISION.split(quote)]
    if all(has_words(piece) for piece in pieces):
        return tuple(pieces)
    if not any(map(has_words, pieces)):
        return Empty()
    if not pieces[0]:
        return LooseElision("first")
    if not pieces[-1]:
        return LooseElision("last")
    return Empty() if all(pieces) else LooseElision("twice")


class Arrangements(Struct, frozen=True):
    """Every way in which pieces can stand in order: for each place of a piece, in how many ways it goes on from it."""

    lengths: tuple[int, ...]
    places: tuple[tuple[int, ...], ...]  # of each piece, ascending; only those from which it goes on
    ways: tuple[tuple[int, ...], ...]
    farthest: int

    @property
    def count(self) -> int:
        """How many ways there are."""
        return sum(self.ways[0])

    def __iter__(self) -> Iterator[tuple[int, ...]]:
        """Each way, as the places of the pieces."""
        return self._from(0, 0, len(self.places[0]))

    def _from(self, piece: int, first: int, end: int) -> Iterator[tuple[int, ...]]:
        for index in range(first, end):
            place = self.places[piece][index]
            if piece + 1 == len(self.places):
                yield (place,)
            else:
                window = _window(self.places[piece + 1], place + self.lengths[piece], self.farthest)
                for rest in self._from(piece + 1, *window):
                    yield (place, *rest)


def arrange(places: Sequence[Sequence[int]], lengths: Sequence[int], farthest: int = FARTHEST) -> Arrangements:
    """All ways to take one place of each piece, none overlapping the one before or more than `farthest` behind it.

    Counted from the last piece to the first, so that no way is ever begun that cannot be ended: time n log n in the
    number of places, whatever the number of ways.
    """
    kept: list[tuple[int, ...]] = [tuple(places[-1])]
    ways: list[tuple[int, ...]] = [(1,) * len(places[-1])]
    for piece in reversed(range(len(places) - 1)):
        sums = (0, *accumulate(ways[0]))
        windows = [_window(kept[0], place + lengths[piece], farthest) for place in places[piece]]
        counted = [(place, sums[end] - sums[first]) for place, (first, end) in zip(places[piece], windows, strict=True)]
        kept.insert(0, tuple(place for place, count in counted if count))
        ways.insert(0, tuple(count for _, count in counted if count))
    return Arrangements(tuple(lengths), tuple(kept), tuple(ways), farthest)


def _window(places: Sequence[int], behind: int, farthest: int) -> tuple[int, int]:
    """Which of the next piece's places lie close enough behind."""
    return bisect_left(places, behind), bisect_right(places, behind + farthest)
