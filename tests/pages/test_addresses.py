"""Addresses: the root on a host, and what a curator's link means."""

from __future__ import annotations

import pytest

from dissensus.pages.addresses import from_written, root_path


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
