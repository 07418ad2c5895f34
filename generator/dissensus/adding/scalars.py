"""Text as a YAML value: plain where that says the same, quoted or in a block where it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dissensus.faults.display import DIRECTIONS
from dissensus.reading.decoding import FORBIDDEN

WIDTH = 120  # of a line, as far as words allow

# Begins with a letter, a digit or a mark that YAML has no use for, and holds nothing that ends a value.
_PLAIN = re.compile(r"[\w“”‘’«»„(](?:(?!: | #)[^\t\r\n])*(?<![: ])")
_FLOW = re.compile(r"[^,\[\]{}]*")
# What other readers of YAML take for a truth or for nothing. Ours takes all for text, and asks for `true` itself.
_NOT_TEXT = re.compile(r"(?i:y|n|yes|no|on|off|false|null)|True|TRUE")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_UNSEEN = frozenset(map(chr, DIRECTIONS)) | {"\ufeff"}  # written by number, so that an editor shows that they are there
_SURROGATE = re.compile("[\ud800-\udfff]")


def why_unwritable(text: str) -> str | None:
    """Why no file of the site can hold this text; None if it can."""
    if _SURROGATE.search(text):
        return "it is not UTF-8"
    if found := FORBIDDEN.search(text):
        return f"the character U+{ord(found[0]):04X} cannot stand in a file of the site"
    return None


def key(name: str) -> str:
    """A key of a mapping, in one line."""
    return name if _is_plain(name) and not _NOT_TEXT.fullmatch(name) and len(name) <= WIDTH else _double(name)


def in_flow(text: str) -> str | None:
    """The text as an item between brackets; None if it needs more than one plain or quoted word or two there."""
    if _is_plain(text) and _FLOW.fullmatch(text):
        return text
    return f'"{text}"' if _is_harmless(text) and not re.search(r'["\\]', text) else None


def value(text: str, indent: int, behind: int) -> list[str]:
    """The text as lines: the first goes `behind` so many columns, the others are whole and indented by `indent`.

    Reading gives back the very same text. Raises ValueError if no file can hold it.
    """
    if (why := why_unwritable(text)) is not None:
        raise ValueError(why)
    in_line = next((form for form in _one_line(text) if behind + len(form) <= WIDTH), None)
    if in_line is not None:
        return [in_line]
    if _can_be_folded(text):
        return [">-", *(" " * indent + line for line in _filled(text, WIDTH - indent))]
    if _can_be_literal(text):
        body = text.removesuffix("\n").split("\n")
        return ["|" if text.endswith("\n") else "|-", *(" " * indent + line if line else "" for line in body)]
    return [_double(text)]


def _one_line(text: str) -> Iterator[str]:
    """The forms that keep the text in one line, the most legible first."""
    if _is_plain(text):
        yield text
    elif _is_harmless(text) and text:
        if '"' not in text and "\\" not in text:
            yield f'"{text}"'
        elif "'" not in text:
            yield f"'{text}'"
    elif "\n" not in text:
        yield _double(text)


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and _is_harmless(text) and not _NOT_TEXT.fullmatch(text)


def _is_harmless(text: str) -> bool:
    """Whether every character can be seen in one line, as itself."""
    return not any(character in _UNSEEN or character in "\n\r\t" for character in text)


def _can_be_folded(text: str) -> bool:
    """Whether lines broken at single spaces read back as they were."""
    return bool(text) and _is_harmless(text) and "  " not in text and text == text.strip(" ")


def _can_be_literal(text: str) -> bool:
    lines = text.removesuffix("\n").split("\n")
    has_blanks = any(line and not line.strip(" ") for line in lines)
    is_edged = not lines[0] or lines[0][0] == " " or not lines[-1]
    return len(lines) > 1 and not has_blanks and not is_edged and all(map(_is_harmless, lines))


def _filled(text: str, width: int) -> Iterator[str]:
    """Words in lines as full as they get; a word too long for a line has one of its own."""
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _double(text: str) -> str:
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    return _ESCAPES.get(character) or (f"\\u{ord(character):04x}" if character in _UNSEEN else character)
