"""Where everything in a TOML file stands: a scanner of tables, keys and values."""

from __future__ import annotations

import re

from dissensus.faults.spots import DEEPEST, Path, Span, Spot, Spots, put

GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
SPACE = re.compile(r"[ \t]*")
KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
STRING = re.compile(
    r'''"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*\'''', re.DOTALL
)  # fmt: skip
BARE = re.compile(r"[^\s,\]}#]+(?: [0-9][^\s,\]}#]*)?")  # numbers, truths, dates; a date may have a space in it
REST = re.compile(r"[^\n]*")


def toml_spots(text: str) -> Spots:
    """The spots by path; behind a mistake of syntax, what the scanner still makes out."""
    return _Scanner(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.spots: Spots = {(): Spot(None, Span(0, len(text)))}

    def scan(self) -> Spots:
        """One line after the other: a table's header, or a key and its value."""
        table: Path = ()
        self._skip(GAP)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._entry(table)
            self._skip(REST)  # a comment, or what a mistake left behind
            self._skip(GAP)
        return self.spots

    def _header(self) -> Path:
        start = self.at
        self.at += 2 if self.text.startswith("[[", start) else 1
        path = tuple(name for name, _ in self._keys())
        stop = self._skip(re.compile(r"[\] \t]*"))
        span = Span(start, start + len(self.text[start:stop].rstrip()))
        self._put(path, Spot(span, span))
        return path

    def _entry(self, table: Path) -> None:
        keys = self._keys()
        if not keys or not self.text.startswith("=", self._skip(SPACE)):
            return
        self.at += 1
        self._skip(SPACE)
        self._spotted_value((*table, *(name for name, _ in keys)), keys[-1][1])

    def _spotted_value(self, path: Path, key: Span | None) -> None:
        start = self.at
        style = '"' if self.text.startswith('"', start) else ""  # between '…' a backslash is itself
        spot = Spot(key, Span(start, start), style)
        self._put(path, spot)  # before what stands in it
        self._value(path)
        spot.value = Span(start, self.at)

    def _value(self, path: Path) -> None:
        """Moves behind the value; what stands in it is put under its own path."""
        opening = self.text[self.at : self.at + 1]
        if opening in ("[", "{"):
            self._collection(path, "]" if opening == "[" else "}")
        else:
            found = STRING.match(self.text, self.at) or BARE.match(self.text, self.at)
            self.at = found.end() if found else self.at

    def _collection(self, path: Path, closing: str) -> None:
        if len(path) > DEEPEST:
            self._skip(REST)
            return
        self.at += 1
        index = 0
        while self.text[self._skip(GAP) : self.at + 1] not in ("", closing):
            before = self.at
            if closing == "]":
                self._spotted_value((*path, index), None)
            else:
                self._entry(path)
            index += 1
            self._skip(GAP)
            if self.text[self.at : self.at + 1] == ",":
                self.at += 1
            elif self.at == before:
                return
        self.at += 1

    def _keys(self) -> list[tuple[str, Span]]:
        """Dotted keys, each with its span."""
        keys: list[tuple[str, Span]] = []
        self._skip(SPACE)
        while found := KEY.match(self.text, self.at):
            keys.append((found.group().strip("\"'"), Span(*found.span())))
            self.at = found.end()
            if not self.text.startswith(".", self._skip(SPACE)):
                break
            self.at += 1
            self._skip(SPACE)
        return keys

    def _skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at

    def _put(self, path: Path, spot: Spot) -> None:
        path = path[:DEEPEST]
        for length in range(1, len(path)):
            put(self.spots, path[:length], Spot(spot.key, spot.value))
        put(self.spots, path, spot)
