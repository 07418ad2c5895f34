"""Media types by the ending of an address: a table of our own, for the machine's differs from machine to machine."""

from __future__ import annotations

HTML = "text/html; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"
EVENTS = "text/event-stream; charset=utf-8"
SCRIPT = "text/javascript; charset=utf-8"

_BY_ENDING = {
    "html": HTML,
    "txt": PLAIN,
    "js": SCRIPT,
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml",
    "atom": "application/atom+xml",
    "pdf": "application/pdf",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/vnd.microsoft.icon",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "ttf": "font/ttf",
    "otf": "font/otf",
}


def media_type(address: str) -> str:
    """The media type of what lies at an address; bytes of no known kind are to be saved, not shown."""
    return _BY_ENDING.get(address.rpartition("/")[2].rpartition(".")[2].lower(), "application/octet-stream")
