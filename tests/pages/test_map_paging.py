"""Paging: as few pages as the points need, and a pager that stays short."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus import addresses
from dissensus.pages.paging import ON_A_PAGE as FULL
from dissensus.pages.paging import paged, pages_led_to


@pytest.mark.parametrize(
    ("points", "sizes"),
    [
        (0, [0]),
        (1, [1]),
        (FULL - 1, [FULL - 1]),
        (FULL, [FULL]),
        (FULL + 1, [FULL, 1]),
        (2 * FULL, [FULL, FULL]),
        (2 * FULL + 1, [FULL, FULL, 1]),
    ],
)
def test_points_stand_on_as_few_pages_as_they_need(points: int, sizes: list[int]) -> None:
    ids = [f"point-{n}" for n in range(points)]
    found = paged(ids, addresses.party_map)
    pages = [found.points_of(number) for number, _ in found.numbered()]
    assert [len(page) for page in pages] == sizes
    assert [id_ for page in pages for id_ in page] == ids
    assert (found.told(1) is None) == (len(sizes) == 1)


@pytest.mark.parametrize(
    ("number", "last", "led_to"),
    [
        (1, 2, (1, 2)),
        (2, 2, (1, 2)),
        (1, 30, (1, 2, 11, 30)),
        (17, 30, (1, 7, 16, 17, 18, 27, 30)),
        (500, 1000, (1, 400, 490, 499, 500, 501, 510, 600, 1000)),
        (1000, 1000, (1, 900, 990, 999, 1000)),
    ],
)
def test_a_pager_leads_to_the_ends_and_by_ones_tens_and_hundreds(number: int, last: int, led_to: tuple[int]) -> None:
    assert pages_led_to(number, last) == led_to


@given(last=st.integers(1, 1000), data=st.data())
def test_a_pager_is_short_and_leads_both_ways(last: int, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, last))
    led_to = pages_led_to(number, last)
    assert len(led_to) <= 9
    assert list(led_to) == sorted(set(led_to))
    assert {1, number, last} <= set(led_to) <= set(range(1, last + 1))
    assert all(number in pages_led_to(each, last) for each in led_to if each not in (1, last))


def test_among_a_thousand_pages_any_is_fifteen_steps_away_at_most() -> None:
    reached, steps = {1}, 0
    while len(reached) < 1000:
        reached |= {each for number in reached for each in pages_led_to(number, 1000)}
        steps += 1
    assert steps <= 15


def test_no_two_pages_of_maps_meet() -> None:
    numbers = range(1, 40)
    made = [
        *(make(number) for make in (addresses.party_map, addresses.outlet_map) for number in numbers),
        *(addresses.topic(topic, number) for topic in ("map", "outlets", "2", "topics") for number in numbers),
        *(addresses.point(topic) for topic in ("map", "outlets", "2", "topics")),
    ]
    assert len(set(made)) == len(made)
    assert {Path(address).name for address in made} == {"index.html"}
