"""Stamps: a file that was left alone is as it was; whatever was done to one shows, or may have been done."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dissensus import ticks
from dissensus.catalogue.stamps import UNSURE, differing, may_differ, stamps_of

NAMED = ("site.toml", "seeds/a.txt")
FILES = ("content/sources.yaml", "content/points/a.yaml", "themes/own/style.css", *NAMED)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of files on a disk whose times tell any two changes apart."""
    monkeypatch.setattr(ticks, "FINE_NS", 0)
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
        give_time(tmp_path / name, 123_456_789)
    return tmp_path


def give_time(path: Path, when: int) -> None:
    os.utime(path, ns=(when, when))


def wait_for_the_next_tick(root: Path) -> None:
    """Until a change of a file here would have another time than any change before."""
    clock = root / "clock"
    clock.touch()
    began = clock.stat().st_ctime_ns
    while clock.stat().st_ctime_ns == began:
        clock.touch()


def seen(root: Path) -> set[str]:
    return set(stamps_of(root, NAMED))


def changed_by(root: Path, doing: Callable[[], object]) -> set[str]:
    before = stamps_of(root, NAMED)
    wait_for_the_next_tick(root)
    doing()
    return differing(before, stamps_of(root, NAMED))


def test_every_file_is_seen_in_its_folders_and_by_its_name(root: Path) -> None:
    (root / "seeds/unnamed.txt").write_text("one")
    (root / "public").mkdir()
    (root / "public/index.html").write_text("one")
    assert {name for name in seen(root) if not name.endswith("/")} == set(FILES)


def test_what_is_left_alone_is_as_it_was(root: Path) -> None:
    assert changed_by(root, lambda: [(root / name).read_text() for name in FILES]) == set()


def test_what_is_not_the_sites_is_not_looked_at(root: Path) -> None:
    assert changed_by(root, lambda: (root / "seeds/unnamed.txt").write_text("one")) == set()
    assert changed_by(root, lambda: (root / "notes.txt").write_text("one")) == set()


def replace(path: Path) -> None:
    """Another file with the same bytes and the same time."""
    path.with_name("new").write_text("one")
    give_time(path.with_name("new"), 123_456_789)
    path.with_name("new").replace(path)


def edit_keeping_the_time(path: Path) -> None:
    path.write_text("two")
    give_time(path, 123_456_789)


def make_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def make_a_link(path: Path) -> None:
    path.rename(path.with_name("moved"))
    path.symlink_to("moved")


DONE: dict[str, Callable[[Path], object]] = {
    "edited": lambda path: path.write_text("two"),
    "edited, longer": lambda path: path.write_text("longer"),
    "edited, the time kept": edit_keeping_the_time,
    "given an earlier time": lambda path: give_time(path, 123_456_788),
    "given a time to come": lambda path: give_time(path, time.time_ns() + 10**12),
    "touched": Path.touch,
    "replaced": replace,
    "gone": Path.unlink,
    "a folder": make_a_folder,
    "a link": make_a_link,
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("doing", DONE.values(), ids=DONE.keys())
def test_whatever_is_done_to_a_file_shows(root: Path, name: str, doing: Callable[[Path], object]) -> None:
    assert name in changed_by(root, lambda: doing(root / name))


@pytest.mark.parametrize("name", ["content/b.txt", "content/points/b.yaml", "content/deep/er/b.txt", "themes/b.css"])
def test_a_file_more_shows_in_the_folders_of_the_site(root: Path, name: str) -> None:
    def add() -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("one")

    assert name in changed_by(root, add)


@pytest.mark.parametrize("folder", ["content/points/empty", "themes/empty", "content/deep/er"])
def test_an_empty_folder_more_shows_and_one_fewer(root: Path, folder: str) -> None:
    assert f"{folder}/" in changed_by(root, lambda: (root / folder).mkdir(parents=True))
    assert f"{folder}/" in changed_by(root, (root / folder).rmdir)


def test_a_file_changed_within_the_tick_may_change_once_more(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticks, "FINE_NS", 10**18)
    assert changed_by(root, lambda: None) == set(FILES)


def test_where_a_link_leads_is_looked_at_each_time(root: Path) -> None:
    (root / "away").mkdir()
    (root / "away/a.txt").write_text("one")
    (root / "seeds/a.txt").unlink()
    (root / "seeds").rmdir()
    (root / "seeds").symlink_to(root / "away")
    (root / "content/linked").symlink_to(root / "away")
    (root / "themes/dangling").symlink_to(root / "nowhere")
    assert changed_by(root, lambda: None) == {"seeds/a.txt", "content/linked", "themes/dangling"}


def test_a_link_shows_however_far_above_a_file_it_stands(root: Path) -> None:
    (root / "away/deep/deeper").mkdir(parents=True)
    (root / "away/deep/deeper/a.txt").write_text("one")
    (root / "archive").symlink_to(root / "away")
    assert stamps_of(root, ("archive/deep/deeper/a.txt",), folders=()) == {"archive/deep/deeper/a.txt": UNSURE}


def test_what_stands_behind_a_link_may_differ(root: Path) -> None:
    (root / "content/points").rename(root / "points")
    (root / "content/points").symlink_to(root / "points")
    before = stamps_of(root, NAMED)
    wait_for_the_next_tick(root)
    differ = differing(before, stamps_of(root, NAMED))
    assert may_differ("content/points/a.yaml", differ)
    assert may_differ("content/points", differ)
    assert not may_differ("content/sources.yaml", differ)
    assert not may_differ("content/points-of-old/a.yaml", differ)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all names of files are text")
def test_a_name_that_is_no_text_has_its_odd_bytes_spelt_out(root: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(root) + b"/content/caf\xe9.txt"))
    assert changed_by(root, lambda: odd.write_text("one")) == {"content/caf\\udce9.txt"}
    assert changed_by(root, lambda: odd.write_text("two")) == {"content/caf\\udce9.txt"}
    assert changed_by(root, lambda: None) == set()


def test_a_site_without_any_of_its_folders_has_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text("one")
    assert seen(tmp_path) == {"site.toml"}


def test_what_no_file_can_be_called_is_not_there(root: Path) -> None:
    assert "a\0b" not in stamps_of(root, ["a\0b", "site.toml/below", "../" * 60])
