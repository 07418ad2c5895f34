"""A folder filled: all of the files or none, and nothing of anybody's touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissensus.starting import laying
from dissensus.starting.laying import lay
from dissensus.writing import Refused, Trouble
from dissensus.writing.disk import write_new

FILES = {".gitignore": b"/public/\n", "content/points/a.yaml": b"a", "content/sources.yaml": b"s", "site.toml": b"t"}


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("makes", [[], ["new"], ["new", ".git"]])
def test_an_empty_folder_is_filled(makes: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "new"
    for count in range(len(makes)):
        (tmp_path / Path(*makes[: count + 1])).mkdir()
    lay(folder, FILES)
    assert files_in(folder) == FILES
    assert {path.name for path in folder.iterdir()} == {".gitignore", "content", "site.toml", *makes[1:]}


def test_folders_above_are_made(tmp_path: Path) -> None:
    lay(tmp_path / "a" / "b", FILES)
    assert files_in(tmp_path / "a" / "b") == FILES


def test_a_link_to_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "here").symlink_to("there")
    lay(tmp_path / "here", FILES)
    assert files_in(tmp_path / "there") == FILES


@pytest.mark.parametrize("stands", ["README", ".gitignore", "content/x"])
def test_a_folder_that_holds_anything_is_left_alone(stands: str, tmp_path: Path) -> None:
    path = tmp_path / stands
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"mine")
    with pytest.raises(Refused, match="not empty"):
        lay(tmp_path, FILES)
    assert files_in(tmp_path) == {stands: b"mine"}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "new").write_bytes(b"mine")
    with pytest.raises(Refused, match="not a folder"):
        lay(tmp_path / "new", FILES)
    assert (tmp_path / "new").read_bytes() == b"mine"


@pytest.mark.parametrize("call", ["write_new", "move", "make_folder"])
@pytest.mark.parametrize("before", [0, 1, 2])
@pytest.mark.parametrize("error", [Trouble("the disk is full"), KeyboardInterrupt()])
def test_whatever_breaks_off_leaves_nothing(
    call: str, before: int, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = getattr(laying, call), []

    def fail(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) > (0 if call == "make_folder" else before):
            raise error
        return real(*arguments)

    monkeypatch.setattr(laying, call, fail)
    with pytest.raises(type(error)):
        lay(tmp_path / "a" / "new", FILES)
    assert list(tmp_path.iterdir()) == []


def test_what_appears_meanwhile_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = write_new

    def meddle(path: Path, content: bytes) -> None:
        real(path, content)
        (tmp_path / "site.toml").write_bytes(b"mine")

    monkeypatch.setattr(laying, "write_new", meddle)
    with pytest.raises(Refused):
        lay(tmp_path, FILES)
    assert files_in(tmp_path) == {"site.toml": b"mine"}
