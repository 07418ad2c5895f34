"""The normal form in which a quote and a document are compared, and the way back from it to the archived text.

All that is folded stands in `NORMALISATION`, which the method page prints and the expressions below are made from.
Nothing else is folded: no letter's case, no accent, no ligature, no digit, no comma.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from msgspec import Struct

from dissensus.evidence.composing import DROPPED, compositions, is_composed, without_dropped
from dissensus.evidence.paragraphs import LINE_END, ends_paragraph

_SPACES = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_DOUBLE = '"“”„‟'
_SINGLE = "'‘’‚‛"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

NORMALISATION: tuple[tuple[str, str], ...] = (
    ("Unicode's composed form (NFC): a letter and its accent are one, however they were typed.", ""),
    ("A run of white space, line ends and no-break spaces included, is one space.", _SPACES),
    ("Soft hyphens, zero-width characters and marks of direction are left out.", DROPPED),
    ("Double quotation marks meet, curly, low or straight; guillemets stay as they are.", _DOUBLE),
    ("Single quotation marks and apostrophes meet.", _SINGLE),
    ("Hyphens, dashes and the minus sign meet.", _DASHES),
)

# A lone space is by far the most frequent of all and is left alone.
_SPACED = rf" [{_SPACES}{DROPPED}]+|[{_SPACES.replace(' ', '')}{DROPPED}][{_SPACES}{DROPPED}]*"
# Nothing below U+0300 composes with what stands before it, so composition can be done from one such character
# to the next. A mark behind a dropped character composes with what stands before that.
_COMPOSING = rf"[^{_SPACES}{DROPPED}]?(?:[^\x00-\u02ff{_SPACES}]|\xad)+"
_BLANKS = re.compile(_SPACED)
_BLANKS_AND_COMPOSING = re.compile(rf"{_SPACED}|{_COMPOSING}")
_BLANK = re.compile(f"[{_SPACES}]+")
_LINE_ENDS = {sign: re.compile(rf"{sign}[ \r\n]*") for sign in "\r\n"}
_IN_LINES = "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_PARTING = "\v\f\x85\u2028\u2029"  # white space that is neither in lines nor one of the line ends of our time
_PARAGRAPH_ENDS = ("\n\n", "\r\n\r\n")


class NormalForm(Struct, frozen=True):
    """A document as quotes are looked for in it: every paragraph's end is a line end, all other white space a space.

    `text[at[k] + n]` stands at `origin[k] + n` of the archived text, up to `at[k + 1]`. An entry stands behind every
    stretch that changed its length, and before one that was dropped, so plain text has one.
    """

    text: str
    at: array[int]  # an eighth of the memory of as many numbers in a tuple; thousands of documents are at hand
    origin: array[int]
    paragraphs: array[int]  # where each begins in `text`, those included that hold nothing

    def start(self, place: int) -> int:
        """Where in the archived text the character at `place` begins."""
        entry = bisect_right(self.at, place)
        start = self.origin[entry - 1] + place - self.at[entry - 1]
        if entry < len(self.at) and self.origin[entry] < start:  # one character may become several
            return self.origin[entry]
        return start

    def end(self, place: int) -> int:
        """Where in the archived text the character before `place` ends: what was dropped behind it is left out."""
        entry = bisect_left(self.at, place)
        end = self.origin[entry - 1] + place - self.at[entry - 1]
        if entry < len(self.at) and (self.at[entry] == place or self.origin[entry] < end):
            return self.origin[entry]
        return end

    def span(self, place: int, behind: int) -> tuple[int, int]:
        """Start of the character at `place`, and end of the one before `behind`, which comes later."""
        entry = bisect_right(self.at, place)
        shift = self.origin[entry - 1] - self.at[entry - 1]
        if entry == len(self.at) or (behind < self.at[entry] and self.at[entry] + shift <= self.origin[entry]):
            return place + shift, behind + shift  # nothing between them changed its length, as in most quotes
        return self.start(place), self.end(behind)

    def place(self, offset: int) -> int:
        """The first place that begins at or behind `offset` of the archived text."""
        entry = bisect_left(self.origin, offset) - 1
        if entry < 0:
            return 0
        behind = self.at[entry + 1] if entry + 1 < len(self.at) else len(self.text)
        return min(self.at[entry] + offset - self.origin[entry], behind)


def in_one_line(words: str) -> str:
    """Words as they stand, but for what cannot be seen: white space is a space, what is dropped is not there."""
    return _BLANK.sub(" ", without_dropped(words)).strip(" ")


def normalise(words: str) -> str:
    """Words of a curator in normal form: all white space is a space, none at either end."""
    is_plain = words.isprintable() and "  " not in words  # most are: nothing to drop, no space but lone plain ones
    if not words.isascii():
        words = _meet(unicodedata.normalize("NFC", words if is_plain else without_dropped(words)))
    return (words if is_plain else _BLANK.sub(" ", words)).strip(" ")


def normal_form(text: str, *, wrapped: bool) -> NormalForm:
    """A document in normal form. In a `wrapped` one only blank lines part paragraphs.

    Time is linear in `text`; only white space other than lone spaces, and letters not composed, are looked at by us.
    """
    if text.isascii() and text.isprintable() and "  " not in text:  # one line, as most quotes are
        return NormalForm(text, *(array("I", (0,)) for _ in range(3)))
    lines = _plain_lines(text)
    changes = _changes(text, wrapped) if lines is None else _line_ends(text, lines, wrapped)
    read_as = text if lines is None else lines
    pieces: list[str] = []
    at, origin, paragraphs = [0], [0], [0]
    read = length = 0
    for start, end, instead in changes:
        pieces += (read_as[read:start], instead)
        length += start - read + len(instead)
        read = end
        if instead == "\n":
            paragraphs.append(length)
        elif not instead:
            at.append(length)
            origin.append(start)
        if len(instead) != end - start:
            at.append(length)
            origin.append(end)
    pieces.append(read_as[read:])
    normal = "".join(pieces) if lines is not None else _meet("".join(pieces))
    return NormalForm(normal, array("I", at), array("I", origin), array("I", paragraphs))


def _plain_lines(text: str) -> str | None:
    """A text as most are, its marks met and each of its spaces a plain one, so that only line ends are left to change.

    None if it is not so plain: if it has two spaces together, line ends of more than one kind, letters not composed,
    or anything that drops. Asked for one by one, 40 characters are sought in a tenth of the time of an expression; and
    what is ASCII once its marks have met needs no look at its composition.
    """
    lines = _meet(text)  # first of all: what is ASCII then is known to have none of most of these
    if any(character in lines for character in DROPPED + _PARTING):
        return None
    if "\r" in lines and not lines.count("\r") == lines.count("\n") == lines.count("\r\n"):
        return None
    for space in _IN_LINES:
        lines = lines.replace(space, " ")
    is_plain = "  " not in lines and (lines.isascii() or unicodedata.is_normalized("NFC", text))
    return lines if is_plain else None


def _line_ends(text: str, lines: str, wrapped: bool) -> Iterator[tuple[int, int, str]]:
    """Every stretch of plain `lines` that is not a lone space, with what is put in its place."""
    line_start = 0
    for found in _LINE_ENDS["\r" if "\r" in text else "\n"].finditer(lines):
        start, end = found.span()
        if lines[start - 1 : start] == " ":
            start -= 1
        ends = lines[start:end] in _PARAGRAPH_ENDS or ends_paragraph(text, line_start, start, end, wrapped=wrapped)
        yield start, end, "\n" if ends else " "
        line_start = end


def _changes(text: str, wrapped: bool) -> Iterator[tuple[int, int, str]]:
    """Every stretch that is not taken as it stands, in order, with what is put in its place."""
    expression = _BLANKS if is_composed(text) else _BLANKS_AND_COMPOSING
    line_start = 0
    for found in expression.finditer(text):
        start, end = found.span()
        stretch = found[0]
        if stretch[0] not in _SPACES and stretch[0] not in DROPPED:
            yield from compositions(stretch, start)
        elif not _BLANK.search(stretch):
            yield start, end, ""
        else:
            yield start, end, "\n" if ends_paragraph(text, line_start, start, end, wrapped=wrapped) else " "
            if LINE_END.search(stretch):
                line_start = end


def _meet(text: str) -> str:
    """`text` with every family of marks and dashes as its first member. One replacement each: faster than a table."""
    if text.isascii():
        return text
    for family in (_DOUBLE, _SINGLE, _DASHES):
        for member in family[1:]:
            text = text.replace(member, family[0])
    return text
