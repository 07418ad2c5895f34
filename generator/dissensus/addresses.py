"""Addresses: where each page of a site lies, and how one page leads to another. They are made nowhere else.

An address runs from the site's root and names a file: `points/casualties/index.html`. Between pages it is made
relative, so that the same bytes work from a disk, at a host's root and below any path.
"""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import unquote

from dissensus.patterns import pattern

HOME = "index.html"
SOURCES = "sources/index.html"
DOCUMENTS = "documents/index.html"
NOT_FOUND = "404.html"
TOP = "top"  # the anchor that leads to the top of any page, in whatever case, as an empty one does
INDEX = "index"  # content/pages/index.md stands on the home page and has no page of its own

_ANY_SCHEME = pattern(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_FURTHER = pattern(
    r"(map|map/outlets|map/sources|map/documents|(?:topics|sources|documents)/[^/]+)/[1-9]\d*/index\.html"
)
_FIRST_ELSEWHERE = {"map": HOME, "map/sources": SOURCES, "map/documents": DOCUMENTS}


def party_map(number: int) -> str:
    """A page of the map by parties, from 1; the first is the home page."""
    return HOME if number == 1 else f"map/{number}/index.html"


def outlet_map(number: int) -> str:
    """A page of the map by outlets, from 1."""
    return "map/outlets/index.html" if number == 1 else f"map/outlets/{number}/index.html"


def topic(id_: str, number: int = 1) -> str:
    """A page of the map of a topic's points, from 1."""
    return f"topics/{id_}/index.html" if number == 1 else f"topics/{id_}/{number}/index.html"


def sources(number: int) -> str:
    """A page of the list of sources, from 1. Below `sources/` further ones could meet the page of a source."""
    return SOURCES if number == 1 else f"map/sources/{number}/index.html"


def documents(number: int) -> str:
    """A page of the list of documents, from 1."""
    return DOCUMENTS if number == 1 else f"map/documents/{number}/index.html"


def point(id_: str) -> str:
    """The page of a point."""
    return f"points/{id_}/index.html"


def source(id_: str, number: int = 1) -> str:
    """A page of a source, from 1."""
    return f"sources/{id_}/index.html" if number == 1 else f"sources/{id_}/{number}/index.html"


def document(id_: str, part: int = 1) -> str:
    """The page of a part of a document, from 1."""
    return f"documents/{id_}/index.html" if part == 1 else f"documents/{id_}/{part}/index.html"


def first_of(address: str) -> str | None:
    """The first of the pages of a map, a list, a source or a document, given the address of a further one.

    How many there are follows from what is proved. None for any other address.
    """
    further = _FURTHER.fullmatch(address)
    return _FIRST_ELSEWHERE.get(further[1], f"{further[1]}/index.html") if further else None


def prose(name: str) -> str:
    """The page made of `content/pages/<name>.md`."""
    return f"{name}/index.html"


def way(here: str, root: str | None, there: str, anchor: str = "") -> str:
    """The href by which a page leads to another: one at `here`, or one that is shown at any depth below `root`."""
    return relative(here, there, anchor) if root is None else absolute(root, there, anchor)


def relative(here: str, there: str, anchor: str = "") -> str:
    """The href by which the page at `here` leads to the page at `there`."""
    fragment = f"#{anchor}" if anchor else ""
    if here == there and anchor:
        return fragment
    ways = _ways_up(here)
    if len(ways) > 1 and not there.startswith(ways[-2][0]):  # in another folder of the root, as most are
        return f"{ways[-1][1]}{there}{fragment}"
    for folder, way in ways:
        if there.startswith(folder):
            return f"{way}{there[len(folder) :]}{fragment}"
    raise AssertionError("the root holds every page")


def from_outside(here: str, there: str, anchor: str) -> str:
    """The same where `here` lies in another folder of the site than `there`: all the way up, and down again."""
    return f"{_ways_up(here)[-1][1]}{there}#{anchor}"


@lru_cache(maxsize=64)
def _ways_up(here: str) -> tuple[tuple[str, str], ...]:
    """The folders that hold a page, the innermost first, and the way there: a page leads to hundreds of others."""
    folders = here.split("/")[:-1]
    depth = len(folders)
    return tuple([("".join([f"{name}/" for name in folders[:n]]), "../" * (depth - n)) for n in range(depth, -1, -1)])


def path_on_host(address: str) -> str:
    """The address as a host shows it, from the site's root: `points/casualties/`."""
    return address.removesuffix("index.html")


def absolute(base_url: str, address: str, anchor: str = "") -> str:
    """The one canonical address of a page, or of an anchor on it."""
    page = _canonical(base_url, address)
    return f"{page}#{anchor}" if anchor else page


@lru_cache(maxsize=64)
def _canonical(base_url: str, address: str) -> str:
    """The address of a page: it stands on its own page a dozen times."""
    return f"{base_url.rstrip('/')}/{path_on_host(address)}"


def root_path(base_url: str | None) -> str:
    """The path of the site's root on its host, from slash to slash: never from two, which would name a host."""
    _, _, on_host = (base_url or "").partition("://")
    path = on_host.partition("/")[2].strip("/")
    return f"/{path}/" if path else "/"


def is_within_site(address: str) -> bool:
    """Whether an address is one of this site: relative, from the site's root, with no scheme and no host."""
    plain = "".join(letter for letter in unquote(address) if letter > " ")  # a browser drops what lies below a space
    return not plain.startswith(("/", "\\")) and "\\" not in plain and not _ANY_SCHEME.match(plain)


def from_written(link: str) -> tuple[str, str]:
    """Address and anchor that a curator's link means: `method/`, `points/casualties/#card`, `#anchor`, ``.

    A query means nothing to a page of the site, and words to be marked on one (`#:~:text=…`) are no anchor.
    """
    before, _, fragment = link.partition("#")
    path, anchor = before.partition("?")[0], fragment.partition(":~:")[0]
    path = posixpath.normpath(unquote(path)) if path else ""
    if path in ("", "."):
        return HOME, anchor
    return (path if posixpath.splitext(path)[1] else f"{path}/index.html"), anchor
