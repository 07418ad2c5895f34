"""Memory: the same makings give the very same result, other makings another; remembered equals worked out anew."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dissensus.build import check_site, matter_of, stop
from dissensus.faults import Fault
from dissensus.memory import Memory, recall, recall_all, remembering, settled
from dissensus.pages import list_pages, view_of
from dissensus.reading import Site, site
from generated import Plain, sites, write


@pytest.fixture(scope="module")
def without_ticks() -> Iterator[None]:
    """Files may be remembered as soon as they are written: here each is given a time of its own."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(site, "TICK_NS", 0)
        yield


def test_nothing_is_remembered_outside() -> None:
    asked: list[int] = []
    for _ in range(2):
        recall("what", (1,), lambda: asked.append(1))
    assert asked == [1, 1]


def test_the_same_makings_give_the_very_same_result() -> None:
    makings: tuple[str, int, frozenset[str], list[int]] = ("plain", 1, frozenset("a"), [1])
    with remembering(Memory()):
        first = recall("what", makings, lambda: [object()])
        again = recall("what", ("plain", 1, frozenset("a"), makings[3]), lambda: [object()])
    assert again is first


def test_other_makings_give_another() -> None:
    one: list[int] = []
    with remembering(Memory()):
        first = recall("what", (one,), lambda: [object()])
        others: tuple[tuple[object, ...], ...] = (([],), (one, one), (), ("x",))
        for makings in others:
            assert recall("what", makings, lambda: [object()]) is not first


def test_only_what_differs_is_worked_out_and_all_is_in_order() -> None:
    asked: list[Sequence[str]] = []

    def work(keys: Sequence[str]) -> list[str]:
        asked.append(keys)
        return [key.upper() for key in keys]

    with remembering(Memory()):
        recall_all("what", {"a": (1,), "b": (1,)}, work)
        assert list(recall_all("what", {"c": (1,), "b": (2,), "a": (1,)}, work).items()) == [
            ("c", "C"), ("b", "B"), ("a", "A"),
        ]  # fmt: skip
    assert asked == [["a", "b"], ["c", "b"]]


def test_what_is_no_longer_asked_for_is_forgotten() -> None:
    memory = Memory()
    with remembering(memory):
        recall_all("what", {"a": (1,)}, lambda keys: [key * 2 for key in keys])
        recall_all("what", {"b": (1,)}, lambda keys: [key * 2 for key in keys])
    assert list(memory.kept("what")) == ["b"]


def test_an_equal_value_is_the_one_given_before() -> None:
    first = {"a": 1}
    with remembering(Memory()):
        assert settled("value", first) is first
        assert settled("value", {"a": 1}) is first
        assert settled("value", {"a": 2}) == {"a": 2}


def test_a_file_changed_just_now_may_change_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("one")
    long_ago = time.time_ns() - 2 * site.TICK_NS
    monkeypatch.setattr(site, "TICK_NS", 10**15)  # longer than any machine may need from here to the next line
    os.utime(tmp_path / "a", ns=(long_ago, long_ago))  # as copies have it that keep the time
    assert not is_told_apart(tmp_path, "a")
    monkeypatch.setattr(site, "TICK_NS", 0)
    assert is_told_apart(tmp_path, "a")


@pytest.mark.skipif(os.name != "posix", reason="links as here are POSIX")
def test_what_a_link_leads_to_is_looked_at_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "TICK_NS", 0)
    (tmp_path / "away/deep").mkdir(parents=True)
    (tmp_path / "away/deep/a").write_text("one")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/seeds").symlink_to(tmp_path / "away")
    (tmp_path / "site/a").symlink_to(tmp_path / "away/deep/a")
    for name in ("a", "seeds/deep/a", "gone", "seeds", "a\0b"):
        assert not is_told_apart(tmp_path / "site", name), name
    assert is_told_apart(tmp_path / "away", "deep/a")


def is_told_apart(root: Path, name: str) -> bool:
    """Whether a file has a stamp that stays."""
    return Site(root).stamp(name) == Site(root).stamp(name)


def told(root: Path) -> tuple[tuple[Fault, ...], dict[str, object]]:
    """The faults of a site, and every page's view."""
    checked = check_site(root)
    if stop(checked.faults, strict=False) or isinstance(checked.theme, Fault):
        return checked.faults, {}
    matter = matter_of(checked.library, checked.evidence, checked.theme, None)
    return checked.faults, {page.address: view_of(page, matter) for page in list_pages(matter)}


@given(st.lists(sites(), min_size=2, max_size=4), st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_site_remembered_is_the_site_read_anew(
    tmp_path_factory: pytest.TempPathFactory, without_ticks: None, versions: list[Plain], data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("site")
    memory = Memory()
    for version in [*versions, versions[0]]:
        write(version, root)
        if data.draw(st.booleans()):
            break_one(root)
        settle(root)
        with remembering(memory):
            remembered = told(root)
        assert remembered == told(root)


def break_one(root: Path) -> None:
    """A fault, in the first point if there is one: its words stand in no document."""
    for file in sorted((root / "content/points").glob("*.yaml"))[:1]:
        file.write_text(file.read_text().replace("Said that", "Claimed, regime, that").replace("m0-0-0a", "no such"))


def settle(root: Path) -> None:
    """Every file as if it had been left alone for long: each with a time of its own, by its bytes."""
    for file in root.rglob("*"):
        if file.is_file():
            os.utime(file, ns=(when := hash(file.read_bytes()) % 10**17, when))
