"""Days that a text names in words, with the words: what a document's date may rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

MOST = 20
_LOOKED_AT = 100_000  # characters: a document says early when it is of
_MONTHS = (
    ("january", "jan", "января", "січня"),
    ("february", "feb", "февраля", "лютого"),
    ("march", "mar", "марта", "березня"),
    ("april", "apr", "апреля", "квітня"),
    ("may", "may", "мая", "травня"),
    ("june", "jun", "июня", "червня"),
    ("july", "jul", "июля", "липня"),
    ("august", "aug", "августа", "серпня"),
    ("september", "sep", "sept", "сентября", "вересня"),
    ("october", "oct", "октября", "жовтня"),
    ("november", "nov", "ноября", "листопада"),
    ("december", "dec", "декабря", "грудня"),
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAME = "|".join(sorted(_NUMBER, key=len, reverse=True))
_DAY, _YEAR = r"(?P<day>\d{1,2})", r"(?P<year>(?:1[89]|20)\d\d)"
_FORMS = tuple(
    re.compile(rf"(?<![\w.,/-]){form}(?![\w/-]|[.,]\d)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)",
        rf"{_DAY}(?:st|nd|rd|th)?\s+(?P<month>{_NAME})\.?,?\s+{_YEAR}",
        rf"(?P<month>{_NAME})\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
    )
)


class DayFound(Struct, frozen=True):
    """A day, the words that name it, and the line, from 1, on which they stand."""

    day: str  # 2024-03-12
    words: str
    line: int


def days_in(text: str) -> list[DayFound]:
    """The first days that a text names with their year, each once, in the order of the text."""
    found: dict[str, tuple[int, DayFound]] = {}
    for at, each in sorted(_all(text[:_LOOKED_AT]), key=lambda pair: pair[0]):
        found.setdefault(each.day, (at, each))
    return [each for _, each in sorted(found.values(), key=lambda pair: pair[0])][:MOST]


def _all(text: str) -> Iterator[tuple[int, DayFound]]:
    for form in _FORMS:
        for match in form.finditer(text):
            day = _day(match["year"], match["month"], match["day"])
            if day is not None and "\n\n" not in match[0]:
                yield match.start(), DayFound(day, " ".join(match[0].split()), text.count("\n", 0, match.start()) + 1)


def _day(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else _NUMBER[month.lower()]
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None
