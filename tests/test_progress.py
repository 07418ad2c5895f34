"""Progress: what a watcher hears of the work, in one process and in several; nothing where nobody watches."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from conftest import MakeSite
from dissensus.build import build
from dissensus.parallel import WORTH_A_PROCESS, spread
from dissensus.progress import advance, each, expect, stage, watched
from dissensus.whole import find_faults


class Notes:
    """A watcher that writes down what it hears."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, int]] = []
        self.names: list[str] = []

    def begin(self, doing: str) -> None:
        self.heard.append((doing, -1))

    def expect(self, names: Sequence[str]) -> None:
        self.names += names
        self.heard.append(("of", len(names)))

    def advance(self, count: int) -> None:
        self.heard.append(("done", count))


def multiplied(factor: int, number: int) -> int:
    return factor * number


def test_where_nobody_watches_the_items_are_left_alone() -> None:
    items = [1, 2]
    assert each(items, ["a", "b"]) is items
    stage("Reading")
    expect(["a"])
    advance(1)


def test_a_watcher_hears_of_each_item_when_it_is_done() -> None:
    notes = Notes()
    with watched(notes):
        for number in each([1, 2], ["a", "b"]):
            notes.heard.append(("at", number))
    assert notes.heard == [("of", 2), ("at", 1), ("done", 1), ("at", 2), ("done", 1)]
    assert notes.names == ["a", "b"]


def test_when_the_with_is_over_nobody_watches() -> None:
    notes = Notes()
    with pytest.raises(ZeroDivisionError), watched(notes):
        raise ZeroDivisionError
    stage("Reading")
    assert notes.heard == []


def test_another_thread_is_not_watched() -> None:
    notes = Notes()
    with watched(notes):
        thread = threading.Thread(target=stage, args=("Reading",))
        thread.start()
        thread.join()
    assert notes.heard == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_items_are_told_whatever_the_number_of_processes(jobs: int) -> None:
    items = range(WORTH_A_PROCESS * 2 + 1)
    notes = Notes()
    with watched(notes):
        assert spread(multiplied, 2, items, jobs) == [2 * number for number in items]
    assert notes.heard[0] == ("of", len(items))
    assert sum(count for what, count in notes.heard if what == "done") == len(items)


@pytest.mark.parametrize("whole", [True, False], ids=["build", "check"])
def test_every_stage_is_told_in_its_order(whole: bool, tmp_path: Path, make_site: MakeSite) -> None:
    site, notes = make_site(tmp_path), Notes()
    with watched(notes):
        if whole:
            build(site, site / "public")
        else:
            find_faults(site)
    stages = [what for what, count in notes.heard if count == -1]
    assert stages == (_OF_A_BUILD if whole else _OF_A_CHECK)
    assert {"bridge.yaml", "points/bridge/index.html"} <= set(notes.names)


_OF_A_BUILD = [
    "Reading the site", "Proving documents", "Proving the quotes of points", "Rendering pages", "Writing",
]  # fmt: skip
_OF_A_CHECK = [
    "Reading the site", "Proving the quotes of points", "Checking", "Deriving tables", "Rendering pages",
    "Checking the links of pages",
]  # fmt: skip
