"""Words sought in a value as it is written: through escapes, folded lines and indentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from dissensus.faults.spots import Span, Spot

ESCAPED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
DIGITS = {"x": 2, "u": 4, "U": 8}
LINE_FOLD = re.compile(r"\\[ \t]*(?:\r\n|\n|\r)[ \t]*")

Letter: TypeAlias = "tuple[str, int, int]"  # a character of the value, and where it is written


class Value:
    """A value as it reads, white space counting alike, and where each of its letters is written."""

    def __init__(self, text: str, spot: Spot) -> None:
        letters = list(_joined(_letters(text, spot)))
        self._words = "".join(letter for letter, _, _ in letters)
        self._spans = [(start, end) for _, start, end in letters]

    def find(self, words: str) -> Span | None:
        """Where the words first stand; None if they do not."""
        sought = " ".join(words.split())
        at = self._words.find(sought) if sought else -1
        return None if at < 0 else Span(self._spans[at][0], self._spans[at + len(sought) - 1][1])


def _letters(text: str, spot: Spot) -> Iterator[Letter]:
    start, stop = spot.value
    if spot.style in ("|", ">"):
        found = re.compile(r"[^\r\n]*").match(text, start)
        start = found.end() if found else start
    at = start
    while at < stop:
        letter, end = _letter(text, at, spot.style)
        if letter:
            yield letter, at, end
        at = end


def _letter(text: str, at: int, style: str) -> tuple[str, int]:
    """The character written here, none for a line folded away, and where the next one is."""
    if style == "'" and text.startswith("''", at):
        return "'", at + 2
    if style != '"' or text[at] != "\\":
        return text[at], at + 1
    if fold := LINE_FOLD.match(text, at):
        return "", fold.end()
    kind = text[at + 1 : at + 2]
    if kind in DIGITS:
        end = at + 2 + DIGITS[kind]
        return _numbered(text[at + 2 : end]), end
    return ESCAPED.get(kind, kind), at + 2


def _numbered(digits: str) -> str:
    try:
        return chr(int(digits, 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def _joined(letters: Iterator[Letter]) -> Iterator[Letter]:
    """Runs of white space as one space."""
    space: Letter | None = None
    for letter, start, end in letters:
        if letter.isspace():
            space = (" ", space[1] if space else start, end)
            continue
        if space:
            yield space
            space = None
        yield letter, start, end
