"""Files that hold a text but are none: told by their first bytes, before anything is archived."""

from __future__ import annotations

import re

_PAGE = "save its text as .txt, or the page as HTML"
_TEXT = "save its text as .txt"
_LOOKED_AT = 2_000  # bytes

_KINDS = (
    (re.compile(rb"%PDF-"), f"a PDF: {_PAGE}"),
    (re.compile(rb"PK\x03\x04"), f"a zip file, such as Word and LibreOffice write: {_TEXT}"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), f"a file of Word or another office program: {_TEXT}"),
    (re.compile(rb"\{\\rtf"), f"an RTF file: {_TEXT}"),
    (re.compile(rb"bplist"), f"a web archive of Safari: {_PAGE}"),
    (re.compile(rb"(?i:MIME-Version:|From: <Saved by)"), f"a page saved in one file (MHTML): {_PAGE}"),
)


def other_kind(content: bytes) -> str | None:
    """What the file is, and what to do instead; None for what may be a text."""
    head = content[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((told for begins, told in _KINDS if begins.match(head)), None)
