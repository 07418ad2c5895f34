"""Dates as curators write them: a narrow profile of EDTF (ISO 8601-2), read to the days it allows and told in words.

2024-03-12                   a day
2024-03-12T09:20:00+02:00    a moment, its offset kept as published
2024-03-12~                  about that day
2024-03-12?                  that day, uncertain
2024-03-XX                   some day of that month
2024-03-12/2024-03-15        throughout those days
[2024-03-12..2024-03-15]     one day among those
../2024-03-21                on that day or before
2024-03-12/..                on that day or after
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from dissensus.patterns import pattern

if TYPE_CHECKING:
    import re

Shape = Literal["day", "moment", "about", "uncertain", "month", "throughout", "among", "until", "since"]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_DAY = "([0-9]{4}-[0-9]{2}-[0-9]{2})"
_MOMENT = "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2}))"
_FORMS: tuple[tuple[re.Pattern[str], Shape], ...] = (
    (pattern(_DAY), "day"),
    (pattern(_MOMENT), "moment"),
    (pattern(rf"{_DAY}~"), "about"),
    (pattern(rf"{_DAY}\?"), "uncertain"),
    (pattern("([0-9]{4}-[0-9]{2})-XX"), "month"),
    (pattern(rf"{_DAY}/{_DAY}"), "throughout"),
    (pattern(rf"\[{_DAY}\.\.{_DAY}\]"), "among"),
    (pattern(rf"\.\./{_DAY}"), "until"),
    (pattern(rf"{_DAY}/\.\."), "since"),
)
PATTERN = rf"^({'|'.join(form.pattern for form, _ in _FORMS)})$(?!\n)"  # any of the forms; its day may not exist


class Span(Struct, frozen=True, array_like=True, gc=False):
    """The days that a date allows, both ends included; None where that end is open."""

    edtf: str
    shape: Shape
    first: date | None
    last: date | None

    def order(self) -> tuple[date, date]:
        """A key by which dates stand in the order of time; an open end takes the place of the other."""
        first = self.first or self.last or date.min
        return first, self.last or date.max

    def certainly_after(self, other: Span) -> bool:
        """Whether every day of this one comes after every day of the other."""
        return self.first is not None and other.last is not None and self.first > other.last


@lru_cache(maxsize=4096)
def parse(text: str) -> Span:
    """The days that `text` allows. Raises ValueError, with a sentence for a curator, if it is not in the profile."""
    for form, shape in _FORMS:
        if found := form.fullmatch(text):
            first, last = _ends(shape, found.groups())
            if first and last and first > last:
                raise ValueError(f"{first} comes after {last}")
            return Span(text, shape, first, last)
    raise ValueError(
        "a date is written like 2024-03-12; 2024-03-XX is a day of that month, ../2024-03-12 that day or before"
    )


def _ends(shape: Shape, parts: tuple[str, ...]) -> tuple[date | None, date | None]:
    if shape == "moment":
        day = _moment(parts[0]).date()
        return day, day
    if shape == "month":
        first = _day(f"{parts[0]}-01")
        return first, _last_day(first)
    days = [_day(part) for part in parts]
    if shape == "until":
        return None, days[0]
    if shape == "since":
        return days[0], None
    return days[0], days[-1]


def _last_day(first: date) -> date:
    """The last day of the month that begins so; in December told without the next, as the year 9999 has none."""
    if first.month == 12:
        return first.replace(day=31)
    return first.replace(month=first.month + 1) - timedelta(days=1)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"the calendar has no day {text}") from None


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"the clock and calendar have no moment {text}") from None


def in_words(span: Span) -> str:
    """The date as a reader sees it: “12 March 2024”, “14 or 15 March 2024”, “by 21 March 2024”."""
    return _TELL[span.shape](span)


def range_in_words(first: date, last: date) -> str:
    """Two days and the words between them, nothing said twice: “12 to 19 March 2024”."""
    if first == last:
        return day_in_words(first)
    return f"{_shortened(first, last)} to {day_in_words(last)}"


def day_in_words(day: date) -> str:
    """“12 March 2024”."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _shortened(first: date, last: date) -> str:
    # Leaves out of the first day what the last day repeats.
    if first.year != last.year:
        return day_in_words(first)
    return f"{first.day} {MONTHS[first.month - 1]}" if first.month != last.month else str(first.day)


def _tell_day(span: Span) -> str:
    assert span.first
    return day_in_words(span.first)


def _tell_moment(span: Span) -> str:
    moment = datetime.fromisoformat(span.edtf)
    offset = "UTC" if span.edtf.endswith("Z") else f"UTC{span.edtf[-6:]}"
    return f"{_tell_day(span)}, {moment:%H:%M} ({offset})"


def _tell_month(span: Span) -> str:
    assert span.first
    return f"{MONTHS[span.first.month - 1]} {span.first.year}, day not known"


def _tell_throughout(span: Span) -> str:
    assert span.first and span.last
    return range_in_words(span.first, span.last)


def _tell_among(span: Span) -> str:
    assert span.first and span.last
    if (span.last - span.first).days == 0:
        return _tell_day(span)
    if (span.last - span.first).days == 1:
        return f"{_shortened(span.first, span.last)} or {day_in_words(span.last)}"
    return f"one day from {range_in_words(span.first, span.last)}"


def _tell_until(span: Span) -> str:
    assert span.last
    return f"by {day_in_words(span.last)}"


_TELL: dict[Shape, Callable[[Span], str]] = {
    "day": _tell_day,
    "moment": _tell_moment,
    "about": lambda span: f"about {_tell_day(span)}",
    "uncertain": lambda span: f"{_tell_day(span)}, uncertain",
    "month": _tell_month,
    "throughout": _tell_throughout,
    "among": _tell_among,
    "until": _tell_until,
    "since": lambda span: f"from {_tell_day(span)} on",
}
