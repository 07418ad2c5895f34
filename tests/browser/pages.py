"""The files of a built site: which pages there are, of which kind, and where their links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

KINDS = {
    "home": r"index\.html",
    "point": r"points/[^/]+/index\.html",
    "sources": r"sources/index\.html",
    "source": r"sources/[^/]+/index\.html",
    "documents": r"documents/index\.html",
    "document": r"documents/[^/]+/index\.html",
    "map": r"map/(outlets/)?([0-9]+/)?index\.html",
    "topic": r"topics/[^/]+/([0-9]+/)?index\.html",
    "prose": r"[^/]+/index\.html",
    "not-found": r"404\.html",
}

LINKS = ("href", "src", "srcset", "poster", "data", "action", "cite")


class Link(NamedTuple):
    """A link as written on a page, from the page's own address on."""

    page: str
    written: str

    @property
    def is_internal(self) -> bool:
        return not urlsplit(self.written).scheme and not self.written.startswith("//")

    @property
    def target(self) -> tuple[str, str]:
        """The file it leads to, from the root of the site, and the anchor in it."""
        parts = urlsplit(urljoin("http://site/" + self.page, self.written))
        return unquote(parts.path).removeprefix("/"), unquote(parts.fragment)


def addresses(site: Path) -> list[str]:
    """Every HTML page, from the root of the site, in order."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def kind(address: str) -> str:
    """What kind of page stands at an address. A page of no known kind is a page that no test would open."""
    return next(name for name, pattern in KINDS.items() if re.fullmatch(pattern, address))


def one_of_each_kind(site: Path) -> dict[str, str]:
    """For each kind of page the address of the longest one."""
    by_size = sorted(addresses(site), key=lambda address: (site / address).stat().st_size)
    return {kind(address): address for address in by_size}


def parsed(site: Path, address: str) -> html.HtmlElement:
    """A page, read by a parser that is not ours."""
    return html.document_fromstring((site / address).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def anchors(page: html.HtmlElement) -> list[str]:
    """Every id of a page, with repetitions."""
    return [str(value) for value in page.xpath("//@id")]


def links(site: Path, address: str) -> Iterator[Link]:
    """Every link of a page, however it is written."""
    for attribute in LINKS:
        for written in parsed(site, address).xpath(f"//@{attribute}"):
            yield Link(address, str(written))


def host_path(site: Path) -> str:
    """The path below which the site expects to be: that of its base URL, which its home page tells, else `/`."""
    canonical = parsed(site, "index.html").xpath("string(//link[@rel = 'canonical']/@href)")
    return unquote(urlsplit(str(canonical)).path) or "/"


def cards(site: Path, address: str) -> list[str]:
    """The anchors of the cards of a page."""
    return [str(value) for value in parsed(site, address).xpath("//article[@id]/@id")]


def strange_references(site: Path, address: str) -> list[str]:
    """What a page loads from another host, or would; links that a reader follows are no such thing."""
    page = parsed(site, address)
    loaded = page.xpath("//@src | //@srcset | //@poster | //@data | //@background")
    linked = page.xpath(f"//link[not({_any_of(NOT_LOADED)})]/@href")
    in_styles = re.findall(
        r"""(?:url\(|@import)\s*["']?([^"')\s]+)""", " ".join(page.xpath("//style/text() | //@style"))
    )
    refreshed = page.xpath("//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']/@content")
    return [
        str(written)
        for written in (*loaded, *linked, *in_styles, *refreshed)
        if re.search(r"(?i)(^|\W)(https?:)?//", written)
    ]


NOT_LOADED = ("canonical", "alternate", "license", "author", "help", "cite-as", "item", "collection")


def _any_of(relations: tuple[str, ...]) -> str:
    return " or ".join(f"@rel = '{relation}'" for relation in relations)
