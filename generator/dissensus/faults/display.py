"""Text made fit for a terminal: no escape sequence gets through, and columns stay countable."""

from __future__ import annotations

import unicodedata

# Marks of writing direction: a line that holds one can be made to read as something else.
DIRECTIONS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x061C, 0x200E, 0x200F}
SEPARATORS = {0x2028, 0x2029, 0xFFFE, 0xFFFF}


def safe(text: str) -> str:
    """The text with every control character but the tab shown as a sign of its own, one for one."""
    return text if text.isascii() and text.isprintable() else "".join(map(_safe, text))


def width(text: str) -> int:
    """How many columns of a terminal the text takes, as Unicode's tables tell; a tab counts as one."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _safe(character: str) -> str:
    code = ord(character)
    if character == "\t" or 0x20 <= code < 0x7F:
        return character
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code < 0xA0 or code in DIRECTIONS or code in SEPARATORS or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return character


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
