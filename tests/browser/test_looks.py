"""Pages can be read by everybody: at any width, in light and dark, with the keyboard, in their own fonts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from browser import looking
from browser.pages import KINDS, host_path, one_of_each_kind
from browser.visit import disk, visiting
from conftest import Serve

WIDTHS = (320, 360, 768, 1280, 1920)
LOOKS: tuple[tuple[int, Literal["light", "dark"]], ...] = (
    (360, "light"),
    (360, "dark"),
    (1280, "light"),
    (1280, "dark"),
)


@pytest.mark.parametrize("kind", KINDS)
def test_axe_has_no_objection(browser: Browser, serve: Serve, site: Path, kind: str) -> None:
    with serve(site, host_path(site)) as root, visiting(browser, root + one_of_each_kind(site)[kind]) as visit:
        for width, scheme in LOOKS:
            visit.page.set_viewport_size({"width": width, "height": 800})
            visit.page.emulate_media(color_scheme=scheme)
            assert looking.accessibility(visit.page) == [], f"{scheme}, {width} wide"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_sticks_out(browser: Browser, site: Path, kind: str) -> None:
    with visiting(browser, disk(site) + one_of_each_kind(site)[kind]) as visit:
        for width in WIDTHS:
            visit.page.set_viewport_size({"width": width, "height": 800})
            assert looking.sticking_out(visit.page) == [], width


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_goes_everywhere_and_shows_where(browser: Browser, real_site: Path, kind: str) -> None:
    with visiting(browser, disk(real_site) + one_of_each_kind(real_site)[kind]) as visit:
        skip = looking.first_focused(visit.page)
        assert skip
        assert skip.startswith("#")
        visit.page.keyboard.press("Enter")
        assert visit.page.evaluate("document.querySelector(':target')?.matches('main, main *')")
    with visiting(browser, disk(real_site) + one_of_each_kind(real_site)[kind]) as visit:
        assert looking.badly_focused(visit.page) == []


def test_every_font_loads_from_the_disk(browser: Browser, real_site: Path) -> None:
    css = "".join(path.read_text(encoding="utf-8") for path in real_site.rglob("*.css"))
    carried = {rule[1] for rule in re.finditer(r'@font-face\s*{[^}]*?font-family:\s*"([^"]+)"[^}]*url\(', css)}
    assert carried
    with visiting(browser, disk(real_site) + "index.html") as visit:
        for family in carried:
            assert looking.font_status(visit.page, family) == {"loaded"}, family
