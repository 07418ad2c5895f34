"""The encoding that a page of HTML declares: by a byte order mark, or in its meta tag."""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

_LOOKED_AT = 4_096  # bytes; browsers look at a quarter of them
_META = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_AS_BROWSERS_DO = {"iso8859-1": "windows-1252", "ascii": "windows-1252"}  # the Encoding Standard, §4.2
_NO_PAGE_HAS = {"idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined", "utf_7"}


class Read(Struct, frozen=True):
    """A page's text, and the encoding by which it was read."""

    text: str
    charset: str
    why: str


def read_as_declared(content: bytes) -> Read | None:
    """The page by the encoding that it declares; None where it declares none, or one in which it is not written."""
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return _read(content, marked, "its byte order mark says so")
    declared = _META.search(content[:_LOOKED_AT])
    charset = _known(declared[1].decode("ascii")) if declared else None
    return _read(content, charset, "the page declares it") if charset else None


def _known(name: str) -> str | None:
    """The encoding as its standard calls it, if Python reads it."""
    try:
        python = codecs.lookup(name).name
    except LookupError:
        return None
    return None if python.replace("-", "_") in _NO_PAGE_HAS else _AS_BROWSERS_DO.get(python, name.lower())


def _read(content: bytes, charset: str, why: str) -> Read | None:
    try:
        return Read(content.decode(charset), charset, why)
    except (UnicodeDecodeError, LookupError):  # LookupError: of codecs that make no text, such as base64
        return None
