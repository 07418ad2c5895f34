"""No text of a curator or a document becomes markup, script, style or address: it is shown as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.hostile import ATTACK, free_fields, words_of
from browser.pages import addresses, parsed
from browser.visit import disk, visiting

# Read for what they say of other words, and shown on no page.
NEVER_SHOWN = {
    "Caveat.after",
    "Caveat.before",
    "Figure.as_worded",  # there the quote itself: it has to stand in one
    "Report.after",
    "Report.before",
    "Settings.base_url",  # an address, not words
    "Document.url",
}


def test_nothing_of_it_runs(browser: Browser, hostile_site: Path) -> None:
    for address in addresses(hostile_site):
        with visiting(browser, disk(hostile_site) + address) as visit:
            assert visit.page.evaluate("typeof hit") == "undefined", address
            assert visit.wrong == [], address
            assert visit.strangers(disk(hostile_site)) == [], address
            for link in visit.page.locator("a").all():
                link.dispatch_event("mouseover")
            assert visit.page.evaluate("typeof hit") == "undefined", address


def test_no_element_or_attribute_comes_of_it(hostile_site: Path) -> None:
    for address in addresses(hostile_site):
        page = parsed(hostile_site, address)
        assert (
            page.xpath("//img | //svg[@onload] | //b | //textarea | //@*[starts-with(name(), 'on')]") == []
        ), address
        assert [s.text for s in page.iter("script") if "hit=1</script>" in (s.text or "")] == [], address
        links = [re.sub(r"\s", "", str(href)).lower() for href in page.xpath("//@href | //@src")]
        assert [href for href in links if href.startswith(("javascript:", "data:", "vbscript:"))] == [], (
            address
        )


@pytest.fixture(scope="module")
def shown(hostile_site: Path) -> str:
    """All text of all pages but quotation marks, which are printed by rules of their own, and white space."""
    return "".join(_bare(parsed(hostile_site, address).text_content()) for address in addresses(hostile_site))


@pytest.mark.parametrize("field", sorted(set(free_fields()) - NEVER_SHOWN))
def test_it_is_shown_as_it_stands(shown: str, field: str) -> None:
    assert _bare(words_of(field)) in shown


@pytest.mark.parametrize("field", sorted(NEVER_SHOWN))
def test_what_is_never_shown_is_a_field(field: str) -> None:
    assert field in free_fields()


def test_the_attack_works_where_nothing_stops_it(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"<!DOCTYPE html><title>{ATTACK}", encoding="utf-8")
    with visiting(browser, disk(tmp_path) + "index.html") as visit:
        assert visit.page.evaluate("hit") == 1


def _bare(text: str) -> str:
    return re.sub("[\"'“”„«»‘’\\s]+", "", text)
