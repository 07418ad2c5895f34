"""On paper a page is whole: every position, every card, what is folded on a screen, and every address."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from browser import looking
from browser.pages import addresses, kind, one_of_each_kind
from browser.printed import is_printed, printed
from browser.visit import disk, visiting
from conftest import BuildSite, MakeSite


def test_a_point_is_printed_whole(browser: Browser, real_site: Path) -> None:
    points = [address for address in addresses(real_site) if kind(address) == "point"]
    assert points
    for address in points:
        assert missing(browser, real_site, address, "h1, main h2:not(nav *), th, article, details, time") == [], address


def test_every_kind_of_page_prints_its_title(browser: Browser, real_site: Path) -> None:
    for address in one_of_each_kind(real_site).values():
        assert missing(browser, real_site, address, "h1") == [], address


def test_the_addresses_of_documents_and_of_the_page_are_printed(
    browser: Browser, make_site: MakeSite, build_site: BuildSite, tmp_path: Path
) -> None:
    site = make_site(tmp_path, {"site.toml": 'title = "A small site"\nbase-url = "https://example.org/small/"\n'})
    with (site / "content/documents.yaml").open("a", encoding="utf-8") as documents:
        documents.write("    url: https://example.org/herald/2024?id=17\n")
    with visiting(browser, disk(build_site(site)) + "points/bridge/index.html") as visit:
        sheets = printed(visit.page)
    assert is_printed("https://example.org/herald/2024?id=17", sheets)
    assert is_printed("https://example.org/small/points/bridge/", sheets)
    assert is_printed("https://example.org/small/points/bridge/#port-fallen", sheets)


def missing(browser: Browser, site: Path, address: str, selector: str) -> list[str]:
    """The pieces of text, among those that can be seen on a screen, that the printed page leaves out."""
    with visiting(browser, disk(site) + address) as visit:
        sheets = printed(visit.page)  # before anything is unfolded
        return [text for text in looking.unfolded(visit.page, selector) if not is_printed(text, sheets)]
