"""Addresses: the root on a host, and what a curator's link means."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus import addresses
from dissensus.addresses import from_outside, from_written, relative, root_path

PAGED: list[Callable[[int], str]] = [
    addresses.party_map,
    addresses.outlet_map,
    addresses.sources,
    addresses.documents,
    partial(addresses.topic, "a"),
    partial(addresses.source, "a"),
    partial(addresses.document, "a"),
]
PAGES: list[Callable[[int], str]] = [
    *PAGED,
    *(partial(kind, "aa") for kind in (addresses.topic, addresses.source, addresses.document)),
    lambda number: addresses.point("a" * number),
    lambda number: addresses.prose("point" + "s" * number),  # “points” itself among them
]


@pytest.mark.parametrize(
    ("base_url", "path"),
    [
        (None, "/"),
        ("https://example.org", "/"),
        ("https://example.org/", "/"),
        ("https://example.org/a/b", "/a/b/"),
        ("https://example.org/a/b/", "/a/b/"),
        ("https://example.org//example.net/", "/example.net/"),
        ("https://[", "/"),
        ("https://a℀b/c", "/c/"),
    ],
)
def test_the_root_on_a_host_is_a_path_and_never_another_host(base_url: str | None, path: str) -> None:
    assert root_path(base_url) == path


@pytest.mark.parametrize(
    ("link", "address", "anchor"),
    [
        ("", "index.html", ""),
        ("method", "method/index.html", ""),
        ("points/bridge/#card", "points/bridge/index.html", "card"),
        ("points%2Fbridge/", "points/bridge/index.html", ""),
        ("points/bridge/%23card", "points/bridge/#card/index.html", ""),
        ("404.html", "404.html", ""),
        ("points/bridge/?x=1", "points/bridge/index.html", ""),
        ("points/bridge?x=1#card", "points/bridge/index.html", "card"),
        ("?x=1", "index.html", ""),
        ("what%3F/", "what?/index.html", ""),
        ("method/#a?b", "method/index.html", "a?b"),
        ("#:~:text=words", "index.html", ""),
        ("points/bridge/#card:~:text=words", "points/bridge/index.html", "card"),
    ],
)
def test_a_written_link_names_a_page_and_an_anchor(link: str, address: str, anchor: str) -> None:
    assert from_written(link) == (address, anchor)


@given(st.sampled_from(PAGES), st.sampled_from(PAGES), st.integers(1, 3), st.integers(1, 3))
def test_a_page_leads_to_another_by_the_shortest_way(
    here: Callable[[int], str], there: Callable[[int], str], number: int, other: int
) -> None:
    way = posixpath.relpath(there(other), posixpath.dirname(here(number)))
    assert relative(here(number), there(other)) == way
    is_here = here(number) == there(other)
    assert relative(here(number), there(other), "card") == ("#card" if is_here else f"{way}#card")
    if here(number).partition("/")[0] != there(other).partition("/")[0]:
        assert from_outside(here(number), there(other), "card") == f"{way}#card"


@pytest.mark.parametrize("paged", PAGED)
def test_a_further_page_tells_the_first(paged: Callable[[int], str]) -> None:
    assert [addresses.first_of(paged(number)) for number in (1, 2, 10, 300)] == [None, *[paged(1)] * 3]


@pytest.mark.parametrize(
    "address",
    [
        "points/a/2/index.html",
        "about/2/index.html",
        "sources/2/index.html",
        "sources/a/02/index.html",
        "sources/a/0/index.html",
        "sources/a/2/3/index.html",
        "sources/a/2",
        "map/topics/2/index.html",
    ],
)
def test_no_other_address_is_one_of_a_further_page(address: str) -> None:
    assert addresses.first_of(address) is None
