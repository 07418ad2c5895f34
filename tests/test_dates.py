"""Dates: the profile, and nothing else, read to the days it allows."""

import contextlib
from datetime import date

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dissensus import dates

D = date
READ = [
    ("2024-03-12", D(2024, 3, 12), D(2024, 3, 12), "12 March 2024"),
    ("2024-03-12T09:20:00+02:00", D(2024, 3, 12), D(2024, 3, 12), "12 March 2024, 09:20 (UTC+02:00)"),
    ("2024-03-12T23:59:59Z", D(2024, 3, 12), D(2024, 3, 12), "12 March 2024, 23:59 (UTC)"),
    ("2024-03-12~", D(2024, 3, 12), D(2024, 3, 12), "about 12 March 2024"),
    ("2024-03-12?", D(2024, 3, 12), D(2024, 3, 12), "12 March 2024, uncertain"),
    ("2024-02-XX", D(2024, 2, 1), D(2024, 2, 29), "February 2024, day not known"),
    ("2023-02-XX", D(2023, 2, 1), D(2023, 2, 28), "February 2023, day not known"),
    ("9999-12-XX", D(9999, 12, 1), D(9999, 12, 31), "December 9999, day not known"),
    ("2024-03-12/2024-03-15", D(2024, 3, 12), D(2024, 3, 15), "12 to 15 March 2024"),
    ("2024-03-31/2024-04-01", D(2024, 3, 31), D(2024, 4, 1), "31 March to 1 April 2024"),
    ("2023-12-31/2024-01-01", D(2023, 12, 31), D(2024, 1, 1), "31 December 2023 to 1 January 2024"),
    ("[2024-03-14..2024-03-15]", D(2024, 3, 14), D(2024, 3, 15), "14 or 15 March 2024"),
    ("[2024-03-12..2024-03-15]", D(2024, 3, 12), D(2024, 3, 15), "one day from 12 to 15 March 2024"),
    ("[2024-03-12..2024-03-12]", D(2024, 3, 12), D(2024, 3, 12), "12 March 2024"),
    ("../2024-03-21", None, D(2024, 3, 21), "by 21 March 2024"),
    ("2024-03-12/..", D(2024, 3, 12), None, "from 12 March 2024 on"),
]

REFUSED = [
    "", " 2024-03-12", "2024-03-12 ", "2024-3-12", "12 March 2024", "2024", "2024-03", "2024-02-30", "2024-13-01",
    "2024-03-12/", "/2024-03-12", "../..", "2024-03-15/2024-03-12", "[2024-03-15..2024-03-12]", "2024-03-12%",
    "2024-03-12T09:20", "2024-03-12T09:20:00", "2024-03-12T25:00:00Z", "2024-XX-12", "２０２４-03-12", "2024-03-12\n",
    "0000-01-01", "-2024-03-12", "2024-03-12/2024-03-XX", "y20240312",
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "last", "words"), READ)
def test_a_date_of_the_profile_is_read(text: str, first: date | None, last: date | None, words: str) -> None:
    span = dates.parse(text)
    assert (span.edtf, span.first, span.last) == (text, first, last)
    assert dates.in_words(span) == words


@pytest.mark.parametrize("text", REFUSED)
def test_everything_else_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        dates.parse(text)


@given(st.text(max_size=30))
def test_no_text_does_worse_than_be_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        dates.in_words(dates.parse(text))


@settings(max_examples=20)  # the other reader takes some 100 ms for a date
@given(st.dates(), st.dates())
def test_days_agree_with_another_reader_of_edtf(one: date, other: date) -> None:
    first, last = sorted([one, other])
    for text in (str(first), f"{first}/{last}", f"{first}?", f"{str(first)[:7]}-XX"):
        span, oracle = dates.parse(text), edtf.parse_edtf(text)
        assert span.first is not None and span.last is not None
        assert span.first.timetuple()[:3] == oracle.lower_strict()[:3]
        assert span.last.timetuple()[:3] == oracle.upper_strict()[:3]


def test_dates_stand_in_the_order_of_time_with_open_ends_by_their_other_end() -> None:
    ordered = [
        "2024-03-11",
        "2024-03-12",
        "../2024-03-12",
        "2024-03-12/2024-03-15",
        "2024-03-12/..",
        "2024-03-13",
    ]
    by_time = sorted(ordered, key=lambda text: dates.parse(text).order())
    assert set(by_time[1:5]) == set(ordered[1:5]) and by_time[0] == ordered[0] and by_time[5] == ordered[5]
    assert by_time[4] == "2024-03-12/.."


@pytest.mark.parametrize(
    ("later", "earlier", "certain"),
    [
        ("2024-03-13", "2024-03-12", True),
        ("2024-03-12", "2024-03-12", False),
        ("[2024-03-12..2024-03-15]", "2024-03-12", False),
        ("../2024-03-21", "2024-03-12", False),
        ("2024-03-13/..", "2024-03-12", True),
        ("2024-03-13", "2024-03-12/..", False),
    ],
)
def test_a_date_is_later_only_when_every_day_it_allows_is(later: str, earlier: str, certain: bool) -> None:
    assert dates.parse(later).certainly_after(dates.parse(earlier)) is certain
