"""Addresses: where each page of a site lies, and how one page leads to another. They are made nowhere else.

An address runs from the site's root and names a file: `points/casualties/index.html`. Between pages it is made
relative, so that the same bytes work from a disk, at a host's root and below any path.
"""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

HOME = "index.html"
SOURCES = "sources/index.html"
DOCUMENTS = "documents/index.html"
NOT_FOUND = "404.html"
INDEX = "index"  # content/pages/index.md stands on the home page and has no page of its own


def point(id_: str) -> str:
    """The page of a point."""
    return f"points/{id_}/index.html"


def source(id_: str) -> str:
    """The page of a source."""
    return f"sources/{id_}/index.html"


def document(id_: str) -> str:
    """The page of a document."""
    return f"documents/{id_}/index.html"


def prose(name: str) -> str:
    """The page made of `content/pages/<name>.md`."""
    return f"{name}/index.html"


def relative(here: str, there: str, anchor: str = "") -> str:
    """The href by which the page at `here` leads to the page at `there`."""
    fragment = f"#{anchor}" if anchor else ""
    if here == there and anchor:
        return fragment
    return posixpath.relpath(there, posixpath.dirname(here) or ".") + fragment


def path_on_host(address: str) -> str:
    """The address as a host shows it, from the site's root: `points/casualties/`."""
    return address.removesuffix("index.html")


def absolute(base_url: str, address: str, anchor: str = "") -> str:
    """The one canonical address of a page, or of an anchor on it."""
    fragment = f"#{anchor}" if anchor else ""
    return f"{base_url.rstrip('/')}/{path_on_host(address)}{fragment}"


def root_path(base_url: str | None) -> str:
    """The path of the site's root on its host, from slash to slash: never from two, which would name a host."""
    _, _, on_host = (base_url or "").partition("://")
    path = on_host.partition("/")[2].strip("/")
    return f"/{path}/" if path else "/"


def from_written(link: str) -> tuple[str, str]:
    """Address and anchor that a curator's link means: `method/`, `points/casualties/#card`, `#anchor`, ``."""
    path, _, anchor = link.partition("#")
    path = posixpath.normpath(unquote(path)) if path else ""
    if path in ("", "."):
        return HOME, anchor
    return (path if posixpath.splitext(path)[1] else f"{path}/index.html"), anchor
