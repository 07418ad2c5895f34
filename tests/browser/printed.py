"""A page on paper: what Chromium prints, read back as text."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

import pypdfium2
from playwright.sync_api import Page

# Lines break anywhere on paper, and a word may be hyphenated there.
BREAKS = re.compile(r"[\s­​‐￾-]+")


def printed(page: Page) -> list[str]:
    """The sheets of the page's PDF, letters only."""
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    try:
        return [letters(sheet.get_textpage().get_text_range()) for sheet in document]
    finally:
        document.close()


def letters(text: str) -> str:
    """A text without white space and hyphens, small, to be looked for in what was printed."""
    return BREAKS.sub("", text).casefold()


def is_printed(text: str, sheets: list[str]) -> bool:
    """Whether a text stands on a sheet, or begins on one and ends on the next."""
    wanted = letters(text)
    return any(wanted[_begun(wanted, sheet) :] in after for sheet, after in pairwise(["", *sheets, ""]))


def _begun(wanted: str, sheet: str) -> int:
    """How many letters of `wanted`, from the first, stand on the sheet in a row."""
    return bisect_left(range(1, len(wanted) + 1), True, key=lambda end: wanted[:end] not in sheet)
