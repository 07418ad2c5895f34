"""A visit: one page open in a context of its own, with all that went wrong or was asked for on the way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, Response

TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", event =>
    console.error(`policy violated: ${event.violatedDirective} by ${event.blockedURI}`))
"""


@dataclass(frozen=True)
class Visit:
    """An open page, the addresses it asked for, and a line for each thing that went wrong."""

    page: Page
    asked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Goes on to another page, and forgets the last one. Much cheaper than another visit."""
        self.page.goto("about:blank")  # what the last page was still asking for is given up here
        self.asked.clear()
        self.wrong.clear()
        self.page.goto(address, wait_until="load")

    def strangers(self, root: str) -> list[str]:
        """What was asked of anybody but the site at `root`."""
        return [address for address in self.asked if not address.startswith((root, "data:", "blob:"))]


@contextmanager
def visiting(
    browser: Browser,
    address: str = "about:blank",
    *,
    width: int = 1280,
    scheme: Literal["light", "dark"] = "light",
    javascript: bool = True,
) -> Iterator[Visit]:
    """The page at `address`, loaded to the last request; one that is opened later keeps width, scheme and all."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",  # what moves is seen where it comes to rest
        java_script_enabled=javascript,
    )
    context.add_init_script(TELL_VIOLATIONS)
    visit = Visit(context.new_page())
    _listen(visit)
    visit.open(address)
    try:
        yield visit
    finally:
        context.close()


def disk(site: Path) -> str:
    """The root of a site as a browser opens it from the disk."""
    return site.resolve().as_uri() + "/"


def _listen(visit: Visit) -> None:
    """Playwright's events, as lines of `visit`."""

    def asked(request: Request) -> None:
        visit.asked.append(request.url)

    def failed(request: Request) -> None:
        visit.wrong.append(f"request failed: {request.url} ({request.failure})")

    def answered(response: Response) -> None:
        if response.status >= 400:
            visit.wrong.append(f"answered {response.status}: {response.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            visit.wrong.append(f"console: {message.text}")

    def asks(dialog: Dialog) -> None:
        visit.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    visit.page.on("request", asked)
    visit.page.on("requestfailed", failed)
    visit.page.on("response", answered)
    visit.page.on("console", said)
    visit.page.on("dialog", asks)
    visit.page.on("pageerror", lambda error: visit.wrong.append(f"script failed: {error}"))
    visit.page.on("popup", lambda popup: visit.wrong.append(f"window opened: {popup.url}"))
