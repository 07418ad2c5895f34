"""`site.toml` to plain values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dissensus.faults import Fault, Where
from dissensus.faults.lines import LineTable
from dissensus.reading.conflicts import conflict_before
from dissensus.reading.decoding import escaped_controls
from dissensus.reading.limits import DEPTH
from dissensus.reading.plain import Plain

PLACE = re.compile(r" \(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)\Z")

LIKE_MARKS = frozenset("“”„‟«»‘’‚")
TYPE_MARKS = '“ ” and their like are letters here. A text begins and ends with ".'

# What the parser says (part of it), and what we say.
TRANSLATIONS = (
    ("Cannot overwrite a value", "this key is written twice"),
    ("Cannot declare", "this table is written twice"),
    ("Cannot mutate immutable", "this table is already complete"),
    ("Duplicate inline table key", "this key is written twice"),
    ("after a key in a key/value pair", "a key needs ` = ` behind it"),
    ("at the end of a table declaration", "a table's name needs `]` behind it"),
    ("Unterminated string", "a quotation mark is opened and never closed"),
    ("Illegal character '\\n'", "a quotation mark is opened and not closed on its line"),
    ("Unclosed array", "a list is opened with `[` and not closed"),
    ("Unclosed inline table", "a table is opened with `{` and not closed"),
    ("Unescaped '\\'", "this backslash stands for no character"),
    ("after a statement", "something stands behind the end of the value"),
    ("Invalid value", "this is no value: text stands in quotation marks"),
    ("Invalid statement", "a line begins with a key or with `[`"),
    ("Invalid initial character for a key part", "a key begins with a letter, a digit or a quotation mark"),
)


def read_toml(text: str, file: str) -> tuple[Plain | None, list[Fault]]:
    """The mapping in a file and its faults; None where reading broke off."""
    import tomllib  # 2 ms to load, and most builds find the settings read

    try:
        plain = tomllib.loads(text)
    except RecursionError:
        return None, [_too_deep(file)]
    except ValueError as error:  # beyond the parser's own error: a number of too many digits, a day of no month
        return None, [_syntax_fault(str(error), text, file)]
    texts = list(_texts(plain, Where(file)))
    if any(len(where.path) > DEPTH for where, _ in texts):
        return None, [_too_deep(file)]
    return plain, [fault for where, text_ in texts for fault in escaped_controls(text_, where)]


def _texts(plain: Plain, where: Where) -> Iterator[tuple[Where, str]]:
    """Every text with its place; what stands too deep is not looked into, and given as an empty text."""
    if isinstance(plain, str) or len(where.path) > DEPTH:
        yield where, plain if isinstance(plain, str) else ""
    elif isinstance(plain, dict):
        for key, value in plain.items():
            yield from _texts(value, where / key)
    elif isinstance(plain, list):
        for index, value in enumerate(plain):
            yield from _texts(value, where / index)


def _too_deep(file: str) -> Fault:
    return Fault(code="too-deep", where=Where(file), message="lists or tables stand too deep within each other")


def _syntax_fault(said: str, text: str, file: str) -> Fault:
    line, column = _mark(said, text)
    if (conflict := conflict_before(line, text, file, "toml-syntax")) is not None:
        return conflict
    message = next((ours for part, ours in TRANSLATIONS if part in said), "this cannot be read as TOML")
    whole = LineTable(text).line(line)
    typed = whole[column - 1 : column]
    if typed in LIKE_MARKS:
        message = f"{typed} is no quotation mark in TOML"
    is_left_open = "quotation mark is opened" in message and not LIKE_MARKS.isdisjoint(whole)
    remedy = TYPE_MARKS if typed in LIKE_MARKS or is_left_open else None
    return Fault(code="toml-syntax", where=Where(file, mark=(line, column)), message=message, help=remedy)


def _mark(said: str, text: str) -> tuple[int, int]:
    found = PLACE.search(said)
    lines = LineTable(text)
    if found is None or found.group(1) is None:
        return lines.place(len(text.rstrip()))
    return int(found.group(1)), int(found.group(2))
