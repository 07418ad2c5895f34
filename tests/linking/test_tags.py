"""Start tags: what the standard library's parser reads of a page, and what another does, is read here too."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import lxml.html
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dissensus.linking.tags import attributes, tags

GOLDEN = sorted((Path(__file__).parent.parent / "golden").rglob("*.html"))

PIECES = [
    "<a href=", "<p", "<use ", "<style>", "</style>", "<title>", "</title>", "<!--", "-->", ">", "/>", "<", "</p>",
    ' id="x"', " id='y'", " id=z", ' href="a>b"', " href='?a=1&amp;b=2'", " checked", " ID=Q", "\n", " ", "/", "text",
    "é", "<script>", "</script>",
]  # fmt: skip


class Reader(HTMLParser):
    """The start tags with attributes, as the standard library reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if attrs:
            first: dict[str, str] = {}
            for name, value in attrs:
                first.setdefault(name, value or "")
            self.read.append((tag, first))


def read(html: str) -> list[tuple[str, dict[str, str]]]:
    found = ((tag.name.lower(), attributes(tag.written)) for tag in tags(html))
    return [(name, of) for name, of in found if of]


def test_there_are_pages_to_read() -> None:
    assert len(GOLDEN) > 10


@pytest.mark.parametrize("page", GOLDEN, ids=lambda page: page.parent.name)
def test_our_pages_are_read_as_by_other_parsers(page: Path) -> None:
    html = page.read_text(encoding="utf-8")
    reader = Reader()
    reader.feed(html)
    assert read(html) == reader.read
    elements = lxml.html.document_fromstring(html).iter("*")
    assert [of for _, of in read(html)] == [dict(each.attrib) for each in elements if each.attrib]


@pytest.mark.parametrize(
    "html",
    [
        "<!-- <a href=x> -->",
        "<!-->x<!-- <a href=x>",
        '<script>"<a href=x>"</script>',
        "<title><a href=x></title>",
        "<textarea><a href=x></textarea>",
        "a < b and <3 id=x>",
        "</a href=x>",
        "<a href=x",
    ],
)
def test_what_is_no_tag_is_passed_over(html: str) -> None:
    assert read(html) == []


@pytest.mark.parametrize(
    ("html", "name", "of"),
    [
        ('<A HREF="x" href="y">', "a", {"href": "x"}),
        ("<a href=x>", "a", {"href": "x"}),
        ("<a href = 'x' >", "a", {"href": "x"}),
        ("<a href=x/>", "a", {"href": "x/"}),
        ('<img src="x"/>', "img", {"src": "x"}),
        ('<a title="a > b" href=x>', "a", {"title": "a > b", "href": "x"}),
        ('<a title="<b id=y>" href=x>', "a", {"title": "<b id=y>", "href": "x"}),
        ("<a\nhref=x\thidden>", "a", {"href": "x", "hidden": ""}),
        ("<a href='?a&amp;b&#39;'>", "a", {"href": "?a&b'"}),
        ('<!-- > --><a id="x">', "a", {"id": "x"}),
        ("<!--><a id=x>", "a", {"id": "x"}),
        ("<script src=x></script>", "script", {"src": "x"}),
        ("<style media=print>a{}</style>", "style", {"media": "print"}),
    ],
)
def test_a_tag_is_read(html: str, name: str, of: dict[str, str]) -> None:
    assert read(html) == [(name, of)]


def test_a_style_sheet_in_a_page_is_its_text() -> None:
    assert [tag.text for tag in tags("<style>a{b:url(c)}</style><script>d</script>")] == ["a{b:url(c)}", ""]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example('<a href="' * 50)
@example("<!--" * 50)
@example("<a " + "x=" * 5_000)
def test_no_markup_stops_it(html: str) -> None:
    for tag in tags(html):
        attributes(tag.written)


WELL_FORMED = st.lists(
    st.one_of(
        st.sampled_from(["text ", "<p>", "</p>", "<!-- <i id=no> -->", "<style>a::b{c:'<i id=no>'}</style>", "a < b "]),
        st.builds(
            "<{} {}>".format,
            st.sampled_from(["a", "img", "use", "TD"]),
            st.lists(
                st.sampled_from(['id="x y"', "ID='>'", "href=a/b", "href='<'", "hidden", 'title="&amp;lt;"', "x-y=é"]),
                min_size=1,
                max_size=4,
            ).map(" ".join),
        ),
    ),
    max_size=10,
).map("".join)


@given(WELL_FORMED)
def test_well_formed_markup_is_read_as_by_the_standard_library(html: str) -> None:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert read(html) == reader.read
