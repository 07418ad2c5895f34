"""Figures: marks and axes, with nothing bounded that a source did not bound."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.deriving.figures import Mark, axis_of, in_words, mark_of, number_in_words
from dissensus.model import Figure


def figure(**numbers: str) -> Figure:
    return Figure(counted="killed", whom="soldiers", as_worded="w", **numbers)


D = Decimal
READ = [
    ({}, None, None),
    ({"exactly": "0"}, Mark("exact", D(0), D(0)), "0"),
    ({"exactly": "234"}, Mark("exact", D(234), D(234)), "234"),
    ({"about": "1500"}, Mark("about", D(1500), D(1500)), "about 1,500"),
    ({"at_least": "10"}, Mark("range", D(10), None), "at least 10"),
    ({"more_than": "10"}, Mark("range", D(10), None), "more than 10"),
    ({"at_most": "10"}, Mark("range", None, D(10)), "at most 10"),
    ({"fewer_than": "2.5"}, Mark("range", None, D("2.5")), "fewer than 2.5"),
    ({"at_least": "0", "at_most": "5"}, Mark("range", D(0), D(5)), "at least 0 and at most 5"),
]


@pytest.mark.parametrize(("numbers", "mark", "words"), READ)
def test_a_figure_is_drawn_as_its_source_bounded_it(
    numbers: dict[str, str], mark: Mark | None, words: str | None
) -> None:
    assert mark_of(figure(**numbers)) == mark
    assert in_words(figure(**numbers)) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [("0", "0"), ("1500", "1,500"), ("1000000", "1,000,000"), ("2.50", "2.50"), ("-3", "-3")],
)
def test_a_number_has_commas_by_thousands(number: str, words: str) -> None:
    assert number_in_words(number) == words


def test_where_nothing_can_be_drawn_there_is_no_axis() -> None:
    assert axis_of([]) is None


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([0], [0, 1]),
        ([1500], [0, 500, 1000, 1500]),
        ([25], [0, 10, 20, 30]),
        ([-5, 5], [-5, 0, 5]),
    ],
)
def test_ticks_are_round(values: list[int], ticks: list[int]) -> None:
    axis = axis_of([Mark("exact", D(value), D(value)) for value in values])
    assert axis is not None
    assert [tick for tick in axis.ticks if tick == tick.to_integral_value()] == ticks


@given(st.lists(st.integers(-(10**15), 10**15) | st.decimals(-1000, 1000, places=6), min_size=1, max_size=6))
def test_every_mark_lies_on_its_axis_and_zero_too(values: list[Decimal | int]) -> None:
    axis = axis_of([Mark("exact", D(value), D(value)) for value in values])
    assert axis is not None
    assert 2 <= len(axis.ticks) <= 12
    for value in (*values, 0):
        assert 0 <= axis.place(D(value)) <= 100
    assert (axis.place(axis.ticks[0]), axis.place(axis.ticks[-1])) == (0, 100)
