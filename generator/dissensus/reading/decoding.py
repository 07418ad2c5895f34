"""Bytes to text, strictly: UTF-8 without control characters, or faults that name the first place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from dissensus.faults import Fault, Where
from dissensus.faults.lines import LineTable
from dissensus.patterns import pattern
from dissensus.reading.limits import CONTROLS_TOLD

BYTE_ORDER_MARK = "\ufeff"

# Besides the characters no text has: the three that YAML takes for line ends and no editor shows as such.
FORBIDDEN = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")

# The same, where there are none, is found six times as fast among bytes and one by one.
FORBIDDEN_ASCII = bytes(code for code in range(0x80) if FORBIDDEN.match(chr(code)))
FORBIDDEN_C1 = pattern(b"\xc2[\x80-\x9f]")
FORBIDDEN_WIDE = "\u2028\u2029\ufffe\uffff"


def decode(content: bytes, file: str) -> tuple[str, list[Fault]]:
    """The text of a file that a curator writes, without its byte order mark; or faults, and then no text.

    Line ends stay as they are.
    """
    text = decode_exactly(content, Where(file), file)
    if isinstance(text, Fault):
        return "", [text]
    text = text.removeprefix(BYTE_ORDER_MARK)
    faults = [] if is_clean(text, content) else list(_forbidden_characters(text, file))
    return ("" if faults else text), faults


def decode_exactly(content: bytes, where: Where, file: str) -> str | Fault:
    """The text of the bytes, every code point kept; or a fault at `where`.

    The first byte that is no UTF-8 is named, and marked if `where` is the file itself.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return _not_utf_8(where, f'"{file}" is UTF-16, not UTF-8')
        line, column = LineTable(content[: error.start].decode("utf-8").removeprefix(BYTE_ORDER_MARK)).end()
        spot = f"line {line}, column {column}"
        marked = Where(file, mark=(line, column)) if where == Where(file) else where
        return _not_utf_8(marked, f'"{file}" is not UTF-8: byte {content[error.start]:02x} at {spot}')


def is_clean(text: str, content: bytes) -> bool:
    """Whether no forbidden character stands in a text; `content` is the text as UTF-8."""
    if len(content.translate(None, FORBIDDEN_ASCII)) < len(content):
        return False
    if content.isascii():
        return True
    return FORBIDDEN_C1.search(content) is None and not any(character in text for character in FORBIDDEN_WIDE)


def escaped_controls(value: str, where: Where) -> Iterator[Fault]:
    """A fault if an escape, such as `\\x1b` or `\\0`, put a character into a value that could not stand in the file."""
    if found := FORBIDDEN.search(value):
        yield Fault(
            code="control-character",
            where=where,
            message=f"the character {_name(found.group())} cannot stand here",
            help="Leave out the escape that stands for it.",
        )


def _not_utf_8(where: Where, message: str) -> Fault:
    return Fault(code="not-utf-8", where=where, message=message, help="Save the file as UTF-8.")


def _forbidden_characters(text: str, file: str) -> Iterator[Fault]:
    matches = list(FORBIDDEN.finditer(text))
    lines = LineTable(text) if matches else None
    for match in matches[:CONTROLS_TOLD]:
        assert lines is not None
        yield Fault(
            code="control-character",
            where=Where(file, mark=lines.place(match.start())),
            message=f"the character {_name(match.group())} cannot stand here",
            help="Delete it, or put a space or a line end in its place.",
        )


def _name(character: str) -> str:
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")
