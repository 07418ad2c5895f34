"""Files replaced whole: permissions and links kept, others' changes never lost, nothing left behind."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from dissensus.adding import replacing
from dissensus.adding.replacing import ChangedMeanwhile, create_file, replace_file
from dissensus.writing import Trouble


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "points.yaml"
    path.write_bytes(b"old")
    return path


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_a_file_holds_the_new_bytes_with_its_permissions(mode: int, file: Path) -> None:
    file.chmod(mode)
    replace_file(file, b"old", b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == mode
    assert names(file.parent) == [file.name]


def test_a_link_goes_on_leading_to_the_same_file(file: Path) -> None:
    link = file.with_name("link.yaml")
    link.symlink_to(file.name)
    replace_file(link, b"old", b"new")
    assert link.is_symlink() and file.read_bytes() == b"new"


def test_what_was_changed_meanwhile_is_left_alone(file: Path) -> None:
    with pytest.raises(ChangedMeanwhile, match="changed by somebody else"):
        replace_file(file, b"older", b"new")
    assert file.read_bytes() == b"old" and names(file.parent) == [file.name]


@pytest.mark.parametrize("call", ["write_new", "move", "settle", "read_if_there"])
@pytest.mark.parametrize("error", [Trouble("the disk is full"), KeyboardInterrupt()])
def test_whatever_breaks_off_leaves_a_whole_file(
    call: str, error: BaseException, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(replacing, call, fail)
    with pytest.raises(type(error)):
        replace_file(file, b"old", b"new")
    assert file.read_bytes() == (b"new" if call == "settle" else b"old")
    assert names(file.parent) == [file.name]


def test_a_new_file_is_made_with_its_folders(tmp_path: Path) -> None:
    create_file(tmp_path / "a" / "b" / "new.yaml", b"new")
    assert (tmp_path / "a" / "b" / "new.yaml").read_bytes() == b"new"
    assert names(tmp_path / "a" / "b") == ["new.yaml"]


@pytest.mark.parametrize("has_links", [True, False])
def test_a_new_file_never_takes_the_place_of_another(
    has_links: bool, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", _refuse)
    with pytest.raises(ChangedMeanwhile):
        create_file(file, b"new")
    assert file.read_bytes() == b"old" and names(file.parent) == [file.name]


def test_a_file_system_without_second_names_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", _refuse)
    create_file(tmp_path / "new.yaml", b"new")
    assert (tmp_path / "new.yaml").read_bytes() == b"new" and names(tmp_path) == ["new.yaml"]


def test_what_breaks_off_takes_its_folders_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(replacing, "write_new", fail)
    with pytest.raises(KeyboardInterrupt):
        create_file(tmp_path / "a" / "b" / "new.yaml", b"new")
    assert names(tmp_path) == []


def _refuse(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")
