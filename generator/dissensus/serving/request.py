"""What a browser asks: the head of an HTTP request, read strictly, and the path it means.

Pure, so that it can be tried on anything: only GET and HEAD of HTTP/1, no bodies, one request a connection.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import unquote_to_bytes

from msgspec import Struct

LARGEST_HEAD = 64 * 1024  # bytes: cookies of whatever else runs on this machine come along
END = b"\r\n\r\n"

_TOKEN = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_REQUEST_LINE = re.compile(rb"(%b) ([\x21-\x7e]+) HTTP/1\.([01])" % _TOKEN)
_FIELD = re.compile(rb"(%b):[\t ]*([\t\x20-\x7e\x80-\xff]*)" % _TOKEN)
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\\]")
_ONCE = ("host", "origin", "content-length", "sec-fetch-site", "if-none-match")


class Request(Struct, frozen=True):
    """The head of a request: as sent, but for the names of its fields, which are in lower case."""

    method: str
    target: str
    fields: Mapping[str, str]


def read_head(head: bytes) -> Request | HTTPStatus:
    """The request whose head this is, without its empty line; or the status with which it is turned away."""
    first, *lines = head.split(b"\r\n")
    asked = _REQUEST_LINE.fullmatch(first)
    fields = _fields(lines)
    if asked is None or fields is None:
        return HTTPStatus.BAD_REQUEST
    if asked[3] == b"1" and "host" not in fields:
        return HTTPStatus.BAD_REQUEST
    if fields.get("content-length", "0") != "0" or "transfer-encoding" in fields:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return Request(asked[1].decode("ascii"), asked[2].decode("ascii"), fields)


def path_in(target: str) -> str | None:
    """The path that a target means, decoded once, without its query; None if no page can lie there."""
    path = target.partition("?")[0]
    if not path.startswith("/") or _BAD_ESCAPE.search(path):
        return None
    try:
        plain = unquote_to_bytes(path).decode()
    except UnicodeDecodeError:
        return None
    if _UNSAFE.search(plain) or "//" in plain or {".", ".."} & set(plain.split("/")):
        return None
    return plain


def _fields(lines: list[bytes]) -> dict[str, str] | None:
    """The fields by name; None if a line is no field, or one comes twice that may not."""
    fields: dict[str, str] = {}
    for line in lines:
        field = _FIELD.fullmatch(line)
        if field is None:
            return None
        name, value = field[1].decode("ascii").lower(), field[2].decode("latin-1").strip("\t ")
        if name in fields and name in _ONCE:
            return None
        fields[name] = f"{fields[name]}, {value}" if name in fields else value
    return fields
