"""Freshness: the digest of all that a page is a function of."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec


def page_digest(view: object, surroundings: str) -> str:
    """The digest of a page before it is rendered: of its view, and of what every page depends on besides."""
    whole = (surroundings, type(view).__qualname__, view)
    return hashlib.sha256(msgspec.msgpack.encode(whole, enc_hook=_plain, order="deterministic")).hexdigest()


def files_digest(files: Mapping[str, bytes]) -> str:
    """The digest of files by name, whatever their order: templates, assets, the code that renders."""
    return hashlib.sha256(msgspec.msgpack.encode(files, order="deterministic")).hexdigest()


def _plain(value: object) -> bytes:
    if isinstance(value, str):  # markup is text of a class of its own, and told apart from any other
        return value.encode()
    raise TypeError(f"a view holds what has no digest: {type(value).__qualname__}")
