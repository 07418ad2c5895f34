"""Addresses: the root on a host, and what a curator's link means."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.pages import addresses
from dissensus.pages.addresses import from_outside, from_written, relative, root_path

OUTSIDE: list[Callable[[int], str]] = [  # pages that lead to cards, but for those of points
    addresses.party_map,
    addresses.outlet_map,
    partial(addresses.topic, "a"),
    partial(addresses.source, "a"),
    partial(addresses.document, "a"),
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


@given(st.sampled_from(OUTSIDE), st.integers(1, 3), st.sampled_from(["a", "index", "sources"]))
def test_the_way_from_outside_is_the_way(here: Callable[[int], str], number: int, point: str) -> None:
    there = addresses.point(point)
    assert from_outside(here(number), there, "card") == relative(here(number), there, "card")
