"""Whether a site has to be built at all: not if all is as it was left; but if anything whatever may be other."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from compiling.world import World
from conftest import MakeSite
from dissensus import ticks
from dissensus.build import build
from dissensus.catalogue import left, unchanged
from dissensus.catalogue.store import Store
from dissensus.catalogue.unchanged import as_it_was
from dissensus.faults import Fault, Where


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A site that was built, on a disk whose times tell any two changes apart."""
    monkeypatch.setattr(ticks, "FINE_NS", 0)
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
    world = World(tmp_path / "site")
    assert build(world.root, world.root / "public").publication
    return world


def test_what_was_left_alone_need_not_be_built(world: World) -> None:
    known = as_it_was(world.root, world.root / "public", None)
    assert known
    outcome = build(world.root, world.root / "public")
    assert outcome.publication
    assert (known.faults, known.pages) == (outcome.faults, outcome.pages)
    assert known.files == outcome.publication.unchanged
    assert as_it_was(world.root, world.root / "public", None) == known


def test_reading_a_page_changes_nothing(world: World) -> None:
    (world.root / "public/index.html").read_bytes()
    (world.root / "seeds/first.txt").read_bytes()
    assert as_it_was(world.root, world.root / "public", None)


EDITED = (
    "site.toml",
    "content/documents.yaml",
    "content/points/bridge.yaml",
    "seeds/third.txt",
    "themes/own/templates/prose.html",
    "public/index.html",
    "public/.dissensus/manifest.json",
    ".dissensus/catalogue",
)


@pytest.mark.parametrize("name", EDITED)
def test_with_a_file_that_is_other_it_has_to_be_built(world: World, name: str) -> None:
    path = world.root / name
    path.write_bytes(path.read_bytes().swapcase())
    os.utime(path, ns=(0, 123_456_789))
    assert as_it_was(world.root, world.root / "public", None) is None


def make_a_folder(page: Path) -> None:
    page.unlink()
    page.mkdir()


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


DONE: dict[str, Callable[[Path], object]] = {
    "a point more": lambda root: (root / "content/points/new.yaml").write_text("question: What?\n"),
    "a stray folder more": lambda root: (root / "content/points/folder").mkdir(),
    "a point fewer": lambda root: (root / "content/points/empty.yaml").unlink(),
    "a template more": lambda root: (root / "themes/own/templates/home.html").write_text(""),
    "a page gone": lambda root: (root / "public/index.html").unlink(),
    "a page that is a folder": lambda root: make_a_folder(root / "public/index.html"),
    "the output gone": lambda root: shutil.rmtree(root / "public"),
    "the catalogue gone": lambda root: shutil.rmtree(root / ".dissensus"),
    "how the catalogue was left not known": lambda root: (root / ".dissensus/catalogue.left").unlink(),
    "how all else was left not known": lambda root: (root / ".dissensus/site.left").unlink(),
    "how all else was left cut off": lambda root: cut_off(root / ".dissensus/site.left"),
}


@pytest.mark.parametrize("doing", DONE.values(), ids=DONE.keys())
def test_whatever_may_be_other_has_to_be_built(world: World, doing: Callable[[Path], object]) -> None:
    doing(world.root)
    assert as_it_was(world.root, world.root / "public", None) is None


def test_for_another_folder_or_another_edition_it_has_to_be_built(world: World) -> None:
    assert as_it_was(world.root, world.root / "elsewhere", None) is None
    assert as_it_was(world.root, world.root / "public", date(2025, 1, 1)) is None


def test_by_another_generator_it_has_to_be_built(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "generator_digest", lambda: "another")
    assert as_it_was(world.root, world.root / "public", None) is None


def test_within_the_tick_of_the_clock_it_has_to_be_built(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticks, "FINE_NS", 10**18)
    assert as_it_was(world.root, world.root / "public", None) is None


def test_a_site_that_was_stopped_by_a_fault_has_to_be_built(world: World) -> None:
    world.points["bridge"]["cards"][0]["id"] = "reb"
    world.bring_about()
    assert build(world.root, world.root / "public").publication is None
    assert as_it_was(world.root, world.root / "public", None) is None


@pytest.mark.skipif(os.name != "posix", reason="links as here are POSIX")
def test_what_a_site_remembers_is_not_written_where_a_link_leads(make_site: MakeSite, tmp_path: Path) -> None:
    site, elsewhere = make_site(tmp_path / "site"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "catalogue").write_text("somebody's")
    (site / ".dissensus").symlink_to(elsewhere)
    outcome = build(site, tmp_path / "out")
    assert outcome.publication is not None
    assert outcome.notes == (f"Nothing of this build is remembered: {site / '.dissensus'}: is a link",)
    assert [path.name for path in elsewhere.iterdir()] == ["catalogue"]
    assert (elsewhere / "catalogue").read_text() == "somebody's"


@pytest.mark.parametrize("made_by", [b"\0\0\0\0\xa5other", b"", "another", None])
def test_a_catalogue_of_another_version_is_made_anew_without_a_word(
    made_by: object, make_site: MakeSite, tmp_path: Path
) -> None:
    site = make_site(tmp_path / "site")
    build(site, tmp_path / "out")
    path = unchanged.catalogue_path(site)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("update note set value = x'00' where name <> 'made by'")  # sealed as nobody does it here
        connection.execute("update note set value = ? where name = 'made by'", (made_by,))
    left.seal(str(path.parent))
    outcome = build(site, tmp_path / "out")
    assert outcome.notes == ()
    assert outcome.publication


def test_a_catalogue_that_is_as_it_was_left_and_yet_no_catalogue_is_told_of(
    make_site: MakeSite, tmp_path: Path
) -> None:
    site = make_site(tmp_path / "site")
    build(site, tmp_path / "out")
    path = unchanged.catalogue_path(site)
    path.write_bytes(b"no catalogue")
    left.seal(str(path.parent))
    assert build(site, tmp_path / "out").notes == (f"{path} was damaged; it is made anew.",)
    assert build(site, tmp_path / "out").notes == ()


def test_a_catalogue_that_tells_of_a_fault_that_there_is_not_is_made_anew_with_a_word(world: World) -> None:
    path = unchanged.catalogue_path(world.root)
    store = Store(path)
    store.note("faults", [Fault("spelling-not-found", Where("content/sources.yaml"), "“They” stands in no document")])
    store.close()
    left.seal(str(path.parent))
    outcome = build(world.root, world.root / "public")
    assert outcome.notes == (f"{path} was damaged; it was made anew.",)
    assert outcome.publication
    assert build(world.root, world.root / "public").notes == ()
