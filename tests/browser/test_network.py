"""No page asks another host for anything, misses a file, runs a script or breaks its own policy."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.pages import KINDS, addresses, kind, one_of_each_kind, parsed, strange_references
from browser.visit import disk, visiting
from conftest import Serve

DATA = ("application/ld+json", "application/json")


def test_every_kind_of_page_is_there(real_site: Path) -> None:
    assert set(one_of_each_kind(real_site)) == set(KINDS)


def test_from_disk(browser: Browser, site: Path) -> None:
    for address in addresses(site):
        with visiting(browser, disk(site) + address) as visit:
            assert visit.strangers(disk(site)) == [], address
            assert visit.wrong == [], address


@pytest.mark.parametrize("below", ["/", "/a/b/"])
def test_from_a_host(browser: Browser, serve: Serve, site: Path, below: str) -> None:
    with serve(site, below) as root:
        for address in one_of_each_kind(site).values():
            with visiting(browser, root + address.removesuffix("index.html")) as visit:
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
        assert [
            s.get("type") for s in parsed(site, address).iter("script") if s.get("type") not in DATA
        ] == []


def test_the_text_is_the_same_without_javascript(browser: Browser, site: Path) -> None:
    for address in one_of_each_kind(site).values():
        texts = []
        for javascript in (True, False):
            with visiting(browser, disk(site) + address, javascript=javascript) as visit:
                texts.append(visit.page.inner_text("body"))
        assert texts[0] == texts[1] != "", address
