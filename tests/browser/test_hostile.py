"""No text of a curator or a document becomes markup, script, style or address: it is shown as it stands."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml.html import HtmlElement
from playwright.sync_api import Browser

from browser.hostile import ATTACK, free_fields, shown_words_of
from browser.pages import addresses, host_path, parsed
from browser.visit import disk, visiting
from conftest import Serve

# Read for what they say of other words, and shown on no page.
NEVER_SHOWN = {
    "Caveat.after",
    "Caveat.before",
    "Document.url",  # an address, not words
    "Figure.as_worded",  # here the quote itself: it has to stand in one
    "Term.words",  # likewise
    "Report.after",
    "Report.before",
    "SetAside.after",
    "SetAside.before",
    "SetAside.to",
    "SetAside.words",
    "Settings.base_url",  # an address, not words
}

TOUCH_EVERYTHING = """
() => {
    for (const element of document.querySelectorAll("*"))
        for (const name of ["mouseover", "focus", "load", "error"]) element.dispatchEvent(new Event(name))
}
"""


def test_nothing_of_it_runs(browser: Browser, serve: Serve, hostile_site: Path) -> None:
    with serve(hostile_site, host_path(hostile_site)) as root, visiting(browser) as visit:
        for address in addresses(hostile_site):
            visit.open(root + address)
            visit.page.evaluate(TOUCH_EVERYTHING)
            assert visit.page.evaluate("typeof hit") == "undefined", address
            assert visit.wrong == [], address
            assert visit.strangers(quote(root, safe=":/'*=;&()$%")) == [], address


def test_no_element_or_attribute_comes_of_it(hostile_site: Path) -> None:
    for address in addresses(hostile_site):
        page = parsed(hostile_site, address)
        assert page.xpath("//img | //svg[@onload] | //@*[starts-with(name(), 'on')]") == [], address
        for script in page.iter("script"):
            json.loads(script.text_content())
        links = [re.sub(r"\s", "", str(href)).lower() for href in page.xpath("//@href | //@src")]
        assert [href for href in links if href.startswith(("javascript:", "data:", "vbscript:"))] == [], address


@pytest.fixture(scope="module")
def shown(hostile_site: Path) -> str:
    """All text of all pages but quotation marks, which are printed by rules of their own, and white space."""
    return "".join(_bare(_text(parsed(hostile_site, address))) for address in addresses(hostile_site))


@pytest.mark.parametrize("field", sorted(set(free_fields()) - NEVER_SHOWN))
def test_it_is_shown_as_it_stands(shown: str, field: str) -> None:
    assert _bare(shown_words_of(field)) in shown


def test_what_is_never_shown_is_a_field() -> None:
    assert set(free_fields()) > NEVER_SHOWN


@pytest.mark.parametrize("policy", ["default-src *", "default-src 'none'"])
def test_the_attack_is_noticed_where_it_works(browser: Browser, tmp_path: Path, policy: str) -> None:
    head = f'<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="{policy} \'unsafe-inline\'">'
    (tmp_path / "index.html").write_text(f"{head}<title>{ATTACK}", encoding="utf-8")
    with visiting(browser, disk(tmp_path) + "index.html") as visit:
        assert visit.wrong
    assert parsed(tmp_path, "index.html").xpath("//img | //@onerror")


def _text(page: HtmlElement) -> str:
    return " ".join([page.text_content(), *page.xpath("//meta/@content")])


def _bare(text: str) -> str:
    return re.sub("[\"'“”„«»‘’\\s]+", "", text)
