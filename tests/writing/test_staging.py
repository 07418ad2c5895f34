"""Files on their way: new folders take their place as one, where they can; however they come, the site is whole."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from dissensus.writing import OutputFolder, disk
from dissensus.writing.addresses import STAGING
from dissensus.writing.manifest import recall
from writing.folders import OURS, everything, public, publish, put

SITE = {"index.html": b"home", "points/a/index.html": b"a", "points/b/index.html": b"b", "points/style.css": b"style"}
MORE = {"points/c/index.html": b"c", "sources/d/index.html": b"d", "sources/e/index.html": b"e"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    publish(tmp_path / "public", SITE)
    return tmp_path / "public"


@pytest.fixture
def moved(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is moved to an address, in order."""
    targets: list[str] = []
    move = disk.move

    def noting(path: Path | str, target: Path | str) -> None:
        targets.append(Path(target).name)
        move(path, target)

    monkeypatch.setattr(disk, "move", noting)
    return targets


def test_folders_that_are_not_there_are_moved_as_one_and_files_into_those_that_are(
    output: Path, moved: list[str]
) -> None:
    publish(output, {**SITE, **MORE})
    assert moved == ["journal.json", "c", "sources", "manifest.json"]
    assert public(output) == {**SITE, **MORE}


def test_a_folder_that_is_there_has_the_file_moved_into_it(output: Path, moved: list[str]) -> None:
    put(output, {"sources/CNAME": b"theirs", "points/c/notes": b"theirs"})
    publish(output, {**SITE, **MORE})
    assert moved == ["journal.json", "index.html", "d", "e", "manifest.json"]
    assert public(output) == {**SITE, **MORE, "sources/CNAME": b"theirs", "points/c/notes": b"theirs"}


def test_where_folders_cannot_be_moved_each_file_is(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def refusing_folders(path: str, target: str) -> None:
        if Path(path).is_dir() and STAGING not in str(target):
            raise PermissionError(errno.EACCES, "somebody looks into it")
        replace(path, target)

    monkeypatch.setattr(os, "replace", refusing_folders)
    publish(output, {**SITE, **MORE})
    assert public(output) == {**SITE, **MORE}
    assert everything(output).keys() - public(output).keys() == {f"{OURS}/manifest.json"}


def test_a_folder_that_somebody_makes_meanwhile_is_joined(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look = disk.look

    def just_before(path: Path | str) -> os.stat_result | None:
        found = look(path)
        if str(path) == f"{output}/sources" and STAGING in "".join(everything(output)):
            put(output, {"sources/theirs": b"theirs"})
        return found

    monkeypatch.setattr(disk, "look", just_before)
    publish(output, {**SITE, **MORE})
    assert public(output) == {**SITE, **MORE, "sources/theirs": b"theirs"}


def test_what_was_laid_ready_for_nothing_is_not_taken_for_announced(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody puts the very file there meanwhile: it stands, and after a kill it is ours all the same."""

    class Killed(BaseException):
        """The process is no more."""

    def killed(root: Path, *_: object) -> None:
        assert recall(root).interrupted
        raise Killed

    monkeypatch.setattr("dissensus.writing.output.move_into_place", killed)
    with (
        pytest.raises(Killed),
        OutputFolder.open(output, tmp_path / "site") as folder,
        folder.desk.kept_ready(),
    ):
        ready = {address: folder.desk.lay_ready(address, content, None) for address, content in MORE.items()}
        put(output, {"sources/d/index.html": b"d"})
        folder.publish(ready)
    memory = recall(output)
    assert memory.announced == MORE.keys() - {"sources/d/index.html"}
    assert "sources/d/index.html" in memory.records
