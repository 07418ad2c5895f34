"""Words sought in a long text, again and again, without reading all of it each time.

A search of a text reads up to the whole of it, at some billions of characters a second. That is the fastest way for any
document that people write. Only in a text of a megabyte or more, of which hundreds of quotes are taken, does it add up:
there the work of all searches grows with the text and with the quotes, that is, as the square of the size. So after the
first searches of a long text it is noted where in it the stretches stand that begin at every `step`th character. Words
long enough to cover one of these wherever they stand are found by them, at the cost of the words alone.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

LONG = 250_000  # characters from which a text is worth it

_SEARCHES = 50  # that cost about as much as noting its stretches does
_STEP = 32  # each stretch takes some 300 bytes of memory, ten a character
_WIDTH = 24  # characters in which few stretches of prose are alike
_TRIED = 1_000  # characters are read in the time that one place is tried in


class LongText:
    """A text and where its stretches stand, noted once it has been searched so often that this pays."""

    def __init__(self, text: str, searches: int = _SEARCHES, step: int = _STEP, width: int = _WIDTH) -> None:
        self._text = text
        self._searches_left = searches
        self._step = step
        self._width = width

    def find(self, words: str, start: int = 0, end: int | None = None) -> int:
        """What `str.find` gives: the first place of `words` in `text[start:end]`, or -1."""
        self._searches_left -= 1
        if self._searches_left < 0 and len(words) >= self._step + self._width - 1:
            places = self._places(words)
            if len(places) * _TRIED <= len(self._text):
                last = (len(self._text) if end is None else end) - len(words)
                standing = (at for at in places if start <= at <= last and self._text.startswith(words, at))
                return min(standing, default=-1)
        return self._text.find(words, start, end)

    def _places(self, words: str) -> list[int]:
        """Where `words` may stand: one of the stretches that begin at their first characters is noted."""
        return [
            place - shift
            for shift in range(self._step)
            for place in self._noted.get(words[shift : shift + self._width], ())
        ]

    @cached_property
    def _noted(self) -> dict[str, list[int]]:
        noted: defaultdict[str, list[int]] = defaultdict(list)
        for place in range(0, len(self._text), self._step):
            noted[self._text[place : place + self._width]].append(place)
        return dict(noted)
