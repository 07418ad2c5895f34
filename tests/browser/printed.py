"""A page on paper: what Chromium prints, read back as text."""

from __future__ import annotations

import re

import pypdfium2
from playwright.sync_api import Page

# Lines break anywhere on paper, and a word may be hyphenated there.
BREAKS = re.compile(r"[\s­​‐￾-]+")


def printed(page: Page) -> str:
    """The text of the page's PDF, letters only."""
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    try:
        return "".join(letters(sheet.get_textpage().get_text_range()) for sheet in document)
    finally:
        document.close()


def letters(text: str) -> str:
    """A text without white space and hyphens, small, to be looked for in what was printed."""
    return BREAKS.sub("", text).casefold()
