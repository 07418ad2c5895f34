"""What is left of a sentence: the words that nothing holds. A word that is held in part is held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Stretch = tuple[int, int]

_OF_WORD = re.compile(r"\w")


def words_left(text: str, span: Stretch, held: Iterable[Stretch]) -> Iterator[Stretch]:
    """The words of a sentence that nothing holds, those that follow one another as one stretch.

    What is held is given in order, each with at least a word of the sentence. Time is linear in what is not held.
    """
    start, end = span
    read = start
    for until, behind in (*held, (end, end)):
        if read < until:
            first = read if read == start else _whole_from(text, read, until)
            yield from _trimmed(text, first, until if until == end else _whole_till(text, first, until))
        read = max(read, behind)


def _whole_from(text: str, start: int, end: int) -> int:
    """Where in `text[start:end]` the word that began before it ends: it is held, if only in part."""
    while start < end and _is_of_word(text[start - 1]) and _is_of_word(text[start]):
        start += 1
    return start


def _whole_till(text: str, start: int, end: int) -> int:
    """Where in `text[start:end]` the word begins that goes on behind it."""
    while start < end and _is_of_word(text[end - 1]) and _is_of_word(text[end]):
        end -= 1
    return end


def _trimmed(text: str, start: int, end: int) -> Iterator[Stretch]:
    """From the first word of `text[start:end]` to the last, if there are any."""
    if first := _OF_WORD.search(text, start, end):
        while not _is_of_word(text[end - 1]):
            end -= 1
        yield first.start(), end


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"
