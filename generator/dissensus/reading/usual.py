"""YAML as cards are usually written, read line by line: mappings, lists, and text on one line or under `>` or `|`.

Whatever is written otherwise, and whatever is wrong, is left to the parser. What is read here is read as by the parser
(a test holds both to it) in a quarter of the time, as no event, mark or path is made: 0.12 ms for 120 lines, where
making the parser's events alone takes 0.25 and reading by them 0.62.
"""

from __future__ import annotations

import re
from typing import Any

from dissensus.patterns import pattern
from dissensus.reading.decoding import is_clean
from dissensus.reading.limits import DEPTH
from dissensus.reading.plain import EMPTY, Plain

# A match remembers every repetition of a group, with half a kilobyte each: no text is longer than this allows.
# No group is repeated possessively: Python before 3.11.5 loses its way in such (its issue 106052).
MANY = "{0,5000}"

KEY = r"[a-zA-Z0-9][a-zA-Z0-9_.-]{0,99}+"
FIRST = r"""[^-?:,\[\]{}\#&*!|>'"%@`\s]"""  # begins a text and nothing else
REST = rf"[^:\#\n]*+(?:(?::(?=\S)|(?<![ ])\#)[^:\#\n]*+){MANY}"
NEXT = rf"\n++\1[ ]++(?!{KEY}:[ \n])[^-?:\#\s]{REST}"  # the text goes on, further in than its line; a key does not
BREAK = r"\n(?=[ \n])"  # the line below is empty or indented
QUOTED = rf"""(?:"(?:[^"\\\n]++|\\["\\]|{BREAK}){MANY}"|'(?:[^'\n]++|''|{BREAK}){MANY}')"""

LINE = re.compile(
    rf"""
    (?:
      ([ ]*+) (-[ ]++|) (?:({KEY}):(?=[ \n])[ ]*+|)
      (?:
        ({FIRST}{REST}(?:{NEXT}){MANY}) (?:(?<=[ ])\#[^\n]*+)?\n
      | ([>|]-?)\n
        ([ ]++)(?!\n) ([^\n]*+(?:\n++\6(?![ \n])[^\n]*+){MANY})
        (?!\n++\6|\n++[ ]++\n)  # no line is indented further, and an empty one is empty
        \n
      | ({QUOTED}|[\[{{][^\n]*+)\n
      | (?(3)(?:\#[^\n]*+)?\n|(?!))  # nothing behind a key
      )
    | (?:[ ]*+(?:\#[^\n]*+)?\n){{1,5000}}  # empty lines and comments
    | ((?s:.+))  # anything else, to the end
    )
    """,
    re.VERBOSE,
)

WITHIN = rf"[^,\[\]{{}}:\#?]*+(?:(?::(?=[0-9A-Za-z])|(?<![ ])\#)[^,\[\]{{}}:\#?]*+){MANY}"
ENCLOSED = rf"""(?:({FIRST}{WITHIN})|"([^"\\]*+)"[ ]*+|'([^']*+)'[ ]*+)(?:,|\Z)"""
ENTRY = pattern(rf"[ ]*+({KEY}):[ ]++{ENCLOSED}|(.+)")
ITEM = pattern(rf"[ ]*+{ENCLOSED}|(.+)")

BLOCK_LINE_ENDS = pattern(r"\n(\n*+)")  # what stands before them stays
LINE_ENDS = pattern(r"(?<! ) *+\n([ \n]*+)")
BRACKETS = {"[": "]", "{": "}"}
ESCAPED = pattern(r"\\(.)")


def read_usual(text: str, *, is_decoded: bool = False) -> dict[str, Plain] | None:
    """The mapping that a file holds; None if it is for the parser to tell what it holds.

    What was `decode`d from bytes was found free of forbidden characters then.

    What every line needs stands in the loop itself, as it is gone through a hundred times for a point.
    """
    text = text.replace("\r\n", "\n")
    if "\r" in text or "\t" in text or "\ufeff" in text or not (is_decoded or is_clean(text, text.encode())):
        return None
    outline = _Outline()
    root: dict[str, Plain] = outline.here
    here = outline.here
    at = 0  # the column of the mapping that stands open
    for indent, dash, key, value, style, margin, body, enclosed, odd in LINE.findall(text):
        if not (key or dash):
            if odd or value or style or enclosed:
                return None
            continue
        if dash or len(indent) != at:
            if not outline.turn_to(len(indent), dash, key):
                return None
            here, at = outline.here, outline.at if key else -1
        if not value:
            value = _block(style, margin, body, outline.at) if style else _enclosed(enclosed) if enclosed else EMPTY
        elif "\n" in value or value[-1] == " ":
            value = _continued(value, outline.at)
        if value is None or (key and key in here):
            return None
        if key:
            here[key] = value
        else:
            here.append(value)
    return root


class _Outline:
    """The mappings and lists that stand open, each with its column. False is the answer to a line that fits nowhere."""

    __slots__ = ("around", "at", "here")

    def __init__(self) -> None:
        self.here: Any = {}
        self.at = 0
        self.around: list[tuple[int, Any]] = []

    def turn_to(self, column: int, dash: str, key: str) -> bool:
        """Close and open what the beginning of a line closes and opens."""
        while self.at > column:
            self.at, self.here = self.around.pop()
        if dash:
            return self._turn_to_item(column, dash, key)
        if isinstance(self.here, list):
            self.at, self.here = self.around.pop()
        return self.at == column or self._open_under_key({}, column)

    def _turn_to_item(self, column: int, dash: str, key: str) -> bool:
        if isinstance(self.here, list):
            if self.at != column:
                return False
        elif not self._open_under_key([], column):
            return False
        if not key:
            return True
        item: dict[str, Plain] = {}
        self.here.append(item)
        return self._open(item, column + len(dash))

    def _open_under_key(self, vessel: Any, column: int) -> bool:
        """A mapping or list under the last key, if nothing stands behind that."""
        key = next(reversed(self.here), None)
        if key is None or self.here[key] is not EMPTY:
            return False
        self.here[key] = vessel
        return self._open(vessel, column)

    def _open(self, vessel: Any, column: int) -> bool:
        self.around.append((self.at, self.here))
        self.here, self.at = vessel, column
        return len(self.around) < DEPTH // 2  # columns grow wide before that: the parser counts exactly


def _block(style: str, margin: str, body: str, at: int) -> str | None:
    """The text below `>` or `|`, with a line end if nothing takes it away; None if it is not indented."""
    if len(margin) <= at:
        return None
    if style[0] == ">" and "\n\n" not in body:
        text = body.replace("\n" + margin, " ")
    else:
        text = body.replace("\n" + margin, "\n")
        text = BLOCK_LINE_ENDS.sub(lambda ends: ends[1] or " ", text) if style[0] == ">" else text
    return text if style[1:] else text + "\n"


def _continued(written: str, at: int) -> str | None:
    """A text with the lines on which it goes on; None if one of these is not indented."""
    text = written.rstrip(" ")
    _, *others = text.split("\n")
    return _folded(text) if all(line.startswith(" " * (at + 1)) for line in others if line) else None


def _folded(written: str) -> str:
    """Lines as one: between them a space, or as many line ends as there are empty lines."""
    return LINE_ENDS.sub(lambda ends: ends[1].replace(" ", "") or " ", written) if "\n" in written else written


def _enclosed(written: str) -> Plain | None:
    """What brackets or quotation marks hold; None where brackets hold more than the simplest."""
    inner = written[1:-1]
    if written[0] == "'":
        return _folded(inner).replace("''", "'")
    if written[0] == '"':
        return ESCAPED.sub(r"\1", _folded(inner))
    if written[-1] != BRACKETS[written[0]]:
        return None
    return _mapping(inner) if written[0] == "{" else _list(inner)


def _mapping(written: str) -> dict[str, Plain] | None:
    mapping: dict[str, Plain] = {}
    for key, bare, double, single, odd in ENTRY.findall(written):
        if odd or key in mapping:
            return None
        mapping[key] = bare.rstrip(" ") or double or single
    return mapping


def _list(written: str) -> list[Plain] | None:
    items: list[Plain] = []
    for bare, double, single, odd in ITEM.findall(written):
        if odd:
            return None
        items.append(bare.rstrip(" ") or double or single)
    return items
