"""Files that were marked are known again, and told when they are others, whoever looks."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dissensus import marks, ticks
from dissensus.marks import Look, Marks, mark_of, others_among
from dissensus.ticks import stamp_of

FILES = {"a.html": b"a", "b/index.html": b"b", "ж.css": b"c"}


@pytest.fixture
def marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Marks:
    """Files with marks of both kinds, on a disk whose times tell any two changes apart."""
    monkeypatch.setattr(ticks, "FINE_NS", 0)
    for address, content in FILES.items():
        (tmp_path / address).parent.mkdir(exist_ok=True)
        (tmp_path / address).write_bytes(content)
    stamps = {address: stamp_of((tmp_path / address).lstat()) for address in FILES}
    return {**stamps, "b/index.html": hashlib.sha256(b"b").hexdigest()}


def test_what_is_left_alone_is_known_again(marked: Marks, tmp_path: Path) -> None:
    assert list(others_among(str(tmp_path), marked)) == []


def put_a_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("a.html")


def make_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DONE: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "other": lambda path: path.write_bytes(b"other"),
    "a link": put_a_link,
    "a folder": make_a_folder,
}


@pytest.mark.parametrize("doing", DONE.values(), ids=DONE.keys())
@pytest.mark.parametrize("address", FILES)
def test_whatever_is_other_is_told(
    marked: Marks, tmp_path: Path, address: str, doing: Callable[[Path], object]
) -> None:
    doing(tmp_path / address)
    assert list(others_among(str(tmp_path), marked)) == [address]


def test_a_file_with_the_same_bytes_is_another_unless_its_bytes_are_its_mark(marked: Marks, tmp_path: Path) -> None:
    for address, content in FILES.items():
        os.utime(tmp_path / address, ns=(0, 0))
        assert (tmp_path / address).read_bytes() == content
    assert set(others_among(str(tmp_path), marked)) == FILES.keys() - {"b/index.html"}


def test_a_stamp_that_might_not_show_a_change_is_no_mark() -> None:
    now = 10 * ticks.SECOND_NS
    assert mark_of(f"{now + 1} 1 2 3 4", "digest", now) == "digest"
    assert mark_of(f"1 {now - ticks.FINE_NS + 1} 2 3 4", "digest", now) == "digest"
    assert mark_of("1 1 2 3 4", "digest", now) == "1 1 2 3 4"


@pytest.mark.skipif(sys.platform != "linux", reason="only there another process looks")
@pytest.mark.filterwarnings("ignore:This process")  # later Pythons warn of forks beside threads: ours only reads
@pytest.mark.parametrize("changed", [(), ("a.html",), ("ж.css", "b/index.html")])
def test_another_process_finds_the_same(
    marked: Marks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: tuple[str, ...]
) -> None:
    monkeypatch.setattr(marks, "WORTH_A_PROCESS", 1)
    for address in changed:
        (tmp_path / address).unlink()
    look = Look(str(tmp_path), marked)
    look.begin()
    monkeypatch.setattr(marks, "others_among", None)  # this process does not look
    assert look.others() == look.others() == set(changed)


@pytest.mark.skipif(sys.platform != "linux", reason="only there another process looks")
@pytest.mark.filterwarnings("ignore:This process")
@pytest.mark.parametrize("told", [b"", b"a.html\0", b"a.html"])
def test_where_another_process_does_not_come_to_its_end_this_one_looks(
    marked: Marks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: bytes
) -> None:
    monkeypatch.setattr(marks, "WORTH_A_PROCESS", 1)
    look = Look(str(tmp_path), marked)
    monkeypatch.setattr(Look, "_tell", lambda self, at: (os.write(at, told), os._exit(1)))
    look.begin()
    assert look.others() == frozenset()
