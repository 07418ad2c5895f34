"""Days that texts name in words."""

from __future__ import annotations

import pytest
from hypothesis import given

from adding.hostile import texts
from dissensus.adding.dates_found import MOST, DayFound, days_in


@pytest.mark.parametrize(
    "text",
    [
        "12.03.2024",
        "03/12/2024",
        "March 2024",
        "12 March",
        "31 February 2024",
        "112 March 2024",
        "2024-13-01",
        "2024-3-1",
    ],
)
def test_what_may_mean_another_day_or_none_is_left_alone(text: str) -> None:
    assert days_in(text) == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("March 12, 2024", "2024-03-12"),
        ("Mar. 12 2024", "2024-03-12"),
        ("12 March 2024", "2024-03-12"),
        ("1st May, 2024", "2024-05-01"),
        ("2024-03-12", "2024-03-12"),
        ("12 березня 2024", "2024-03-12"),
        ("3 мая 2024", "2024-05-03"),
        ("SEPT 9, 1999", "1999-09-09"),
    ],
)
def test_a_day_is_found_with_its_words(words: str, day: str) -> None:
    assert days_in(f"Title\n\nPublished {words}, 11:48 AM\n") == [DayFound(day, words, 3)]


def test_each_day_is_given_once_in_the_order_of_the_text() -> None:
    text = "2 May 2024, then May 1, 2024, and 2024-05-02 again."
    assert [(each.day, each.words) for each in days_in(text)] == [
        ("2024-05-02", "2 May 2024"),
        ("2024-05-01", "May 1, 2024"),
    ]
    assert len(days_in(" ".join(f"2024-01-{day:02}" for day in range(1, 32)))) == MOST


@given(texts())
def test_no_text_is_too_odd(text: str) -> None:
    assert all(each.line <= text.count("\n") + 1 for each in days_in(text))
