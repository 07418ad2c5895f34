"""Dates in other forms: what they mean where that is certain, and both readings where it is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus import dates
from dissensus.dates import MONTHS
from dissensus.dates_meant import dates_meant

MEANT = [
    ("", ()),
    ("yesterday", ()),
    ("2024", ()),
    ("30 February 2024", ()),
    ("2024-13-13", ()),
    ("13.13.2024", ()),
    ("3 Dezember 2024", ()),
    ("99999 May 2024", ()),
    ("٣ May 2024", ()),
    ("2024-12-3", ("2024-12-03",)),
    ("2024/12/03", ("2024-12-03",)),
    ("2024.12.3", ("2024-12-03",)),
    ("3 December 2024", ("2024-12-03",)),
    ("3rd  Dec. 2024", ("2024-12-03",)),
    ("Tuesday, 3 December 2024", ("2024-12-03",)),
    ("december 3, 2024", ("2024-12-03",)),
    ("1 Sept 2024", ("2024-09-01",)),
    ("13.04.2024", ("2024-04-13",)),
    ("4/13/2024", ("2024-04-13",)),
    ("03.03.2024", ("2024-03-03",)),
    ("03.04.2024", ("2024-04-03", "2024-03-04")),
    ("December 2024", ("2024-12-XX",)),
    ("2024-12", ("2024-12-XX",)),
]


@pytest.mark.parametrize(("text", "meant"), MEANT)
def test_what_is_meant_is_named_and_all_of_it(text: str, meant: tuple[str, ...]) -> None:
    assert dates_meant(text) == meant


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_understood_however_it_is_written(day: date) -> None:
    name = MONTHS[day.month - 1]
    for text in (
        f"{day.day} {name} {day.year}",
        f"{name[:3]} {day.day}, {day.year}",
        f"{day.year}-{day.month}-{day.day}",
    ):
        assert dates_meant(text) == (day.isoformat(),)
    assert dates_meant(f"{day.day}.{day.month}.{day.year}")[0] == day.isoformat()


@given(st.one_of(st.text(max_size=20), st.from_regex(r"[0-9]{1,4}[-./][0-9]{1,2}([-./][0-9]{1,4})?", fullmatch=True)))
def test_what_is_suggested_is_a_date_of_the_site(text: str) -> None:
    for each in dates_meant(text):
        assert dates.parse(each).edtf == each
