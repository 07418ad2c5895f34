"""The bell: when what was heard is handed on."""

from __future__ import annotations

import time
from threading import Event, Thread

import pytest

from dissensus.serving.settling import Bell, Patience

PATIENCE = Patience(quiet=1.0, longest=5.0, under_way=60.0)


@pytest.mark.parametrize(
    ("first", "last", "now", "left"),
    [
        (10.0, 10.0, 10.0, 1.0),
        (10.0, 10.0, 10.4, 0.6),
        (10.0, 10.0, 11.0, 0.0),
        (10.0, 13.0, 13.5, 0.5),
        (10.0, 14.5, 14.6, 0.4),  # no longer than the longest
        (10.0, 15.0, 15.0, 0.0),
        (10.0, 90.0, 90.0, 0.0),
    ],
)
def test_it_waits_for_quiet_but_not_for_ever(first: float, last: float, now: float, left: float) -> None:
    assert PATIENCE.left(first, last, now) == pytest.approx(left)


def test_nothing_rung_is_nothing_handed_on() -> None:
    assert Bell(PATIENCE).settled(0.0) == frozenset()


def test_each_name_is_handed_on_once() -> None:
    bell = Bell(Patience(quiet=0.0))
    for name in ("b", "a", "b"):
        bell.ring(name)
    assert bell.settled(None) == {"a", "b"}
    assert bell.settled(0.0) == frozenset()


def test_while_something_is_under_way_it_goes_on_collecting() -> None:
    is_done = Event()
    bell = Bell(Patience(quiet=0.0, longest=0.0), lambda: not is_done.is_set())
    bell.ring("first")

    def go_on() -> None:
        for number in range(3):
            bell.ring(str(number))
            time.sleep(0.05)
        is_done.set()

    going_on = Thread(target=go_on)
    going_on.start()
    assert bell.settled(None) == {"first", "0", "1", "2"}
    going_on.join()


def test_what_is_under_way_for_too_long_is_not_waited_for() -> None:
    bell = Bell(Patience(quiet=0.0, longest=0.0, under_way=0.05), lambda: True)
    bell.ring("first")
    assert bell.settled(None) == {"first"}
