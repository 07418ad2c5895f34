"""What the pages of an output folder state: their words, the days they are marked with, and where their links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import etree, html

BASE = "https://example.org/large/"  # of the corpus
SUMMARY = ".summary"  # no anchor of a statement, which holds no dot


class Stated(NamedTuple):
    """The words of a page or of a part of it, white space folded, and the addresses that its links lead to."""

    words: str
    links: frozenset[str]


class Page(NamedTuple):
    """All of a page, and its parts: the summary, and each statement by its anchor.

    To a statement belong the heads of the table's row and column that it stands in.
    """

    whole: Stated
    parts: Mapping[str, Stated]


def read_page(output: Path, address: str) -> Page:
    """The page at an address such as `points/a/`; one that states nothing where there is none."""
    file = output / address / "index.html"
    if not file.is_file():
        return Page(Stated("", frozenset()), {})
    tree = html.document_fromstring(file.read_bytes())
    here = BASE + address
    articles = {article.get("id"): article for article in tree.iter("article") if article.get("id")}
    parts = {id_: _stated(_with_heads(each), here) for id_, each in articles.items()}
    parts[SUMMARY] = _stated(tree.find_class("summary"), here)
    return Page(_stated([tree], here), parts)


def read_home(output: Path) -> Stated:
    """The home page and its further pages, as one."""
    return _read_as_one(output, "", ("page/", "map/"))


def read_source(output: Path, address: str) -> Stated:
    """The page of a source at its address and its further pages, as one."""
    return _read_as_one(output, address, (address,))


def _read_as_one(output: Path, address: str, above: tuple[str, ...]) -> Stated:
    further = (path.parent for folder in above for path in output.glob(f"{folder}[0-9]*/index.html"))
    addresses = [address, *(f"{folder.relative_to(output).as_posix()}/" for folder in sorted(further))]
    pages = [read_page(output, each).whole for each in addresses]
    return Stated(" ".join(page.words for page in pages), frozenset().union(*(page.links for page in pages)))


def read_sitemap(output: Path) -> frozenset[str]:
    """Every address that the sitemap names."""
    file = output / "sitemap.xml"
    if not file.is_file():
        return frozenset()
    return frozenset(loc.text or "" for loc in etree.parse(str(file)).iter("{*}loc"))


def folded(text: str) -> str:
    """Text with its white space folded."""
    return re.sub(r"\s+", " ", text).strip()


def _stated(elements: list[html.HtmlElement], here: str) -> Stated:
    words = [*("".join(element.itertext()) for element in elements), *_days(elements)]
    links = (link.get("href") for element in elements for link in element.iter("a"))
    return Stated(folded(" ".join(words)), frozenset(_led_to(here, link) for link in links if link))


def _led_to(here: str, link: str) -> str:
    address, mark, anchor = urljoin(here, link).partition("#")
    return f"{address.removesuffix('index.html')}{mark}{anchor}"


def _days(elements: list[html.HtmlElement]) -> Iterator[str]:
    for element in elements:
        yield from (time.get("datetime", "") for time in element.iter("time"))


def _with_heads(article: html.HtmlElement) -> list[html.HtmlElement]:
    """A statement, and the heads of the row and the column of the innermost table that it stands in."""
    cell = next(article.iterancestors("td"), None)
    if cell is None:
        return [article]
    row = cell.getparent()
    column = list(row).index(cell)
    first = next(next(row.iterancestors("table")).iter("tr"))
    return [article, *row.iterchildren("th"), *list(first)[column : column + 1]]
