"""Dates written in other ways than those of the site, and the one that is meant, or each that may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dissensus.dates import MONTHS

_NUMBER = {name: number for number, month in enumerate(MONTHS, 1) for name in (month.lower(), month[:3].lower())}
_NUMBER["sept"] = 9
_NAME = f"(?P<month>{'|'.join(sorted(_NUMBER, key=len, reverse=True))})\\.?"
_DAY, _YEAR = "(?P<day>[0-9]{1,2})", "(?P<year>[0-9]{4})"
_WEEKDAY, _NTH, _PART = r"(?:[a-z]{3,9}\.?,?\s+)?", "(?:st|nd|rd|th)?", "[-–./]"

_BY_YEAR = re.compile(rf"{_YEAR}{_PART}(?P<month>[0-9]{{1,2}}){_PART}{_DAY}")
_BY_NAME = tuple(
    re.compile(_WEEKDAY + form, re.IGNORECASE)
    for form in (rf"{_DAY}{_NTH}\s+{_NAME},?\s+{_YEAR}", rf"{_NAME}\s+{_DAY}{_NTH},?\s+{_YEAR}")
)
_BY_DAY = re.compile(rf"(?P<one>[0-9]{{1,2}}){_PART}(?P<other>[0-9]{{1,2}}){_PART}{_YEAR}")
_NO_DAY = tuple(
    re.compile(form, re.IGNORECASE) for form in (rf"{_YEAR}{_PART}(?P<month>[0-9]{{1,2}})", rf"{_NAME}\s+{_YEAR}")
)


def dates_meant(text: str) -> tuple[str, ...]:
    """The dates that the text may mean, as the site writes them; none if it names no day and no month otherwise.

    Of `03.04.2024` both are given, first the one with the day before the month: which is meant nobody can know.
    """
    return tuple(dict.fromkeys(_all(" ".join(text.split()))))


def _all(text: str) -> Iterator[str]:
    for form in (_BY_YEAR, *_BY_NAME):
        if found := form.fullmatch(text):
            yield from _day(found["year"], found["month"], found["day"])
    if found := _BY_DAY.fullmatch(text):
        yield from _day(found["year"], found["other"], found["one"])
        yield from _day(found["year"], found["one"], found["other"])
    for form in _NO_DAY:
        if found := form.fullmatch(text):
            yield from (f"{day[:7]}-XX" for day in _day(found["year"], found["month"], "1"))


def _day(year: str, month: str, day: str) -> Iterator[str]:
    try:
        yield date(int(year), _NUMBER.get(month.lower()) or int(month), int(day)).isoformat()
    except ValueError:  # the calendar has no such day
        return
