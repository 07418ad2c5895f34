"""Links and ids of a page: every attribute that holds an address, and nothing that only looks like one."""

from __future__ import annotations

import pytest

from dissensus.linking.markup import Link, Markup, read_markup


def markup(name: str, content: bytes) -> Markup:
    return read_markup({name: content}, name)


def links(html: str) -> list[tuple[str, bool]]:
    return [(link.written, link.embeds) for link in markup("index.html", html.encode()).links]


@pytest.mark.parametrize(
    "html",
    [
        "<p class=x data-href=y title=z>",
        '<meta name="description" content="0; url=x">',
        '<meta http-equiv="refresh" content="30">',
        "<img alt=x>",
        "<td data=x>",
        "<base href=x/>",
        "<p>href=x",
    ],
)
def test_what_leads_nowhere_is_no_link(html: str) -> None:
    assert links(html) == []


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<a href=x>", "x"),
        ('<a href="">', ""),
        ("<area href=x>", "x"),
        ("<svg><a xlink:href=x>", "x"),
        ("<form action=x>", "x"),
        ("<button formaction=x>", "x"),
        ("<blockquote cite=x>", "x"),
        ("<a ping='x'>", "x"),
        ("<link rel=canonical href=x>", "x"),
        ("<link href=x>", "x"),
        ('<meta http-equiv="Refresh" content="0; url=x">', "x"),
        ("""<meta http-equiv=refresh content="0;URL='x'">""", "x"),
        ('<meta http-equiv=refresh content="0 x">', "x"),
    ],
)
def test_what_somebody_follows(html: str, written: str) -> None:
    assert links(html) == [(written, False)]


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<img src=x>", ["x"]),
        ("<script src=x></script>", ["x"]),
        ("<iframe src=x></iframe>", ["x"]),
        ("<video poster=x>", ["x"]),
        ("<object data=x>", ["x"]),
        ("<body background=x>", ["x"]),
        ('<link rel="Stylesheet" href=x>', ["x"]),
        ('<link rel="shortcut icon" href=x>', ["x"]),
        ("<link rel=preconnect href=x>", ["x"]),
        ("<svg><use href=x>", ["x"]),
        ("<svg><image xlink:href=x>", ["x"]),
        ('<img srcset="x 1x, y 2x">', ["x", "y"]),
        ('<source srcset="x, y 100w">', ["x", "y"]),
        ('<img srcset="data:image/png;base64,AA== 1x">', ["data:image/png;base64,AA=="]),
        ('<link imagesrcset="x 1x" rel=preload>', ["x"]),
        ("""<p style="a:url('x')">""", ["x"]),
        ("<style>a{b:url(x)}</style>", ["x"]),
    ],
)
def test_what_a_browser_asks_for_by_itself(html: str, written: list[str]) -> None:
    assert links(html) == [(each, True) for each in written]


def test_each_link_is_met_once_and_in_order() -> None:
    assert links("<a href=y><a href=x><a href=y>") == [("y", False), ("x", False)]


def test_anchors_are_ids_and_names_of_old() -> None:
    read = markup("index.html", b"<p id=x><svg><g id=y></svg><a name=z><input name=no>")
    assert read.anchors == {"x", "y", "z"}
    assert read.repeated == ()


def test_an_id_that_stands_again_is_told_once() -> None:
    assert markup("index.html", b"<p id=x><p id=y><p id=x><p id=x>").repeated == ("x",)


def test_the_first_base_counts() -> None:
    assert markup("index.html", b"<base target=x><base href=a><base href=b>").base == "a"


def test_a_style_sheet_is_read_as_one() -> None:
    assert markup("assets/style.css", b"@import 'x'; a > b { c: url(y) }").links == (
        Link("x", embeds=True),
        Link("y", embeds=True),
    )
