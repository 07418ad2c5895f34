"""On paper a page is whole: every position, every card, what is folded on a screen, and every address."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser import looking
from browser.pages import addresses, kind, parsed
from browser.printed import letters, printed
from browser.visit import disk, visiting


def missing(browser: Browser, site: Path, address: str, selector: str) -> list[str]:
    """The pieces of text, among those that can be seen on a screen, that the printed page leaves out."""
    with visiting(browser, disk(site) + address) as visit:
        paper = printed(visit.page)
        return [text for text in looking.unfolded(visit.page, selector) if letters(text) not in paper]


def points(site: Path) -> list[str]:
    return [address for address in addresses(site) if kind(address) == "point"]


@pytest.mark.parametrize("selector", ["h1, h2", "th", "article", "details", "time"])
def test_a_point_is_printed_whole(browser: Browser, real_site: Path, selector: str) -> None:
    for address in points(real_site):
        assert missing(browser, real_site, address, selector) == [], address


def test_every_page_prints_its_main_part(browser: Browser, site: Path) -> None:
    for address in addresses(site):
        with visiting(browser, disk(site) + address) as visit:
            assert letters(visit.page.inner_text("h1")) in printed(visit.page), address


def test_addresses_of_documents_are_printed(browser: Browser, real_site: Path) -> None:
    for address in addresses(real_site):
        outward = parsed(real_site, address).xpath("//main//a[starts-with(@href, 'http')]/@href")
        if outward:
            with visiting(browser, disk(real_site) + address) as visit:
                paper = printed(visit.page)
            assert [
                href for href in map(str, outward) if letters(href.partition("#")[0]) not in paper
            ] == [], address
