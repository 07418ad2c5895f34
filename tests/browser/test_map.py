"""The map stays legible with many points and columns: at any width, in light and dark, by keyboard, on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser import looking
from browser.printed import is_printed, printed
from browser.test_validity import needs_java
from browser.validity import invalid
from browser.visit import disk, visiting
from conftest import BuildSite
from pages.many_points import write

PAGES = ("index.html", "map/3/index.html", "map/outlets/3/index.html", "topics/topic-1/2/index.html")

IN_PANE = """
selector => {
    const pane = document.querySelector(".map").getBoundingClientRect()
    return [...document.querySelectorAll(selector)].map(element => element.getBoundingClientRect())
        .filter(box => box.top >= pane.top - 1 && box.left >= pane.left - 1).length
}
"""

CELLS = """
() => [...document.querySelectorAll(".map tbody td")].map(cell => {
    const label = cell.querySelector(".label"), box = label.getBoundingClientRect()
    return [cell.getBoundingClientRect().width, box.width > 1 && box.height > 1 ? label.textContent : ""]
})
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, build_site: BuildSite) -> Path:
    """A built site of 250 points, eight parties and twelve outlets."""
    return build_site(write(tmp_path_factory.mktemp("many"), 250, parties=8, outlets=12, topics=2))


@pytest.mark.parametrize("address", PAGES)
def test_nothing_sticks_out(browser: Browser, many: Path, address: str) -> None:
    with visiting(browser, disk(many) + address) as visit:
        for width in (320, 360, 480, 768, 801, 1280, 1920):
            visit.page.set_viewport_size({"width": width, "height": 800})
            assert looking.sticking_out(visit.page) == [], width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_has_no_objection(browser: Browser, many: Path, width: int, scheme: str) -> None:
    with visiting(browser, width=width, scheme="dark" if scheme == "dark" else "light") as visit:
        for address in PAGES[2:]:
            visit.open(disk(many) + address)
            assert looking.accessibility(visit.page) == [], address


@needs_java
def test_every_page_of_a_map_is_valid(many: Path) -> None:
    assert invalid(many / address for address in PAGES) == []


@pytest.mark.parametrize("width", [320, 360, 768])
def test_where_cells_are_stacked_each_says_its_column(browser: Browser, many: Path, width: int) -> None:
    with visiting(browser, disk(many) + "map/outlets/2/index.html", width=width) as visit:
        cells = visit.page.evaluate(CELLS)
    assert {label for _, label in cells} == {f"In The Daily {n} Herald" for n in range(12)}
    assert min(size for size, _ in cells) >= 160


@pytest.mark.parametrize(("width", "height"), [(801, 800), (1280, 800), (1920, 1080)])
def test_in_the_pane_points_and_heads_stay_in_view(browser: Browser, many: Path, width: int, height: int) -> None:
    with visiting(browser, disk(many) + "map/outlets/2/index.html", width=width) as visit:
        visit.page.set_viewport_size({"width": width, "height": height})
        scroll_by_keyboard(visit.page)
        assert visit.page.evaluate(IN_PANE, "thead th.corner") == 1
        assert visit.page.evaluate(IN_PANE, "thead th:last-child") == 1
        assert visit.page.evaluate(IN_PANE, "tbody tr:last-child th") == 1
        assert min(size for size, _ in visit.page.evaluate(CELLS)) >= 160


def scroll_by_keyboard(page: Page) -> None:
    """To the last point and the last column, as somebody without a mouse does."""
    pane = page.locator(".map")
    pane.focus()
    page.keyboard.press("End")
    page.wait_for_function("() => { const m = document.querySelector('.map'); return m.scrollTop > 1000 }")
    for _ in range(40):
        page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "() => { const m = document.querySelector('.map'); return m.scrollLeft + m.clientWidth >= m.scrollWidth - 2 }"
    )


def test_in_a_low_window_every_cell_says_its_column(browser: Browser, many: Path) -> None:
    with visiting(browser, disk(many) + "map/2/index.html") as visit:
        visit.page.set_viewport_size({"width": 1000, "height": 400})
        assert all(label for _, label in visit.page.evaluate(CELLS))


def test_a_page_of_a_map_is_printed_whole(browser: Browser, many: Path) -> None:
    with visiting(browser, disk(many) + "map/outlets/2/index.html") as visit:
        sheets = printed(visit.page)
        texts = looking.unfolded(visit.page, ".map th, .map td")
    assert texts
    assert [text for text in dict.fromkeys(texts) if not is_printed(text, sheets)] == []
