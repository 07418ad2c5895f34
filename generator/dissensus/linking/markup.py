"""What the markup of a page leads to, and what on the page can be led to: its links and its ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from dissensus.linking.tags import Tag, attributes, tags
from dissensus.rendering.style_sheets import addresses_in

# Relations of a <link> for which a browser asks by itself; for others, somebody has to follow it.
_ASKED_FOR = {
    "stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest",
    "preload", "modulepreload", "prefetch", "prerender", "preconnect", "dns-prefetch",
}  # fmt: skip
_SHOWN_BY = {"use", "image", "feimage", "mpath", "textpath", "pattern", "lineargradient", "radialgradient"}
_EMBEDDING = {"src", "poster", "background"}  # attributes, whatever the element
_LEADING = {"action", "formaction", "cite", "longdesc"}

_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+[^,]*)?")
_REFRESH = re.compile(
    r"""\s*+[\d.]*+[\s;,]*+(?:url\s*=\s*)?+(?:"([^"]*)|'([^']*)|([^"'].*))""", re.IGNORECASE | re.DOTALL
)


class Link(Struct, frozen=True):
    """An address on a page, as written but for character references."""

    written: str
    embeds: bool = False  # a browser asks for it when it shows the page, and not when somebody follows it


class Markup(Struct, frozen=True):
    """The links of a page, each once, in the order written; the names that an anchor may have; its `<base>`."""

    links: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()
    repeated: tuple[str, ...] = ()  # ids that stand more than once
    base: str | None = None


def read_markup(files: Mapping[str, bytes], name: str) -> Markup:
    """The links and ids in one of the site's files: a page, a picture of SVG or a style sheet."""
    text = files[name].decode(errors="replace")
    if name.endswith(".css"):
        return Markup(links=tuple(dict.fromkeys(Link(each.target, embeds=True) for each in addresses_in(text))))
    return _read(tags(text))


def _read(read: Iterator[Tag]) -> Markup:
    links: dict[Link, None] = {}
    ids: dict[str, bool] = {}  # and whether it stands again
    names: set[str] = set()
    bases: list[str] = []
    for tag in read:
        element = _element(tag.name, tag.written)
        links.update(element.links)
        if element.id is not None:
            ids[element.id] = element.id in ids
        if element.name is not None:
            names.add(element.name)
        if element.base is not None:
            bases.append(element.base)
        if tag.text:
            links.update(dict.fromkeys(Link(each.target, embeds=True) for each in addresses_in(tag.text)))
    repeated = tuple(id_ for id_, again in ids.items() if again)
    return Markup(tuple(links), frozenset(names.union(ids)), repeated, next(iter(bases), None))


class _Element(NamedTuple):
    links: dict[Link, None]
    id: str | None
    name: str | None  # of an anchor of old
    base: str | None


@lru_cache(maxsize=1 << 16)  # a page repeats few tags many times, and so do all pages
def _element(name: str, written: str) -> _Element:
    tag, read = name.lower(), attributes(written)
    return _Element(
        links=dict.fromkeys(_links(tag, read)),
        id=read.get("id"),
        name=read.get("name") if tag == "a" else None,
        base=read.get("href") if tag == "base" else None,
    )


def _links(tag: str, read: Mapping[str, str]) -> Iterator[Link]:
    for name, value in read.items():
        if name in ("href", "xlink:href") and tag != "base":
            yield Link(value, tag in _SHOWN_BY or (tag == "link" and _is_asked_for(read)))
        elif name in _EMBEDDING or (name, tag) == ("data", "object"):
            yield Link(value, embeds=True)
        elif name in _LEADING:
            yield Link(value)
        elif name in ("srcset", "imagesrcset"):
            yield from (Link(candidate[1], embeds=True) for candidate in _CANDIDATE.finditer(value))
        elif name == "style":
            yield from (Link(each.target, embeds=True) for each in addresses_in(value))
        elif name == "ping":
            yield from map(Link, value.split())
        elif (name, tag) == ("content", "meta") and read.get("http-equiv", "").lower() == "refresh":
            yield from _refreshed(value)


def _refreshed(content: str) -> Iterator[Link]:
    """The address of `0; url=…`; none where the page only loads itself again."""
    found = _REFRESH.match(content)
    yield from (Link(address.strip()) for address in (found.groups() if found else ()) if address)


def _is_asked_for(read: Mapping[str, str]) -> bool:
    return not _ASKED_FOR.isdisjoint(read.get("rel", "").lower().split())
