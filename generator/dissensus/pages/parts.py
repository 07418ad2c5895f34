"""The parts of a document: a stretch of a long text to a page, so that a passage alone tells where it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol

from dissensus import addresses
from dissensus.deriving.resting import Resting
from dissensus.model import DocumentId
from dissensus.pages.sheet import Matter, Sheet

CHARACTERS = 50_000  # of a part: what is published as one article is hardly ever longer


class Stretched(Protocol):
    """A passage, or whatever else tells where one begins and ends."""

    @property
    def start(self) -> int:
        """Offset of the first code point."""

    @property
    def end(self) -> int:
        """Offset behind the last code point."""


def part_of(passage: Stretched) -> int:
    """The part that a passage stands in, from 1: where it begins, whatever else rests on the document."""
    return passage.start // CHARACTERS + 1


def anchor_of_passage(passage: Stretched) -> str:
    """The anchor of a passage on its document's page."""
    return f"_{passage.start}-{passage.end}"


def href_of_passage(sheet: Sheet, document: DocumentId, passage: Stretched) -> str:
    """How a page leads to a passage."""
    anchor = anchor_of_passage(passage)
    if passage.start >= CHARACTERS:
        return sheet.href(addresses.document(document, part_of(passage)), anchor)
    return f"{sheet.documents[document].way}#{anchor}"


def parts_of(matter: Matter, document: DocumentId) -> Sequence[int]:
    """The parts that have a page: the first, those that a statement rests on, and all where the text is published."""
    length = matter.tables.lengths[document]
    if length <= CHARACTERS:
        return (1,)
    if matter.library.settings.publish.documents == "whole":
        return range(1, -(-length // CHARACTERS) + 1)
    resting = matter.tables.by_document.get(document, ())
    return sorted({1, *map(part_of, resting)})


def resting_in(part: int, resting: Sequence[Resting]) -> Sequence[Resting]:
    """Of the passages of a document, in the order of the text, those of a part."""
    first, behind = (bisect_left(resting, number, key=part_of) for number in (part, part + 1))
    return resting[first:behind]


def paragraphs_in(part: int, text: str) -> tuple[int, int]:
    """Where the lines of a text that begin in a part begin and end."""
    return _line_from(text, (part - 1) * CHARACTERS), _line_from(text, part * CHARACTERS)


def _line_from(text: str, offset: int) -> int:
    if offset == 0 or offset >= len(text):
        return min(offset, len(text))
    return text.find("\n", offset - 1) + 1 or len(text)
