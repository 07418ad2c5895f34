"""Paging: a list of points over several pages, and the pager that leads from one to another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from dissensus.model import PointId
from dissensus.pages import views
from dissensus.pages.sheet import Sheet

POINTS_ON_A_PAGE = 50  # on a narrow screen, where columns become a stack, a point is up to a screen high
STEPS = (1, 10, 100)


class Paged(Struct, frozen=True):
    """Points in pages, and how the address of a page follows from its number, from 1."""

    pages: tuple[tuple[PointId, ...], ...]  # one at least
    address: Callable[[int], str]

    def numbered(self) -> Iterator[tuple[int, str]]:
        """Number and address of every page."""
        return ((number, self.address(number)) for number in range(1, len(self.pages) + 1))

    def points_of(self, number: int) -> tuple[PointId, ...]:
        """The points of a page."""
        return self.pages[number - 1]

    def told(self, number: int) -> str | None:
        """“page 2 of 30”; None where there is only one."""
        return f"page {number} of {len(self.pages)}" if len(self.pages) > 1 else None


def paged(points: Sequence[PointId], address: Callable[[int], str]) -> Paged:
    """All of the points, in order, over as few pages as they need."""
    starts = range(0, max(1, len(points)), POINTS_ON_A_PAGE)
    return Paged(tuple(tuple(points[start : start + POINTS_ON_A_PAGE]) for start in starts), address)


def pager(sheet: Sheet, points: Paged, number: int) -> views.Pager | None:
    """The pager of one page; None where there is only one."""
    if len(points.pages) == 1:
        return None
    shown = pages_led_to(number, len(points.pages))
    links = (_link(sheet, points, each, number, before) for before, each in pairwise((0, *shown)))
    return views.Pager(text=_told(points, number), links=tuple(links))


def pages_led_to(number: int, last: int) -> tuple[int, ...]:
    """The pages that a pager leads to: itself, the ends, and by ones, tens and hundreds, as far as there are any.

    Nine at most while there are fewer than a thousand: and from any of them to any other in few steps.
    """
    near = (number + way * steps for way in (-1, 1) for steps in STEPS)
    return tuple(sorted(each for each in {1, number, last, *near} if 1 <= each <= last))


def _link(sheet: Sheet, points: Paged, each: int, current: int, before: int) -> views.PagerLink:
    first, last = points.points_of(each)[0], points.points_of(each)[-1]
    written = sheet.library.points
    return views.PagerLink(
        number=each,
        href=sheet.href(points.address(each)),
        first=written[first].title,
        last=written[last].title if last != first else None,
        relation="prev" if each == current - 1 else "next" if each == current + 1 else None,
        current=each == current,
        gap=each > before + 1,
    )


def _told(points: Paged, number: int) -> str:
    before = (number - 1) * POINTS_ON_A_PAGE
    all_ = (len(points.pages) - 1) * POINTS_ON_A_PAGE + len(points.pages[-1])
    page = f"Page {number} of {len(points.pages)}"
    return f"{page}: points {before + 1} to {before + len(points.points_of(number))} of {all_}"
