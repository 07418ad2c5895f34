"""Where links lead: as a browser resolves them, whatever the page's depth and the site's place on its host."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.linking.leading import Astray, Elsewhere, Standpoint, Within, follow, standpoint

PAGE = "points/bridge/index.html"
BASE = "https://example.org/t"


def lead(written: str, page: str = PAGE, base: str | None = None, base_url: str | None = BASE) -> object:
    return follow(written, standpoint(page, base, base_url))


@pytest.mark.parametrize(
    ("written", "file", "anchor"),
    [
        ("", PAGE, ""),
        ("#", PAGE, ""),
        ("#card", PAGE, "card"),
        ("#a%20b", PAGE, "a%20b"),
        ("#card:~:text=words", PAGE, "card"),
        ("#:~:text=words,more", PAGE, ""),
        ("index.html", PAGE, ""),
        ("./index.html", PAGE, ""),
        ("../ferry/index.html#card", "points/ferry/index.html", "card"),
        ("../../index.html?x=1#y", "index.html", "y"),
        ("../../assets/a%20b.css", "assets/a b.css", ""),
        ("  ../../index.html\n", "index.html", ""),
        ("../../in\tdex.html", "index.html", ""),
        ("..\\ferry\\index.html", "points/ferry/index.html", ""),
        ("%2e%2e/ferry/index.html", "points/ferry/index.html", ""),
        ("../Ferry/index.html", "points/Ferry/index.html", ""),
        ("?x", PAGE, ""),
    ],
)
def test_within_the_site(written: str, file: str, anchor: str) -> None:
    assert lead(written) == Within(file, anchor)


@pytest.mark.parametrize(
    ("written", "file", "anchor"),
    [
        ("https://example.org/t/", "index.html", ""),
        ("https://example.org/t", "index.html", ""),
        ("https://example.org/t/?x#y", "index.html", "y"),
        ("https://example.org/t/points/ferry/#card", "points/ferry/index.html", "card"),
        ("//example.org/t/points/ferry/", "points/ferry/index.html", ""),
    ],
)
def test_within_the_site_by_its_host(written: str, file: str, anchor: str) -> None:
    assert lead(written) == Within(file, anchor, is_absolute=True)


@pytest.mark.parametrize(
    ("written", "file"),
    [(".", PAGE), ("../", "points/index.html"), ("..", "points/index.html"), ("../ferry/", "points/ferry/index.html")],
)
def test_a_folder_is_told_from_a_file(written: str, file: str) -> None:
    assert lead(written) == Within(file, is_folder=True)


@pytest.mark.parametrize(
    ("written", "asks"),
    [
        ("https://example.com/t/", True),
        ("https://example.org/", True),
        ("https://example.org/tea/", True),
        ("https://example.org/t/../tea/", True),
        ("https://example.org/t/a%2Fb", True),
        ("http://example.org.evil.example/t/", True),
        ("//example.com/x.js", True),
        ("mailto:a@example.org", False),
        ("tel:+1", False),
        ("data:text/css,a", False),
    ],
)
def test_outside_the_site(written: str, asks: bool) -> None:
    assert lead(written) == Elsewhere(asks_a_host=asks)


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)", " java\nscript:alert(1)", "JavaScript:x", "vbscript:x", "file:///etc/passwd",
        "../../../x", "../../..", "/points/", "\\points", "..%2fferry/index.html", "a%5Cb",
    ],
)  # fmt: skip
def test_nowhere(written: str) -> None:
    assert isinstance(lead(written), Astray)


@pytest.mark.parametrize(
    ("base_url", "written", "file"),
    [
        (None, "/", "index.html"),
        (None, "/points/bridge/index.html", PAGE),
        (BASE, "/t/points/bridge/", PAGE),
        (BASE, "/t", "index.html"),
        (BASE, "#main", "404.html"),
    ],
)
def test_the_404_page_starts_at_its_root(base_url: str | None, written: str, file: str) -> None:
    found = lead(written, "404.html", base_url=base_url)
    assert isinstance(found, Within) and found.file == file


@pytest.mark.parametrize("written", ["index.html", "../index.html", "/points/", "/tea/"])
def test_the_404_page_has_no_depth(written: str) -> None:
    assert isinstance(lead(written, "404.html"), Astray)


@pytest.mark.parametrize(
    ("base", "written", "file"),
    [
        ("../../", "points/ferry/index.html", "points/ferry/index.html"),
        ("../ferry/index.html", "x.html", "points/ferry/x.html"),
        ("../../", "#x", "index.html"),
        ("https://example.org/t/", "about/index.html", "about/index.html"),
    ],
)
def test_a_base_is_where_links_start(base: str, written: str, file: str) -> None:
    found = lead(written, base=base)
    assert isinstance(found, Within) and found.file == file


@pytest.mark.parametrize("base", ["https://example.com/", "/", "../../../"])
def test_a_base_outside_takes_every_link_along(base: str) -> None:
    assert standpoint(PAGE, base, BASE).here is None
    assert lead("index.html", base=base) == Elsewhere(asks_a_host=True)


STEPS = st.lists(st.sampled_from(["..", ".", "a", "b%20c", "index.html"]), min_size=1, max_size=6).map("/".join)


@given(STEPS, st.sampled_from(["index.html", PAGE, "a/b/c/index.html"]))
def test_relative_links_resolve_as_by_the_standard_library(written: str, page: str) -> None:
    found = follow(written, Standpoint(page, None))
    root = "http://host/" + "deep/" * 8  # so that climbing out of the site shows
    path = urlsplit(urljoin(f"{root}{page}", written)).path
    if isinstance(found, Astray):
        assert not path.startswith("/" + "deep/" * 8)
    else:
        assert isinstance(found, Within)
        reached = path.removeprefix("/" + "deep/" * 8).replace("%20", " ")
        assert found.file == (f"{reached}index.html" if found.is_folder else reached)
