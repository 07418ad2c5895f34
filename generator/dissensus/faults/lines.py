"""The lines of a text as an editor counts them, and places on them."""

from __future__ import annotations

import re
from bisect import bisect_right

LINE_END = re.compile(r"\r\n|\n|\r")


class LineTable:
    """Where each line of a text begins and ends. Lines and columns count from 1, columns in code points."""

    def __init__(self, text: str) -> None:
        ends = [match.span() for match in LINE_END.finditer(text)]
        self.text = text
        self._starts = [0, *(end for _, end in ends)]
        self._stops = [*(start for start, _ in ends), len(text)]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, held within the text and the line."""
        index = min(max(line, 1), len(self._starts)) - 1
        return min(self._starts[index] + max(column, 1) - 1, self._stops[index])

    def end(self) -> tuple[int, int]:
        """Line and column behind the last character."""
        return self.place(len(self.text))

    def stop(self, line: int) -> int:
        """The offset behind the last character of a line, its line end left out."""
        return self._stops[line - 1]

    def line(self, line: int) -> str:
        """A line without its line end."""
        return self.text[self._starts[line - 1] : self._stops[line - 1]]
