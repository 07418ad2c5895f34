"""Where the texts in a YAML file stand that is written as cards usually are: found line by line, as it was read.

A file that is not so, and what stands within brackets on one line, are left to the parser, which finds the same (a
test holds both to it): to load it takes 10 ms of the 140 in which a build of 1,000 points takes in one edited card.
"""

from __future__ import annotations

from re import Match

from dissensus.faults.spots import Path, Span, Spot, Spots
from dissensus.reading.usual import LINE, read_usual

KEY, TEXT, STYLE, BODY, ENCLOSED = 3, 4, 5, 7, 8  # groups of a line


def usual_spots(text: str) -> Spots:
    """The spots of texts by path; none where the file is for the parser to tell, nor of what is no text."""
    spots: Spots = {}
    if "\r" in text or read_usual(text) is None:
        return spots
    outline = _Outline()
    for line in LINE.finditer(text):
        indent, dash, key = line[1], line[2], line[KEY]
        if not (dash or key):  # empty lines and comments
            continue
        path = outline.path_at(len(indent), dash, key)
        if value := _value(line):
            spots[path] = Spot(Span(*line.span(KEY)) if key else None, *value)
    return spots


def _value(line: Match[str]) -> tuple[Span, str] | None:
    """Where the text of a line stands, and its style; None where there is none, or brackets."""
    if line[TEXT]:
        start = line.start(TEXT)
        return Span(start, start + len(line[TEXT].rstrip(" "))), ""
    if line[STYLE]:
        return Span(line.start(STYLE), line.end(BODY)), line[STYLE][0]
    if line[ENCLOSED] and line[ENCLOSED][0] in "\"'":
        return Span(*line.span(ENCLOSED)), line[ENCLOSED][0]
    return None


class _Vessel:
    """A mapping or list that stands open: under which path, at which column, and how many items it has until now."""

    __slots__ = ("column", "is_list", "items", "path")

    def __init__(self, path: Path, column: int, *, is_list: bool = False) -> None:
        self.path = path
        self.column = column
        self.is_list = is_list
        self.items = 0


class _Outline:
    """What stands open. Whatever can be amiss with a line's column was looked for when the file was read."""

    def __init__(self) -> None:
        self.open = [_Vessel((), 0)]
        self.last: Path = ()  # of the line before: what is indented further stands under it

    def path_at(self, column: int, dash: str, key: str | None) -> Path:
        """The path of what a line holds, which begins so."""
        while self.open[-1].column > column:
            self.open.pop()
        self.last = self._path_in_item(column, dash, key) if dash else self._path_in_mapping(column, key)
        return self.last

    def _path_in_mapping(self, column: int, key: str | None) -> Path:
        if self.open[-1].is_list:
            self.open.pop()
        if self.open[-1].column != column:
            self.open.append(_Vessel(self.last, column))
        return (*self.open[-1].path, key or "")

    def _path_in_item(self, column: int, dash: str, key: str | None) -> Path:
        if not self.open[-1].is_list:
            self.open.append(_Vessel(self.last, column, is_list=True))
        list_ = self.open[-1]
        path = (*list_.path, list_.items)
        list_.items += 1
        if key is None:
            return path
        self.open.append(_Vessel(path, column + len(dash)))
        return (*path, key)
