"""A site's catalogue is opened: what came along with the site leads nowhere, and a disk without room stops nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from compiling.spoiling import lay_a_journal_beside
from compiling.world import World
from conftest import MakeSite
from dissensus import ticks
from dissensus.build import build, unlike_a_clean_build
from dissensus.catalogue.left import as_left
from dissensus.catalogue.opening import catalogue_of
from dissensus.catalogue.store import Store
from dissensus.catalogue.unchanged import as_it_was, catalogue_path
from dissensus.writing import disk
from dissensus.writing.trouble import DiskTrouble, Refused

NAMES = (
    ".gitignore", "lock", "catalogue", "catalogue-journal", "catalogue-wal", "catalogue-shm",
    "catalogue.left", "catalogue.left.new", "site.left", "site.left.new", "told.left",
)  # fmt: skip

PAGE = 16_384  # bytes of a page of the catalogue


@pytest.fixture
def site(make_site: MakeSite, tmp_path: Path) -> Path:
    site: Path = make_site(tmp_path / "site")
    (site / ".dissensus").mkdir()
    return site


@pytest.mark.skipif(os.name != "posix", reason="links as here are POSIX")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("is_there", [True, False])
def test_nothing_is_written_where_a_link_in_the_site_leads(site: Path, name: str, is_there: bool) -> None:
    elsewhere = site.with_name("elsewhere")
    if is_there:
        elsewhere.write_bytes(b"somebody's")
    (site / ".dissensus" / name).symlink_to("../../elsewhere")
    for _ in range(2):
        assert build(site, site / "public").publication
    assert elsewhere.exists() is is_there
    assert not is_there or elsewhere.read_bytes() == b"somebody's"


@pytest.mark.skipif(os.name != "posix", reason="pipes are POSIX")
@pytest.mark.parametrize("name", NAMES)
def test_no_pipe_in_the_site_keeps_a_build_waiting(site: Path, name: str) -> None:
    os.mkfifo(site / ".dissensus" / name)
    assert build(site, site / "public").publication


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A site that was built, and changed since."""
    world = World(tmp_path / "site")
    assert build(world.root, world.root / "public").publication
    world.points["bridge"]["question"] = "What else became of it?"
    world.bring_about()
    return world


def test_a_journal_that_comes_along_is_not_rolled_into_the_catalogue(world: World) -> None:
    path = catalogue_path(world.root)
    lay_a_journal_beside(path)
    before = path.read_bytes()
    assert as_it_was(world.root, world.root / "public", None) is None
    assert path.read_bytes() == before
    assert build(world.root, world.root / "public").notes == (f"{path} was not left so by a build; it is made anew.",)
    assert unlike_a_clean_build(world.root, world.root / "public", 1, None) == []
    assert [each.name for each in path.parent.glob("catalogue-*")] == []


def test_the_disk_has_that_the_seal_is_broken_before_anything_is_written_and_all_before_it_is_sealed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = catalogue_path(world.root)
    seal = path.with_name("catalogue.left")
    waited: list[tuple[Path, bool, str]] = []

    def fsync(descriptor: int) -> None:
        for each in (path, path.parent):
            if os.path.samestat(os.fstat(descriptor), each.stat()):
                waited.append((each, seal.exists(), digest(path)))

    before = digest(path)
    monkeypatch.setattr(os, "fsync", fsync)
    assert build(world.root, world.root / "public").publication
    assert before != digest(path)
    assert waited == [(path.parent, False, before), (path, False, digest(path))]
    assert seal.exists()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("error", "is_believed"),
    [(KeyboardInterrupt(), True), (Refused("not ours"), True), (ZeroDivisionError(), False), (SystemExit(), False)],
    ids=repr,
)
def test_what_a_mistake_of_ours_has_left_is_not_believed_again(
    world: World, error: BaseException, is_believed: bool
) -> None:
    with pytest.raises(type(error)), catalogue_of(world.root):
        raise error
    with catalogue_of(world.root) as opened:
        assert (opened.notes == ()) is is_believed


def test_beside_a_publication_that_was_interrupted_nothing_is_as_it_was(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ticks, "FINE_NS", 0)
    content, output, before = world.root / "content", world.root / "public", world.root / "before"
    build(world.root, output)
    assert as_left(str(world.root), str(output), "None")
    content.rename(before)
    shutil.copytree(before, content)
    shutil.copy(content / "points/empty.yaml", content / "points/new.yaml")
    with mock.patch.object(disk, "move", move_what_is_new), pytest.raises(KeyboardInterrupt):
        build(world.root, output)
    shutil.rmtree(content)
    before.rename(content)
    assert as_left(str(world.root), str(output), "None") is None
    outcome = build(world.root, output)
    assert outcome.publication
    assert outcome.publication.removed


def move_what_is_new(path: Path | str, target: Path | str) -> None:
    """Moves files to where none stands, and is interrupted before the last."""
    if Path(target).name == "manifest.json":
        raise KeyboardInterrupt
    if not Path(target).exists():
        Path(path).rename(target)


@pytest.fixture
def pages_of_the_disk(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How many pages of a catalogue the disk of the site has room for."""
    room = [0]

    class Connection(sqlite3.Connection):
        def __init__(self, path: Path, **how: object) -> None:
            super().__init__(path, **how)  # type: ignore[arg-type]  # as they came
            if path == catalogue_path(world.root):
                self.execute(f"pragma max_page_count = {room[0]}")

    monkeypatch.setattr(sqlite3, "connect", Connection)
    yield room


@pytest.mark.parametrize("anew", [True, False], ids=["from nothing", "one more point"])
def test_where_the_disk_of_the_site_is_full_it_is_built_and_nothing_remembered(
    world: World, pages_of_the_disk: list[int], anew: bool
) -> None:
    path = catalogue_path(world.root)
    needed = path.stat().st_size // PAGE
    for pages in range(2, needed, 7) if anew else [needed]:
        if anew:
            shutil.rmtree(path.parent)
        else:
            lengthen(world)
        pages_of_the_disk[0] = pages
        outcome = build(world.root, world.root / "public")
        assert outcome.publication
        assert outcome.notes == (f"Nothing of this build is remembered: {path}: the disk is full",)
        assert unlike_a_clean_build(world.root, world.root / "public", 1, None) == []
        assert as_it_was(world.root, world.root / "public", None) is None
    pages_of_the_disk[0] = 1 << 20
    build(world.root, world.root / "public")
    assert build(world.root, world.root / "public").notes == ()


def lengthen(world: World) -> None:
    """Gives the site a point that takes many pages of the catalogue."""
    world.points["long"] = {**world.points["empty"], "summary": "Nobody knows. " * 3_000}
    world.bring_about()


def test_where_there_is_no_room_to_remember_what_was_built_that_alone_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, note = catalogue_path(world.root), Store.note

    def full(store: Store, name: str, value: object) -> None:
        if name == "built":
            raise DiskTrouble(store.path, "the disk is full")
        note(store, name, value)

    monkeypatch.setattr(Store, "note", full)
    outcome = build(world.root, world.root / "public")
    assert outcome.publication
    assert outcome.publication.written
    assert outcome.left == ""
    assert outcome.notes == (f"Nothing of this build is remembered: {path}: the disk is full",)
