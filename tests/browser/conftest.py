"""A browser, and the two sites it opens: that of this checkout, and one whose every word is hostile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.chromium import ARGUMENTS, find_chromium, what_is_missing
from browser.hostile import make_hostile_site
from conftest import BuildSite


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one for each worker; every visit has a context of its own."""
    chromium = find_chromium()
    assert chromium, what_is_missing()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def hostile_site(build_site: BuildSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site whose every word tries to run as something."""
    return build_site(make_hostile_site(tmp_path_factory.mktemp("hostile")))


@pytest.fixture(params=["real", "hostile"])
def site(request: pytest.FixtureRequest) -> Path:
    """Each of the two sites, built."""
    built: Path = request.getfixturevalue(f"{request.param}_site")
    return built
