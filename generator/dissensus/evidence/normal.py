"""The normal form in which a quote and a document are compared, and the way back from it to the archived text.

All that is folded stands in `NORMALISATION`, which the method page prints and the expressions below are made from.
Nothing else is folded: no letter's case, no accent, no ligature, no digit, no comma.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from msgspec import Struct

from dissensus.evidence.paragraphs import LINE_END, ends_paragraph

_SPACES = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
# Embeddings, overrides and isolates (U+202A–202E, U+2066–2069) stay: they change the order in which words are read.
_DROPPED = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_DOUBLE = '"“”„‟'
_SINGLE = "'‘’‚‛"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

NORMALISATION: tuple[tuple[str, str], ...] = (
    ("Unicode's composed form (NFC): a letter and its accent are one, however they were typed.", ""),
    ("A run of white space, line ends and no-break spaces included, is one space.", _SPACES),
    ("Soft hyphens, zero-width characters and marks of direction are left out.", _DROPPED),
    ("Double quotation marks meet, curly, low or straight; guillemets stay as they are.", _DOUBLE),
    ("Single quotation marks and apostrophes meet.", _SINGLE),
    ("Hyphens, dashes and the minus sign meet.", _DASHES),
)

# A lone space is by far the most frequent of all and is left alone.
_SPACED = rf" [{_SPACES}{_DROPPED}]+|[{_SPACES.replace(' ', '')}{_DROPPED}][{_SPACES}{_DROPPED}]*"
# Nothing below U+0300 composes with what stands before it, so composition can be done from one such character
# to the next. A mark behind a dropped character composes with what stands before that.
_COMPOSING = rf"[^{_SPACES}{_DROPPED}]?(?:[^\x00-\u02ff{_SPACES}]|\xad)+"
_BLANKS = re.compile(_SPACED)
_BLANKS_AND_COMPOSING = re.compile(rf"{_SPACED}|{_COMPOSING}")
_BLANK = re.compile(f"[{_SPACES}]+")
_DROPPABLE = re.compile(f"[{_DROPPED}]+")


class NormalForm(Struct, frozen=True):
    """A document as quotes are looked for in it: every paragraph's end is a line end, all other white space a space.

    `text[at[k] + n]` stands at `origin[k] + n` of the archived text, up to `at[k + 1]`. Only stretches that changed
    their length have entries, so plain text has one.
    """

    text: str
    at: tuple[int, ...]
    origin: tuple[int, ...]

    def start(self, place: int) -> int:
        """Where in the archived text the character at `place` begins."""
        entry = bisect_right(self.at, place) - 1
        start = self.origin[entry] + place - self.at[entry]
        return min((start, *self.origin[entry + 1 : entry + 2]))  # one character may become several

    def end(self, place: int) -> int:
        """Where in the archived text the character before `place` ends: what was dropped behind it is left out."""
        entry = bisect_left(self.at, place)
        if entry < len(self.at) and self.at[entry] == place:
            return self.origin[entry]
        end = self.origin[entry - 1] + place - self.at[entry - 1]
        return min((end, *self.origin[entry : entry + 1]))

    def place(self, offset: int) -> int:
        """The first place that begins at or behind `offset` of the archived text."""
        return bisect_left(range(len(self.text)), offset, key=self.start)


def in_one_line(words: str) -> str:
    """Words as they stand, but for what cannot be seen: white space is a space, what is dropped is not there."""
    return _BLANK.sub(" ", _DROPPABLE.sub("", words)).strip(" ")


def normalise(words: str) -> str:
    """Words of a curator in normal form: all white space is a space, none at either end."""
    if not words.isascii():
        words = _meet(unicodedata.normalize("NFC", _DROPPABLE.sub("", words)))
    return _BLANK.sub(" ", words).strip(" ")


def normal_form(text: str, *, wrapped: bool) -> NormalForm:
    """A document in normal form. In a `wrapped` one only blank lines part paragraphs.

    Time is linear in `text`; only white space other than lone spaces, and letters not composed, are looked at by us.
    """
    pieces: list[str] = []
    at, origin = [0], [0]
    read = length = 0
    for start, end, instead in _changes(text, wrapped):
        pieces += (text[read:start], instead)
        length += start - read
        if len(instead) != end - start:
            at += (length, length + len(instead))
            origin += (start, end)
        length += len(instead)
        read = end
    pieces.append(text[read:])
    return NormalForm(_meet("".join(pieces)), tuple(at), tuple(origin))


def _changes(text: str, wrapped: bool) -> Iterator[tuple[int, int, str]]:
    """Every stretch that is not taken as it stands, in order, with what is put in its place."""
    expression = _BLANKS if _is_composed(text) else _BLANKS_AND_COMPOSING
    line_start = 0
    for found in expression.finditer(text):
        start, end = found.span()
        stretch = found[0]
        if stretch[0] not in _SPACES and stretch[0] not in _DROPPED:
            yield from _compositions(stretch, start)
        elif not _BLANK.search(stretch):
            yield start, end, ""
        else:
            yield start, end, "\n" if ends_paragraph(text, line_start, start, end, wrapped=wrapped) else " "
            if LINE_END.search(stretch):
                line_start = end


def _compositions(stretch: str, offset: int) -> Iterator[tuple[int, int, str]]:
    """The characters of `stretch` that NFC or dropping changes, each with the marks that belong to it."""
    composed = _composed(stretch)
    if composed == stretch:
        return
    clusters = list(_clusters(stretch))
    if "".join(_composed(cluster) for cluster in clusters) != composed:
        clusters = [stretch]  # a script newer than `_composes_backwards`: right as a whole, coarse in its offsets
    for cluster in clusters:
        instead = _composed(cluster)
        if instead != cluster:
            yield offset, offset + len(cluster), instead
        offset += len(cluster)


def _clusters(stretch: str) -> Iterator[str]:
    """`stretch` cut before every character that composes with none before it; dropped ones at an end are apart."""
    start = 0
    cuts = [place for place in range(1, len(stretch)) if not _composes_backwards(stretch[place])]
    for cut in (*cuts, len(stretch)):
        kept = len(stretch[start:cut].rstrip(_DROPPED))
        yield from filter(None, (stretch[start : start + kept], stretch[start + kept : cut]))
        start = cut


def _composes_backwards(character: str) -> bool:
    is_jamo = "\u1161" <= character <= "\u1175" or "\u11a8" <= character <= "\u11c2"
    return is_jamo or character in _DROPPED or unicodedata.category(character).startswith("M")


def _is_composed(text: str) -> bool:
    return text.isascii() or unicodedata.is_normalized("NFC", _DROPPABLE.sub("", text))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", _DROPPABLE.sub("", text))


def _meet(text: str) -> str:
    """`text` with every family of marks and dashes as its first member. One replacement each: faster than a table."""
    if text.isascii():
        return text
    for family in (_DOUBLE, _SINGLE, _DASHES):
        for member in family[1:]:
            text = text.replace(member, family[0])
    return text
