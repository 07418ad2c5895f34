"""The line and column of a fault, found when it is told: one file composed again, and the path walked."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from dissensus.faults.fault import Where
from dissensus.faults.lines import LineTable
from dissensus.faults.page_head import split_page
from dissensus.faults.spots import Path, Span, Spot, Spots, nearest_spot
from dissensus.faults.usual_spots import usual_spots
from dissensus.faults.words import Value

QUOTED_KEY = re.compile(r""""(?:[^"\\\r\n]|\\.)*"|'(?:[^'\r\n]|'')*'""")

BLANKS = " \t\r\n"  # what YAML and TOML take for nothing; a no-break space is part of a value


class Place(NamedTuple):
    """Line and column from 1, columns in code points; the end column is on the same line, and excluded."""

    line: int
    column: int
    end_column: int


class FilePlaces:
    """Places in one file. Bytes that are no UTF-8 are shown as a replacement character."""

    def __init__(self, file: str, content: bytes) -> None:
        self.file = file
        self.text = content.decode("utf-8", errors="replace").removeprefix("\ufeff")
        self.lines = LineTable(self.text)
        self._values: dict[Span, Value] = {}

    def place(self, where: Where) -> Place:
        """Where the fault stands. What is not there is told at what stands around it."""
        span = self._marked(where) if where.mark else self._found(where)
        line, column = self.lines.place(span.start)
        marked = self.text[span.start : min(span.stop, self.lines.stop(line))].rstrip(BLANKS)
        return Place(line, column, column + max(len(marked), 1))

    @cached_property
    def _spots(self) -> Spots:
        """All spots, as the parser finds them."""
        if self.file.endswith(".toml"):
            from dissensus.faults.toml_spots import toml_spots

            return toml_spots(self.text)
        if not self._yaml:
            return {}
        from dissensus.faults.yaml_spots import yaml_spots

        return yaml_spots(self._yaml)

    @cached_property
    def _usual_spots(self) -> Spots:
        """Those that are found without it: most faults are in one of these."""
        return usual_spots(self._yaml)

    @cached_property
    def _yaml(self) -> str:
        if self.file.endswith(".md"):
            return self._page[0]
        return self.text if self.file.endswith(".yaml") else ""

    @cached_property
    def _page(self) -> tuple[str, int]:
        return split_page(self.text) or ("", 0)

    def _marked(self, where: Where) -> Span:
        """What begins at the mark: the words, the key, or one character."""
        start = self.lines.offset(*(where.mark or (1, 1)))
        if where.words and self.text.startswith(where.words, start):
            return Span(start, start + len(where.words))
        key = str(where.path[-1]) if where.of == "key" and where.path else ""
        if quoted := QUOTED_KEY.match(self.text, start) if key else None:
            return Span(*quoted.span())
        return Span(start, start + max(len(key), 1) if self.text.startswith(key, start) else start + 1)

    def _found(self, where: Where) -> Span:
        if not where.path:
            return self._in_whole(where.words)
        spot, is_there = self._spot(where.path)
        if spot is None:
            return Span(0, 0)
        if not is_there:
            return next(iter(spot.keys.values()), None) or self._shown(spot)
        if where.of == "key":
            return spot.key or self._shown(spot)
        return (self._words(spot, where.words) if where.words else None) or self._shown(spot)

    def _spot(self, path: Path) -> tuple[Spot | None, bool]:
        """What stands under the path, or around it; and whether it does."""
        usual = self._usual_spots.get(path)
        return (usual, True) if usual else nearest_spot(self._spots, path)

    def _in_whole(self, words: str | None) -> Span:
        """The words in the body of a page, or anywhere in another file; else its beginning."""
        start = self._page[1] if self.file.endswith(".md") else 0
        found = self._words(Spot(None, Span(start, len(self.text))), words) if words else None
        return found or Span(0, 0)

    def _words(self, spot: Spot, words: str) -> Span | None:
        """Where the words stand in a value, read once however many faults are in it."""
        if spot.value not in self._values:
            self._values[spot.value] = Value(self.text, spot)
        return self._values[spot.value].find(words)

    def _shown(self, spot: Spot) -> Span:
        """The value as it is marked: of a block its first line; of nothing, its key."""
        start, stop = spot.value
        if spot.style in ("|", ">"):
            start = self.lines.stop(self.lines.place(start)[0])  # behind the line of the `|`
        text = self.text[start:stop]
        start += len(text) - len(text.lstrip(BLANKS))
        if not text.strip(BLANKS):
            return spot.key or spot.value
        return Span(start, start + len(text.strip(BLANKS)))
