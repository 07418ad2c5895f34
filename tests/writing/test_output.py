"""From the last site to the new one, as the recipe does it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from dissensus.marks import Look
from dissensus.writing import AddressError, DiskTrouble, Outcome, OutputFolder, Refused, disk
from dissensus.writing.output import UNTOUCHED
from writing.folders import OURS, Files, everything, public, publish, put, stamps

SITE = {"index.html": b"home", "points/a/index.html": b"a", "style.css": b"style"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    publish(tmp_path / "public", SITE)
    return tmp_path / "public"


def test_a_new_site(tmp_path: Path) -> None:
    outcome = publish(tmp_path / "public", SITE)
    assert did(outcome) == (("style.css", "points/a/index.html", "index.html"), (), (), 0)
    assert public(tmp_path / "public") == SITE


def test_a_second_build_writes_nothing(output: Path) -> None:
    before = stamps(output)
    assert did(publish(output, SITE)) == ((), (), (), 3)
    assert stamps(output) == before


def test_only_what_differs_is_written(output: Path) -> None:
    before = stamps(output)
    assert publish(output, {**SITE, "index.html": b"new"}).written == ("index.html",)
    changed = {name for name, stamp in stamps(output).items() if stamp != before[name]}
    assert changed == {"index.html", f"{OURS}/manifest.json"}


def test_what_was_rendered_again_with_the_same_bytes_is_not_written(output: Path) -> None:
    before = stamps(output)
    with OutputFolder.open(output, output.parent / "site") as folder:
        outcome = folder.publish(SITE)
    assert outcome.written == ()
    assert stamps(output) == before


def test_a_page_that_is_no_more_goes_with_its_folder(output: Path) -> None:
    outcome = publish(output, {"index.html": b"home"})
    assert outcome.removed == ("points/a/index.html", "style.css")
    assert everything(output).keys() == {"index.html", f"{OURS}/manifest.json"}
    assert not (output / "points").exists()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"a": b"1"}, {"a/b": b"2"}),
        ({"a/b": b"1", "a/c/d": b"1"}, {"a": b"2"}),
        ({"a": b"1"}, {"a/b": b"1"}),
        ({"Foo/x": b"1"}, {"foo/x": b"1"}),
        ({"Foo": b"1"}, {"foo": b"1"}),
        ({}, {"a": b""}),
        ({"a": b"1"}, {}),
    ],
)
def test_from_any_site_to_any_other(tmp_path: Path, first: Files, second: Files) -> None:
    publish(tmp_path / "public", first)
    publish(tmp_path / "public", second)
    assert public(tmp_path / "public") == second


def test_files_of_others_are_never_touched(output: Path) -> None:
    theirs = {"CNAME": b"example.org", "points/notes.txt": b"notes", "points/a/notes.txt": b"more"}
    put(output, theirs)
    for site in ({}, SITE, {"points/index.html": b"points"}):
        publish(output, site)
        assert public(output) == {**site, **theirs}


@pytest.mark.parametrize(
    ("site", "theirs"),
    [
        ({"about.html": b"about"}, "about.html"),
        ({"about/index.html": b"about"}, "about"),
        ({"about": b"about"}, "about/index.html"),
        ({"points/a": b"file"}, "points/a/notes.txt"),
    ],
)
def test_where_a_file_of_others_stands_nothing_is_written(output: Path, site: Files, theirs: str) -> None:
    put(output, {theirs: b"theirs"})
    before = stamps(output)
    with pytest.raises(Refused, match=f'"{theirs}"'):
        publish(output, {**site, "index.html": b"new home"})
    assert stamps(output) == before


@pytest.mark.skipif(os.name != "posix", reason="making a link needs a right there")
def test_no_link_is_followed(output: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (output / "points").rename(elsewhere)
    (output / "points").symlink_to(elsewhere)
    with pytest.raises(Refused, match='"points"'):
        publish(output, {**SITE, "points/a/index.html": b"new"})
    publish(output, {"index.html": b"home"})
    assert everything(elsewhere) == {"a/index.html": b"a"}
    assert (output / "points").is_symlink()


def test_a_file_that_somebody_changed_is_made_right_again(output: Path) -> None:
    put(output, {"index.html": b"HOME"})
    assert publish(output, SITE).written == ("index.html",)
    assert public(output) == SITE


def test_a_file_that_somebody_removed_is_made_again(output: Path) -> None:
    (output / "points/a/index.html").unlink()
    (output / "points/a").rmdir()
    assert publish(output, SITE).written == ("points/a/index.html",)
    assert public(output) == SITE


def test_a_stale_file_that_somebody_changed_is_kept_and_then_theirs(output: Path) -> None:
    put(output, {"style.css": b"their style"})
    site = {"index.html": b"home"}
    assert publish(output, site).kept == ("style.css",)
    assert did(publish(output, site)) == ((), (), (), 1)
    assert public(output) == {**site, "style.css": b"their style"}
    with pytest.raises(Refused, match=r'"style\.css"'):
        publish(output, SITE)


@pytest.mark.parametrize("become", [None, b"STYLE", b"their style"], ids=["vanishes", "changes", "grows"])
def test_a_kept_page_that_others_change_meanwhile_is_missed(output: Path, become: bytes | None) -> None:
    with OutputFolder.open(output, output.parent / "site") as folder:
        (output / "style.css").unlink()
        if become is not None:
            put(output, {"style.css": become})
        before = public(output)
        with pytest.raises(DiskTrouble, match=r"style\.css: vanished or was changed") as trouble:
            folder.publish({"index.html": b"new"})
    assert trouble.value.path == output / "style.css"
    assert trouble.value.help == UNTOUCHED
    assert public(output) == before


def test_a_stale_page_that_others_change_meanwhile_is_kept(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    move = disk.move

    def move_while_others_write(path: Path, target: Path) -> None:
        put(output, {"style.css": b"STYLE"})
        move(path, target)

    monkeypatch.setattr(disk, "move", move_while_others_write)
    outcome = publish(output, {"index.html": b"new"})
    assert (outcome.removed, outcome.kept) == (("points/a/index.html",), ("style.css",))
    assert public(output) == {"index.html": b"new", "style.css": b"STYLE"}


@pytest.mark.parametrize("address", ["../out", "/etc/x", ".dissensus/manifest.json", "a/../b"])
def test_an_unsafe_address_is_an_error_of_ours(output: Path, address: str) -> None:
    before = everything(output.parent)
    with pytest.raises(AddressError):
        publish(output, {**SITE, address: b"x"})
    assert everything(output.parent) == before


@pytest.mark.parametrize(
    ("gone", "mistaken"), [(set(), "index.html"), ({"index.html", "style.css"}, "style.css")], ids=["kept", "rendered"]
)
@pytest.mark.parametrize("is_remembered", [True, False])
def test_to_keep_what_does_not_stand_or_render_what_goes_is_an_error_of_ours(
    output: Path, gone: set[str], mistaken: str, is_remembered: bool
) -> None:
    look = Look(str(output), publish(output, SITE).marks) if is_remembered else None
    put(output, {"index.html": b"HOME"})
    with (
        OutputFolder.open(output, output.parent / "site", look=look, is_of_all=is_remembered) as folder,
        pytest.raises(ValueError, match=rf"kept, but not standing, or rendered and gone: \['{mistaken}'\]"),
    ):
        folder.publish({"style.css": b""}, gone)


def test_the_same_bytes_in_any_order_of_files(tmp_path: Path) -> None:
    publish(tmp_path / "one", SITE)
    publish(tmp_path / "other", dict(reversed(SITE.items())))
    assert everything(tmp_path / "one") == everything(tmp_path / "other")


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
def test_everybody_may_read_a_site_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    (tmp_path / "public").mkdir()
    before = os.umask(mask)
    try:
        publish(tmp_path / "public", SITE)
    finally:
        os.umask(before)
    for path in (tmp_path / "public").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644)


def test_a_link_to_an_output_folder_is_followed(output: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(output)
    publish(tmp_path / "linked", {"index.html": b"new"})
    assert public(output) == {"index.html": b"new"}
    assert (tmp_path / "linked").is_symlink()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_the_manifests_place_is_told_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "public/.dissensus").mkdir(parents=True)
    os.mkfifo(tmp_path / "public/.dissensus/manifest.json")
    with (
        pytest.raises(DiskTrouble, match="no ordinary file"),
        OutputFolder.open(tmp_path / "public", tmp_path / "site"),
    ):
        pass


def did(outcome: Outcome) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], int]:
    """What a publication did, but for how the files are seen now."""
    return outcome.written, outcome.removed, outcome.kept, outcome.unchanged
