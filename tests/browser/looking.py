"""What can be seen of an open page: a line for every finding, and none for a page in order."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"

# `overflow: hidden` on the root would hide what sticks out from this test, and from the reader.
STICKS_OUT = """
() => {
    for (const root of [document.documentElement, document.body])
        root.style.setProperty("overflow-x", "visible", "important")
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll("body *")]
        .filter(element => element.getBoundingClientRect().right > width + 0.5 && !element.children.length)
        .map(element => `${element.localName}.${element.className}: ${element.textContent.slice(0, 50)}`)
        .concat(`the page is ${document.documentElement.scrollWidth} wide`)
}
"""

FONTS = """
async family => {
    const faces = [...document.fonts].filter(face => face.family.replaceAll('"', "") === family)
    await Promise.allSettled(faces.map(face => face.load()))
    return faces.map(face => face.status)
}
"""

# Words set aside for those who cannot see the page take up a pixel; letters may be shown as capitals.
UNFOLDED = """
selector => {
    for (const details of document.querySelectorAll("details")) details.open = true
    const isSeen = element => Math.min(element.getBoundingClientRect().width, element.offsetHeight ?? 2) > 1
    return [...document.querySelectorAll(selector)].flatMap(element => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), texts = []
        while (walker.nextNode())
            if (walker.currentNode.data.trim() && isSeen(walker.currentNode.parentElement))
                texts.push(walker.currentNode.data)
        return texts
    })
}
"""

FOCUSED = """
() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const box = element.getBoundingClientRect(), style = getComputedStyle(element)
    return {
        html: element.outerHTML.slice(0, 120),
        href: element.getAttribute("href"),
        inView: box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0
            && box.top < innerHeight && box.left < innerWidth,
        ringed: element.matches(":focus-visible")
            && (style.outlineStyle !== "none" && style.outlineWidth !== "0px" || style.boxShadow !== "none"),
    }
}
"""

TARGET = """
id => {
    const card = document.querySelector(":target")
    if (card?.id !== id) return [`#${id} is not the target`]
    const box = card.getBoundingClientRect()
    const top = document.elementFromPoint(box.left + Math.min(20, box.width / 2), box.top + 5)
    const findings = []
    if (box.top < 0 || box.top > innerHeight - 40) findings.push(`#${id} is out of view, at ${box.top}`)
    else if (!card.contains(top)) findings.push(`#${id} is covered by ${top?.outerHTML.slice(0, 80)}`)
    const look = element => { const style = getComputedStyle(element)
        return [style.outline, style.boxShadow, style.backgroundColor, style.border].join(" ") }
    const highlighted = look(card)
    location.hash = ""
    if (look(card) === highlighted) findings.push(`#${id} looks as if it were not the target`)
    return findings
}
"""


def accessibility(page: Page) -> list[str]:
    """What axe-core objects to: its rules for WCAG 2.2 AA, and its best practices."""
    page.evaluate(_axe())
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def sticking_out(page: Page) -> list[str]:
    """What reaches beyond the right edge, so that a reader has to scroll sideways."""
    return list(page.evaluate(STICKS_OUT))


def font_status(page: Page, family: str) -> set[str]:
    """What becomes of the files of a font: `loaded`, or `error`."""
    return set(page.evaluate(FONTS, family))


def unfolded(page: Page, selector: str) -> list[str]:
    """Every piece of text that can be seen in what `selector` selects, once all that is folded is opened."""
    return list(page.evaluate(UNFOLDED, selector))


def badly_targeted(page: Page, anchor: str) -> list[str]:
    """What is wrong with the card that the address names: it is in view, on top, and looks chosen."""
    return list(page.evaluate(TARGET, anchor))


def badly_focused(page: Page, steps: int = 60) -> list[str]:
    """What is wrong while Tab goes from one control to the next: each is in view and wears a ring."""
    findings = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        if not focused["inView"]:
            findings.append(f"out of view: {focused['html']}")
        if not focused["ringed"]:
            findings.append(f"without a ring: {focused['html']}")
    return findings


def first_focused(page: Page) -> str | None:
    """Where the first control that Tab reaches leads to."""
    page.keyboard.press("Tab")
    focused = page.evaluate(FOCUSED)
    return focused["href"] if focused else None


@cache
def _axe() -> str:
    assert AXE.is_file(), f"{AXE} is missing: npm ci installs it"
    return AXE.read_text(encoding="utf-8")
