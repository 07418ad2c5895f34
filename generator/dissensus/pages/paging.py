"""Paging: what is too long for one page over several, and the pager that leads from one to another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from dissensus.model import PointId
from dissensus.pages import views
from dissensus.pages.sheet import Sheet

ON_A_PAGE = 50  # points or statements: on a narrow screen, where columns become a stack, one is up to a screen high
STEPS = (1, 10, 100)

Ends = tuple[str, str | None]  # what a page begins and ends with; no end where that is the same


class Paged(Struct, frozen=True):
    """So many things in pages, and how the address of a page follows from its number, from 1."""

    length: int
    address: Callable[[int], str]

    @property
    def last(self) -> int:
        """The number of the last page: of as few as are needed, one at least."""
        return max(1, -(-self.length // ON_A_PAGE))

    def numbered(self) -> Iterator[tuple[int, str]]:
        """Number and address of every page."""
        return ((number, self.address(number)) for number in range(1, self.last + 1))

    def span(self, number: int) -> slice:
        """Which of the things stand on a page."""
        return slice((number - 1) * ON_A_PAGE, min(number * ON_A_PAGE, self.length))

    def told(self, number: int) -> str | None:
        """“page 2 of 30”; None where there is only one."""
        return f"page {number} of {self.last}" if self.last > 1 else None


class PagedPoints(Paged, frozen=True):
    """Points in pages."""

    points: tuple[PointId, ...]

    def points_of(self, number: int) -> tuple[PointId, ...]:
        """The points of a page."""
        return self.points[self.span(number)]


def paged(points: Sequence[PointId], address: Callable[[int], str]) -> PagedPoints:
    """All of the points, in order, over as few pages as they need."""
    return PagedPoints(len(points), address, tuple(points))


def pager(sheet: Sheet, paged: Paged, number: int, things: str, ends: Callable[[int], Ends]) -> views.Pager | None:
    """The pager of one page; None where there is only one."""
    if paged.last == 1:
        return None
    span = paged.span(number)
    told = f"Page {number} of {paged.last}: {things} {span.start + 1} to {span.stop} of {paged.length}"
    return pager_over(sheet, told, range(1, paged.last + 1), number, paged.address, ends)


def pager_over(
    sheet: Sheet,
    told: str,
    numbers: Sequence[int],
    number: int,
    address: Callable[[int], str],
    ends: Callable[[int], Ends],
) -> views.Pager:
    """The pager of one page among those of these numbers, which ascend and may leave some out."""
    here = numbers.index(number) + 1
    places = pages_led_to(here, len(numbers))
    links: list[views.PagerLink] = []
    before = 0
    for place in places:
        each = numbers[place - 1]
        first, last = ends(each) if asks_for_ends(sheet) else ("", None)
        links.append(
            views.PagerLink(
                number=each,
                href=sheet.href(address(each)),
                first=first,
                last=last,
                relation="prev" if place == here - 1 else "next" if place == here + 1 else None,
                current=place == here,
                gap=each > before + 1,
            )
        )
        before = each
    return views.Pager(text=told, links=tuple(links))


def asks_for_ends(sheet: Sheet) -> bool:
    """Whether a page has to tell what others begin or end with."""
    return sheet.asks(".first") or sheet.asks(".last")


def pages_led_to(number: int, last: int) -> tuple[int, ...]:
    """The pages that a pager leads to: itself, the ends, and by ones, tens and hundreds, as far as there are any.

    Nine at most while there are fewer than a thousand: and from any of them to any other in few steps.
    """
    near = (number + way * steps for way in (-1, 1) for steps in STEPS)
    return tuple(sorted(each for each in {1, number, last, *near} if 1 <= each <= last))
