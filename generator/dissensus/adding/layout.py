"""How a YAML text is laid out: where lists and mappings end, in which column they stand, what parts their entries."""

from __future__ import annotations

import re
from typing import NamedTuple

from dissensus.faults.spots import Path, Spot, Spots
from dissensus.faults.yaml_spots import yaml_spots

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_BLANK_LINE = re.compile(r"(?:\A|[\r\n])[ \t]*(?:\r|\n)")
_BRACKETS = ("[", "{")
_BLOCKS = ("|", ">")


class Layout(NamedTuple):
    """A text that can be read, with the spot of everything in it. Offsets are code points."""

    text: str
    spots: Spots
    holders: frozenset[Path]  # of something

    def is_in_brackets(self, path: Path) -> bool:
        """Whether what stands there is written between brackets."""
        spot = self.spots.get(path)
        return spot is not None and not spot.style and self.text[spot.value.start : spot.value.stop][:1] in _BRACKETS

    def column(self, path: Path) -> int:
        """The column, from 0, of the key or, of what has none, the value."""
        spot = self.spots[path]
        return self.column_at(spot.key.start if spot.key else spot.value.start)

    def column_at(self, offset: int) -> int:
        """The column, from 0, of an offset."""
        return offset - max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) - 1

    def next_line(self, offset: int) -> int:
        """The start of the line behind that of an offset, or the end of the text."""
        line = _LINE.match(self.text, offset)
        assert line
        return line.end()

    def end(self, path: Path, column: int) -> int:
        """The start of the line behind what stands there, and behind the comments that belong to it.

        Those are the lines that follow at once, and begin in `column` or further in.
        """
        at = self._last_line_end(path)
        while (line := _LINE.match(self.text, at)) and _is_comment(line[0]) and _indentation(line[0]) >= column:
            at = line.end()
        return at

    def are_apart(self, earlier: Path, later: Path) -> bool:
        """Whether a blank line stands between two entries, before whatever comment the later one has."""
        spot = self.spots[later]
        start = spot.key.start if spot.key else spot.value.start
        return bool(_BLANK_LINE.search(self.text[self._last_line_end(earlier) : start]))

    def _last_line_end(self, path: Path) -> int:
        return self.next_line(max(self._stop(each) for each in self.spots if each[: len(path)] == path))

    def _stop(self, path: Path) -> int:
        """Where a value ends as it is written; of a block of several, where it begins."""
        spot = self.spots[path]
        start, stop = spot.value
        if spot.style in _BLOCKS:
            return self._stop_of_block(spot)
        return start if path in self.holders and not self.is_in_brackets(path) else stop

    def _stop_of_block(self, spot: Spot) -> int:
        """The last character of a block of text; of one that keeps them, the line ends behind it included."""
        start, stop = spot.value
        head = self.text[start : self.next_line(start)].partition("#")[0]
        return stop - 1 if "+" in head else start + len(self.text[start:stop].rstrip()) - 1


def layout_of(text: str) -> Layout:
    """The layout of a text that was read without a fault."""
    spots = yaml_spots(text)
    return Layout(text, spots, frozenset(path[:-1] for path in spots if path))


def _is_comment(line: str) -> bool:
    return line.lstrip(" \t").startswith("#")


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
