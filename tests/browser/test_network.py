"""No page asks another host for anything, misses a file, runs a script or breaks its own policy."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.pages import KINDS, addresses, host_path, kind, one_of_each_kind, parsed, strange_references
from browser.visit import disk, visiting
from conftest import Serve

DATA = ("application/ld+json", "application/json")


def test_every_kind_of_page_is_there(real_site: Path) -> None:
    assert set(one_of_each_kind(real_site)) == set(KINDS)


def test_from_disk(browser: Browser, site: Path) -> None:
    with visiting(browser) as visit:
        for address in addresses(site):
            if kind(address) != "not-found":  # what a host shows at any depth, with links from the host's root
                visit.open(disk(site) + address)
                assert visit.strangers(disk(site)) == [], address
                assert visit.wrong == [], address


@pytest.mark.parametrize("below", ["/", "/a/b/"])
def test_from_a_host(browser: Browser, serve: Serve, site: Path, below: str) -> None:
    with serve(site, below) as root, visiting(browser) as visit:
        for kind, address in one_of_each_kind(site).items():
            if kind != "not-found" or below == host_path(site):
                visit.open(root + address.removesuffix("index.html"))
                assert visit.strangers(root) == [], address
                assert visit.wrong == [], address


def test_nothing_refers_to_another_host(site: Path) -> None:
    assert {address: strange_references(site, address) for address in addresses(site)} == {
        address: [] for address in addresses(site)
    }


def test_no_style_sheet_refers_to_another_host(site: Path) -> None:
    sheets = list(site.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        assert "//" not in text.replace("*//*", ""), sheet


def test_every_page_has_a_policy_before_anything_is_loaded(site: Path) -> None:
    for address in addresses(site):
        head = parsed(site, address).find("head")
        names = [(element.tag, element.get("http-equiv")) for element in head]
        policy = names.index(("meta", "Content-Security-Policy"))
        loading = [index for index, (tag, _) in enumerate(names) if tag in ("link", "style", "script")]
        assert policy < min(loading), f"{address}: {kind(address)}"


def test_scripts_hold_data_only(site: Path) -> None:
    for address in addresses(site):
        assert [s.get("type") for s in parsed(site, address).iter("script") if s.get("type") not in DATA] == []


def test_the_text_is_the_same_without_javascript(browser: Browser, site: Path) -> None:
    with visiting(browser) as with_it, visiting(browser, javascript=False) as without:
        for address in one_of_each_kind(site).values():
            for visit in (with_it, without):
                visit.open(disk(site) + address)
            assert with_it.page.inner_text("body") == without.page.inner_text("body") != "", address
