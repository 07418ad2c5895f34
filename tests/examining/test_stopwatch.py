"""The stopwatch: stages add up, items are timed one by one."""

from __future__ import annotations

from dissensus.examining.stopwatch import Stopwatch


def test_stages_and_items_are_timed() -> None:
    now = 0.0
    watch = Stopwatch(lambda: now)
    watch.begin("Reading")
    now = 2.0
    watch.begin("Rendering")
    watch.expect(["a", "b", "c"])
    now = 3.0
    watch.advance(1)
    now = 7.0
    watch.advance(1)
    now = 7.5
    watch.advance(1)
    watch.stop()
    watch.stop()
    assert watch.stages == {"Reading": 2.0, "Rendering": 5.5}
    assert watch.slowest(2) == [(4.0, "Rendering", "b"), (1.0, "Rendering", "a")]


def test_a_stage_that_comes_again_is_one_stage() -> None:
    now = 0.0
    watch = Stopwatch(lambda: now)
    for doing in ("Checking", "Reading", "Checking"):
        watch.begin(doing)
        now += 1
    watch.stop()
    assert watch.stages == {"Checking": 2.0, "Reading": 1.0}


def test_items_done_elsewhere_in_a_heap_are_not_timed() -> None:
    watch = Stopwatch()
    watch.begin("Rendering")
    watch.expect(["a", "b", "c"])
    watch.advance(3)
    assert watch.items == []
