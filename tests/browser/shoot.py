"""Pictures of a built site: the longest page of each kind, wide and narrow, light and dark.

python tests/browser/shoot.py public screenshots [kind …]
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from browser.chromium import ARGUMENTS, find_chromium, what_is_missing
from browser.pages import KINDS, one_of_each_kind
from browser.visit import disk, visiting

WIDTHS = (360, 1280)


def shoot(site: Path, folder: Path, kinds: list[str]) -> None:
    """Writes one PNG for each kind of page, width and scheme into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = one_of_each_kind(site)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        for kind in kinds:
            for width in WIDTHS:
                for scheme in ("light", "dark"):
                    with visiting(browser, disk(site) + pages[kind], width=width, scheme=scheme) as visit:
                        visit.page.screenshot(path=folder / f"{kind}-{width}-{scheme}.png", full_page=True)


if __name__ == "__main__":
    if not find_chromium():
        sys.exit(what_is_missing())
    shoot(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] or list(KINDS))
