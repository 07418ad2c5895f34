"""Ordinary files alone are read, and what is written leads nowhere else."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dissensus.ordinary import read_ordinary, stamp_at, write_fresh

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links and pipes as here are POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file"


@pytest.mark.parametrize("content", [b"", b"\0\r\n", b"long" * 100_000])
def test_what_was_written_is_read(path: Path, content: bytes) -> None:
    assert write_fresh(str(path), b"before")
    stamp = write_fresh(str(path), content)
    assert stamp
    assert stamp == stamp_at(str(path))
    assert read_ordinary(str(path)) == content == path.read_bytes()
    assert list(path.parent.iterdir()) == [path]


def make_a_link(path: Path) -> None:
    path.symlink_to("elsewhere")


def make_a_hard_link(path: Path) -> None:
    path.hardlink_to(path.with_name("elsewhere"))


def make_a_link_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere")


NO_ORDINARY: dict[str, Callable[[Path], object]] = {
    "a link": make_a_link,
    "a link to nothing": make_a_link_to_nothing,
    "a pipe": os.mkfifo,
    "a folder": Path.mkdir,
    "nothing": lambda path: None,
}


@pytest.mark.parametrize("make", NO_ORDINARY.values(), ids=NO_ORDINARY.keys())
def test_what_is_no_ordinary_file_is_not_read(path: Path, make: Callable[[Path], object]) -> None:
    path.with_name("elsewhere").write_bytes(b"somebody's")
    make(path)
    assert read_ordinary(str(path)) is None
    assert stamp_at(str(path)) is None


def test_a_name_that_no_file_can_have_is_nothing() -> None:
    assert read_ordinary("a\0b") is None
    assert stamp_at("a\0b") is None


@pytest.mark.parametrize("name", ["file", "file.new"])
@pytest.mark.parametrize("make", [make_a_link, make_a_link_to_nothing, make_a_hard_link, os.mkfifo])
def test_what_stands_there_is_replaced_and_never_written_through(
    path: Path, name: str, make: Callable[[Path], object]
) -> None:
    elsewhere = path.with_name("elsewhere")
    elsewhere.write_bytes(b"somebody's")
    make(path.with_name(name))
    assert write_fresh(str(path), b"ours")
    assert read_ordinary(str(path)) == b"ours"
    assert elsewhere.read_bytes() == b"somebody's"
    assert {each.name for each in path.parent.iterdir()} == {"file", "elsewhere"}


@pytest.mark.parametrize("name", ["file", "file.new"])
def test_a_folder_stays(path: Path, name: str) -> None:
    path.with_name(name).mkdir()
    assert write_fresh(str(path), b"ours") == ""
    assert read_ordinary(str(path)) is None
    assert path.with_name(name).is_dir()


def test_where_there_is_no_room_nothing_is_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*names: str) -> None:
        raise OSError(errno.ENOSPC, "no room")

    write_fresh(str(path), b"before")
    monkeypatch.setattr(os, "replace", full)
    assert write_fresh(str(path), b"after") == ""
    assert list(path.parent.iterdir()) == []
