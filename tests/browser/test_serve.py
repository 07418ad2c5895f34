"""The site in the browser while it is being written: the place is kept, faults are told, and what has gone has gone."""

from __future__ import annotations

import random
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.looking import accessibility
from browser.visit import Visit, visiting
from conftest import ROOT, MakeSite
from dissensus.faults.text import tell_text
from dissensus.reading import Site
from dissensus.whole import find_faults
from serving.running import LONG, Running, running

pytestmark = pytest.mark.filterwarnings("ignore:Callback with id:RuntimeWarning")  # as in serving/test_watching.py

POINT = "content/points/bridge.yaml"
CARD = "officials-stands"
THEME = {
    "site.toml": 'title = "A small site"\ntheme = "own"\n',
    "themes/own/theme.toml": 'name = "own"\napi = 1\nextends = "default"\n',
    "themes/own/assets/style.css": "h1 { color: rgb(1, 2, 3) }\nmain { padding-block: 150vh }\n",
    "themes/own/templates/point.html": """\
{% extends 'default/point.html' %}
{% block main %}<p><input aria-label="Notes" value="as published"></p>
<details><summary>More</summary><p>{{ page.title }}</p></details>
{{ super() }}{% endblock %}
""",
}


@pytest.fixture
def site(tmp_path: Path, make_site: MakeSite) -> Path:
    """The small site, with a theme whose point pages are long, and have a field and a fold."""
    return make_site(tmp_path / "site", THEME)


@contextmanager
def open_page(browser: Browser, site: Path, path: str = "points/bridge/", port: int = 0) -> Iterator[Opened]:
    with running(site, port) as served, visiting(browser, served.address + path) as visit:
        visit.page.set_default_timeout(LONG * 1000)
        expect.set_options(timeout=LONG * 1000)
        visit.page.evaluate("window.isTheSame = true")
        yield Opened(site, served, visit, visit.page)


class Opened:
    """A page of a site that runs, and what its curator does meanwhile."""

    def __init__(self, site: Path, served: Running, visit: Visit, page: Page) -> None:
        self.site, self.served, self.visit, self.page = site, served, visit, page
        self.panel = page.locator("dissensus-overlay .panel")
        self.corner = page.locator("dissensus-overlay .corner")

    def replace(self, old: str, new: str, name: str = POINT) -> None:
        change(self.site, old, new, name)

    def is_the_same(self) -> bool:
        """Whether the page was never loaded anew."""
        return bool(self.page.evaluate("window.isTheSame === true"))

    def told(self) -> str:
        return tell_text(find_faults(self.site), Site(self.site).glance, colour=False, width=100)


def change(site: Path, old: str, new: str, name: str = POINT) -> None:
    text = (site / name).read_text()
    assert old in text
    (site / name).write_text(text.replace(old, new, 1))


def until(page: Page, is_so: Callable[[], bool]) -> None:
    """Returns once it is so; the page's own policy keeps a browser from waiting for it itself."""
    end = time.monotonic() + LONG
    while not is_so():
        assert time.monotonic() < end
        page.wait_for_timeout(20)


def hears(visit: Visit) -> Callable[[], bool]:
    """Whether the page has asked for the news."""
    return lambda: any("/events" in asked for asked in visit.asked)


def top_of(element: Locator) -> float:
    return float(element.evaluate("element => element.getBoundingClientRect().top"))


def test_a_page_breaks_no_policy_and_asks_nobody_else(browser: Browser, site: Path) -> None:
    with open_page(browser, site) as opened:
        until(opened.page, hears(opened.visit))
        assert opened.visit.wrong == []
        assert opened.visit.strangers(opened.served.address) == []
        assert opened.page.locator("script").count() == 0  # ours has gone again: the page is as published


def test_a_saved_card_changes_the_page_and_keeps_the_place_on_it(browser: Browser, site: Path) -> None:
    with open_page(browser, site) as opened:
        page, card = opened.page, opened.page.locator(f"#{CARD}")
        page.locator("details").first.evaluate("fold => fold.open = true")
        field = page.get_by_label("Notes")
        field.fill("what the reader typed")
        field.evaluate("field => field.setSelectionRange(5, 8)")
        page.evaluate("element => { window.card = document.getElementById(element) }", CARD)
        page.evaluate("scrollTo(0, card.getBoundingClientRect().top + scrollY - 200)")
        before = top_of(card)

        opened.replace("question: What became of the bridge?", "question: What became of the bridge? " + "Long. " * 200)
        opened.replace("Said that the bridge stands.", "Said that it stands.")
        expect(card).to_contain_text("Said that it stands.")
        expect(page.locator("h1")).to_contain_text("Long.")
        until(page, lambda: abs(top_of(card) - before) < 1.5)

        assert opened.is_the_same() and page.evaluate(f"card === document.getElementById('{CARD}')")
        assert page.locator("details").first.evaluate("fold => fold.open")
        assert field.evaluate("field => [field.value, field.selectionStart, field.selectionEnd]") == [
            "what the reader typed", 5, 8,
        ]  # fmt: skip
        assert field.evaluate("field => field === document.activeElement")
        assert opened.visit.wrong == []


def test_a_card_that_stands_elsewhere_now_keeps_focus_and_folds(browser: Browser, site: Path) -> None:
    with open_page(browser, site) as opened:
        link = opened.page.locator(f"#{CARD} a").first
        link.focus()
        opened.replace("position: stands", "position: fallen")
        until(opened.page, lambda: opened.page.evaluate(f"!!document.activeElement.closest('#{CARD}')") is True)
        assert opened.is_the_same()


def test_a_style_change_swaps_the_style_sheet_and_nothing_else(browser: Browser, site: Path) -> None:
    with open_page(browser, site) as opened:
        page, heading = opened.page, opened.page.locator("h1")
        expect(heading).to_have_css("color", "rgb(1, 2, 3)")
        page.evaluate(
            "() => { window.changes = 0;"
            " new MutationObserver(all => window.changes += all.length).observe(document.body,"
            " {subtree: true, childList: true, attributes: true, characterData: true}) }"
        )
        page.evaluate("scrollTo(0, 400)")
        opened.replace("rgb(1, 2, 3)", "rgb(4, 5, 6)", "themes/own/assets/style.css")
        expect(heading).to_have_css("color", "rgb(4, 5, 6)")
        until(page, lambda: page.locator("link[rel=stylesheet]").count() == 1)
        assert (opened.is_the_same(), page.evaluate("changes"), page.evaluate("scrollY")) == (True, 0, 400)


def test_faults_lie_over_the_last_good_page_until_they_are_mended(browser: Browser, site: Path) -> None:
    with open_page(browser, site) as opened:
        opened.page.get_by_label("Notes").focus()
        before = opened.page.locator("main").inner_html()
        opened.replace("title: The bridge", "titel: <b>The bridge</b> <img src=x onerror=alert(1)>")
        expect(opened.panel).to_be_visible()
        assert opened.panel.locator("pre").evaluate("pre => pre.textContent") == opened.told()
        assert opened.panel.locator("img, b").count() == 0
        expect(opened.panel.get_by_role("alert")).to_have_text("1 fault in 1 file")
        assert opened.page.locator("main").inner_html() == before
        assert opened.page.get_by_label("Notes").evaluate("field => field === document.activeElement")
        opened.replace("titel: <b>The bridge</b> <img src=x onerror=alert(1)>", "title: The bridge again")
        expect(opened.panel).to_be_hidden()
        expect(opened.page.locator("main")).to_contain_text("The bridge again")
        assert opened.is_the_same() and opened.visit.wrong == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("site.toml", "title = \n"),
        ("themes/own/templates/point.html", "{% if %}"),
        ("themes/own/theme.toml", "api = 2\n"),
        ("themes/own/assets/style.css", "h1 { background: url(none.png) }"),
    ],
)
def test_settings_and_themes_are_told_like_all_else(name: str, text: str, browser: Browser, site: Path) -> None:
    with open_page(browser, site) as opened:
        good = (site / name).read_text()
        (site / name).write_text(text)
        expect(opened.panel).to_be_visible()
        expect(opened.panel.locator("pre")).to_contain_text(name)
        assert opened.panel.locator("pre").evaluate("pre => pre.textContent") == opened.told()
        (site / name).write_text(good)
        expect(opened.panel).to_be_hidden()


def test_the_overlay_goes_out_of_the_way_by_keyboard_alone(browser: Browser, site: Path) -> None:
    with open_page(browser, site) as opened:
        opened.replace("title: The bridge", "titel: The bridge")
        expect(opened.panel).to_be_visible()
        opened.panel.locator("pre").focus()
        opened.page.keyboard.press("Escape")
        expect(opened.panel).to_be_hidden()
        expect(opened.corner).to_be_focused()
        expect(opened.corner).to_have_text("1 fault in 1 file")
        opened.page.keyboard.press("Enter")
        expect(opened.panel).to_be_visible()
        opened.page.keyboard.press("Space")  # on its button
        expect(opened.panel).to_be_hidden()
        opened.replace("titel: The bridge", "titles: The bridge")  # another fault: it is told anew
        expect(opened.panel).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_overlay_is_within_everybodys_reach(
    width: int, scheme: Literal["light", "dark"], browser: Browser, site: Path
) -> None:
    (site / POINT).write_text((site / POINT).read_text().replace("title: ", "titel: ", 1))
    with (
        running(site) as served,
        visiting(browser, served.address, width=width, scheme=scheme) as visit,
    ):
        panel = visit.page.locator("dissensus-overlay .panel")
        expect(panel).to_be_visible(timeout=LONG * 1000)
        for part in (panel.locator("pre"), panel.get_by_role("button")):
            box = part.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
        for name in (".count", ".behind", "pre", ".fold"):
            assert contrast(panel.locator(name), panel) >= 7, name
        assert found_by_axe(visit.page) == []
        panel.locator("pre").press("Escape")
        corner = visit.page.locator("dissensus-overlay .corner")
        assert contrast(corner, corner) >= 7
        assert found_by_axe(visit.page) == []


def contrast(words: Locator, ground: Locator) -> float:
    """How far words stand out from their ground, as WCAG reckons; axe-core does not see through a shadow root here."""
    colours = (
        words.evaluate("e => getComputedStyle(e).color"),
        ground.evaluate("e => getComputedStyle(e).backgroundColor"),
    )
    light, dark = sorted(
        (_luminance([int(part) for part in re.findall(r"\d+", each)]) for each in colours), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: list[int]) -> float:
    assert len(colour) == 3, colour  # opaque
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def found_by_axe(page: Page) -> list[str]:
    """What axe-core objects to in the overlay; the page below is tried elsewhere."""
    return [finding for finding in accessibility(page) if "dissensus-overlay" in finding]


def test_a_warning_waits_in_the_corner(browser: Browser, site: Path) -> None:
    with open_page(browser, site) as opened:
        (site / "content/notes.txt").write_text("mine")
        opened.replace("title: The bridge", "title: The bridge again")
        expect(opened.corner).to_have_text("1 warning in 1 file")
        expect(opened.panel).to_be_hidden()
        expect(opened.page.locator("main")).to_contain_text("The bridge again")
        opened.corner.press("Enter")
        expect(opened.panel.locator("pre")).to_contain_text("content/notes.txt")
        (site / "content/notes.txt").unlink()
        expect(opened.panel).to_be_hidden()
        expect(opened.corner).to_be_hidden()


def test_a_deleted_point_has_gone_and_one_put_back_is_there_again(browser: Browser, site: Path) -> None:
    with open_page(browser, site) as opened:
        text = (site / POINT).read_text()
        opened.replace("title: The bridge", "titel: The bridge")
        expect(opened.panel).to_be_visible()
        (site / POINT).unlink()
        expect(opened.page.locator("h1")).to_have_text("Nothing stands at this address")
        expect(opened.panel).to_be_hidden()
        (site / POINT).write_text(text)
        expect(opened.page.locator("h1")).to_have_text("What became of the bridge?")


def test_a_site_that_begins_with_faults_opens_when_they_are_mended(browser: Browser, site: Path) -> None:
    (site / POINT).write_text((site / POINT).read_text().replace("title: ", "titel: ", 1))
    with open_page(browser, site) as opened:
        expect(opened.panel).to_be_visible()
        opened.replace("titel: ", "title: ")
        expect(opened.page.locator("h1")).to_have_text("What became of the bridge?")
        expect(opened.panel).to_be_hidden()


def test_a_server_that_comes_again_finds_its_pages_waiting(browser: Browser, site: Path) -> None:
    with ExitStack() as first, ExitStack() as visits:
        served = first.enter_context(running(site))
        page = visits.enter_context(visiting(browser, served.address + "points/bridge/")).page
        expect.set_options(timeout=LONG * 1000)
        page.evaluate("window.isTheSame = true")
        gone = page.locator("dissensus-overlay .gone")
        (site / "content/notes.txt").write_text("mine")
        expect(page.locator("dissensus-overlay .corner")).to_be_visible()  # it listens
        first.close()
        expect(gone).to_be_visible()
        change(site, "title: The bridge", "title: A new title")
        with running(site, served.port):
            expect(page.locator("main")).to_contain_text("A new title")
            expect(gone).to_be_hidden()
            assert page.evaluate("window.isTheSame === true")
            change(site, "title: A new title", "title: A newer one")
            expect(page.locator("main")).to_contain_text("A newer one")


def test_a_page_that_nobody_sees_hears_nothing_and_catches_up(browser: Browser, site: Path) -> None:
    hide = """(isHidden) => {
        Object.defineProperty(document, "hidden", { value: isHidden, configurable: true })
        document.dispatchEvent(new Event("visibilitychange"))
    }"""
    with open_page(browser, site) as opened:
        until(opened.page, hears(opened.visit))
        opened.page.evaluate(hide, True)
        before = len(opened.visit.asked)
        opened.replace("title: The bridge", "title: A new title")
        opened.served.wait_for(lambda turn: turn.state.number == 2)
        opened.page.wait_for_timeout(300)
        assert len(opened.visit.asked) == before
        opened.page.evaluate(hide, False)
        expect(opened.page.locator("main")).to_contain_text("A new title")
        assert opened.is_the_same()


def test_every_open_page_is_told(browser: Browser, site: Path) -> None:
    with open_page(browser, site) as opened, visiting(browser, opened.served.address + "sources/") as other:
        opened.replace("title: The bridge", "titel: The bridge")
        for page in (opened.page, other.page):
            expect(page.locator("dissensus-overlay .panel")).to_be_visible(timeout=LONG * 1000)


def test_without_scripts_the_page_is_as_published(browser: Browser, site: Path) -> None:
    with running(site) as served, visiting(browser, served.address + "points/bridge/", javascript=False) as visit:
        assert visit.page.locator("h1").inner_text() == "What became of the bridge?"
        assert visit.wrong == []


def test_the_site_of_this_checkout_is_shown_without_a_violation(browser: Browser, tmp_path: Path) -> None:
    shutil.copy(ROOT / "site.toml", tmp_path)
    for part in ("content", "seeds"):
        shutil.copytree(ROOT / part, tmp_path / part)
    with running(tmp_path) as served, visiting(browser, served.address) as visit:
        until(visit.page, hears(visit))
        links = visit.page.locator("a[href]").evaluate_all("all => [...new Set(all.map(a => a.href.split('#')[0]))]")
        assert len(links) > 10
        for link in links:
            assert served.get(link.removeprefix(served.address[:-1])).status == 200, link
        assert visit.wrong == []


# ── morphing, on pages that nobody has written ──

MORPH = """
async ([address, pairs]) => {
    const { morph } = await import(address);
    const parsed = (text) => new DOMParser().parseFromString(text, "text/html");
    const wrong = [];
    for (const [before, after] of pairs) {
        const [here, there] = [parsed(before), parsed(after)];
        await morph(here, there);
        const isLike = here.body.isEqualNode(there.body) && here.title === there.title;
        if (!isLike) wrong.push([before, after, here.documentElement.outerHTML]);
    }
    return wrong;
}
"""


def test_whatever_a_page_was_it_becomes_what_it_is_to_be(browser: Browser, site: Path) -> None:
    dice = random.Random(7)
    pairs = [(one := _page(dice), dice.choice([one, _page(dice), _edited(dice, one)])) for _ in range(400)]
    with running(site) as served, visiting(browser, served.address + "no-page-with-a-policy.css") as visit:
        visit.page.goto(served.address + _style_sheet(served))
        wrong = visit.page.evaluate(MORPH, [f"/_dissensus/{served.token}/morphing.js", [list(pair) for pair in pairs]])
    assert wrong == []


def _style_sheet(served: Running) -> str:
    found = re.search(rb'href="(assets/style[^"]+)"', served.get("/").content)
    assert found
    return found[1].decode()


def _page(dice: random.Random) -> str:
    free = [f"id-{number}" for number in range(12)]
    dice.shuffle(free)
    body = "".join(_element(dice, 0, free) for _ in range(dice.randrange(6)))
    return f"<!doctype html><html lang=en><head><title>{dice.randrange(3)}</title></head><body>{body}</body></html>"


def _element(dice: random.Random, depth: int, free: list[str]) -> str:
    if dice.random() < 0.25:
        return dice.choice(["one", "two ", " three", "\n", "<!--four-->"])
    name = dice.choice(["div", "section", "em", "ul", "b"])
    named = f' id="{free.pop()}"' if free and dice.random() < 0.4 else ""
    classed = f' class="{dice.choice("abc")}"' if dice.random() < 0.4 else ""
    below = "".join(_element(dice, depth + 1, free) for _ in range(dice.randrange(4))) if depth < 3 else ""
    return f"<{name}{named}{classed}>{below}</{name}>"


def _edited(dice: random.Random, page: str) -> str:
    """The page with one element or word put in, taken out or changed."""
    parts = re.split(r"(one|two|three|<em>|<div[^>]*></div>)", page)
    at = dice.randrange(len(parts))
    if at % 2:
        parts[at] = dice.choice(["", "five", parts[at] * 2]) if parts[at] != "<em>" else '<em class="d">'
    else:
        parts.insert(at, "")
    return "".join(parts)
