"""Where a link leads: resolved as a browser does it, from the page that it stands on."""

from __future__ import annotations

import re
from urllib.parse import unquote

from msgspec import Struct

from dissensus import addresses

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_DROPPED = re.compile(r"[\t\n\r]")  # a browser takes these out before it reads an address
_EDGES = "".join(map(chr, range(33)))  # and these from both ends
_SLASHES = re.compile(r"%2f|%5c", re.IGNORECASE)  # no part of a name: a host reads them as parting folders, or not
_SCRIPTS = ("javascript", "vbscript")


class Within(Struct, frozen=True):
    """A file that the site may have, by its address, and the anchor named on it."""

    file: str
    anchor: str = ""
    is_folder: bool = False  # written as a folder, for a host to find the page in it
    is_absolute: bool = False  # written with its host, on which others than the site may have pages too


class Elsewhere(Struct, frozen=True):
    """Outside the site: another host, or no place at all, as with `mailto:` and `data:`."""

    asks_a_host: bool


class Astray(Struct, frozen=True):
    """Nowhere that an address of a site may lead, and why."""

    why: str  # behind the address: “… is a script”
    remedy: str | None = None


class Standpoint(Struct, frozen=True):
    """From where links are followed."""

    here: str | None  # the address that relative links start from; None where <base> has set it outside the site
    base_url: str | None
    is_anywhere: bool = False  # a host shows the page at any depth: links from its root hold
    is_based: bool = False  # a <base> says where relative links start


Lead = Within | Elsewhere | Astray


def standpoint(page: str, base: str | None, base_url: str | None) -> Standpoint:
    """That of a page with such a `<base>`."""
    own = Standpoint(page, base_url, is_anywhere=page == addresses.NOT_FOUND)
    if base is None:
        return own
    there = follow(base, own)
    here = there.file if isinstance(there, Within) else None
    return Standpoint(here, base_url, own.is_anywhere, is_based=True)


def follow(written: str, start: Standpoint) -> Lead:
    """Where an address leads that is written on the page."""
    address = _DROPPED.sub("", written.strip(_EDGES))
    if found := _SCHEME.match(address):
        return _with_scheme(address, found[1].lower(), start)
    path, anchor = _split(address)
    path = path.replace("\\", "/")
    if path.startswith("//"):
        return _with_scheme(f"{(start.base_url or 'https:').partition(':')[0]}:{path}", "https", start)
    if path.startswith("/"):
        return _from_root(path, anchor, start)
    if start.here is None:
        return Elsewhere(asks_a_host=True)
    if start.is_anywhere and path and not start.is_based:
        return Astray("starts at a page that a host shows at any depth", "Write it from the site's root on its host.")
    if not path:
        return Within(start.here, anchor)
    return _joined(start.here.split("/")[:-1], path, anchor)


def _with_scheme(address: str, scheme: str, start: Standpoint) -> Lead:
    if scheme in _SCRIPTS:
        return Astray("is a script, and no address")
    if scheme == "file":
        return Astray("names a file of one machine")
    if scheme not in ("http", "https"):
        return Elsewhere(asks_a_host=scheme in ("ftp", "ws", "wss"))
    path, anchor = _split(address)
    root = (start.base_url or "").rstrip("/")
    if root and (path == root or path.startswith(f"{root}/")):
        there = _joined([], path[len(root) + 1 :] or ".", anchor)
        if isinstance(there, Within):
            return Within(there.file, anchor, is_absolute=True)
    return Elsewhere(asks_a_host=True)  # also where its dots lead out of the site: its host has other pages


def _from_root(path: str, anchor: str, start: Standpoint) -> Lead:
    root = addresses.root_path(start.base_url)
    if not start.is_anywhere:
        why = "starts at the root of a host, and a site may lie below it, or on a disk"
        return Astray(why, "Write it from the page on which it stands, as ../../index.html is.")
    if not f"{path}/".startswith(root):
        return Astray("leads out of the site", f"The site's root on its host is {root}.")
    there = _joined([], path[len(root) :] or ".", anchor)
    return Within(there.file, anchor) if isinstance(there, Within) else there


def _joined(folder: list[str], path: str, anchor: str) -> Within | Astray:
    """The file that a path leads to, from folder to folder."""
    if _SLASHES.search(path):
        return Astray("has a slash that is percent-encoded: hosts disagree on what that is")
    steps = list(folder)
    *folders, last = (unquote(step) for step in path.split("/"))
    for step in (*folders, last) if last in (".", "..") else folders:
        if step == ".." and not steps:
            return Astray("leads out of the site")
        if step == "..":
            steps.pop()
        elif step not in (".", ""):
            steps.append(step)
    is_folder = last in ("", ".", "..")
    return Within("/".join([*steps, addresses.HOME if is_folder else last]), anchor, is_folder)


def _split(address: str) -> tuple[str, str]:
    """The path, and the anchor: without a query, and without the directive that marks words on a page."""
    before, _, fragment = address.partition("#")
    return before.partition("?")[0], fragment.partition(":~:")[0]
