"""Which folder may be written to."""

from __future__ import annotations

from pathlib import Path

import pytest

import dissensus
from dissensus.writing import OutputFolder, Refused
from dissensus.writing.folder import output_root
from writing.folders import everything, publish, put


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "home" / "site"
    put(site, {"site.toml": b"", "content/a.yaml": b"", "seeds/a.txt": b"", "themes/own/theme.toml": b""})
    return site


@pytest.mark.parametrize("name", ["public", "build/deep/public", "../elsewhere", "content-built", "public/../out"])
def test_a_folder_of_its_own_is_let_through(site: Path, name: str) -> None:
    assert output_root(site / name, site) == (site / name).resolve()


def test_an_empty_folder_is_let_through(site: Path) -> None:
    put(site, {"public/.DS_Store": b"", "public/.dissensus/staging/half": b""})
    output_root(site / "public", site)


def test_a_link_to_a_folder_of_its_own_is_followed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (site / "public").symlink_to(tmp_path / "disk")
    assert output_root(site / "public", site) == tmp_path / "disk"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".", "is the site's own folder, or holds it"),
        ("..", "is the site's own folder, or holds it"),
        ("content", "overlaps the site's content/"),
        ("content/points", "overlaps the site's content/"),
        ("seeds/new", "overlaps the site's seeds/"),
        ("themes/own/public", "overlaps the site's themes/"),
        (".dissensus", "lies in the site's .dissensus/, which may be deleted"),
        (".dissensus/public", "lies in the site's .dissensus/, which may be deleted"),
        ("site.toml", "is a file"),
        ("content/../.", "is the site's own folder"),
        (str(Path(dissensus.__file__).parent), "overlaps the generator's own folder"),
        (str(Path(dissensus.__file__).parent / "public"), "overlaps the generator's own folder"),
        ("/", "is the root of the file system"),
    ],
)
@pytest.mark.parametrize("by_link", [False, True], ids=["named", "linked to"])
def test_a_folder_that_is_not_for_us_is_refused(site: Path, name: str, reason: str, by_link: bool) -> None:
    output = site / name
    if by_link:
        output = site / "linked"
        output.symlink_to((site / name).resolve())
    before = everything(site)
    with pytest.raises(Refused, match=reason) as refusal, OutputFolder.open(output, site):
        pass
    assert "public" in refusal.value.help
    assert everything(site) == before


@pytest.mark.parametrize("name", ["", "..", "../.."])
def test_a_home_is_refused(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    home = tmp_path / "homes" / "of" / "ann"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    with pytest.raises(Refused, match=r"is your home folder|holds it"):
        output_root(home / name, site)


def test_a_folder_in_a_home_is_let_through(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(site.parent))
    output_root(site.parent / "public", site)


@pytest.mark.parametrize(
    ("git", "name"), [("public/.git/HEAD", "public"), ("public/.git", "public"), (".git/HEAD", ".git/x")]
)
def test_a_repository_is_refused(site: Path, git: str, name: str) -> None:
    put(site, {git: b"ref"})
    with pytest.raises(Refused, match="is a Git repository"):
        output_root(site / name, site)


def test_a_source_folder_that_is_a_link_is_found_where_it_is(site: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared" / "seeds"
    shared.mkdir(parents=True)
    (site / "seeds" / "a.txt").unlink()
    (site / "seeds").rmdir()
    (site / "seeds").symlink_to(shared)
    for output in (shared, shared / "public", shared.parent):
        with pytest.raises(Refused, match="overlaps the site's seeds/"):
            output_root(output, site)


@pytest.mark.parametrize("name", ["notes.txt", ".hidden", "folder/notes.txt"])
def test_files_of_others_are_refused(site: Path, name: str) -> None:
    put(site / "public", {name: b"theirs"})
    with pytest.raises(Refused, match="holds files that no build of a site wrote"):
        output_root(site / "public", site)
    assert everything(site / "public") == {name: b"theirs"}


def test_files_of_others_beside_a_site_are_let_through(tmp_path: Path) -> None:
    publish(tmp_path / "public", {"index.html": b"home"})
    put(tmp_path / "public", {"notes.txt": b"theirs"})
    output_root(tmp_path / "public", tmp_path / "site")


def test_links_in_a_circle_are_refused(site: Path) -> None:
    (site / "public").symlink_to(site / "round")
    (site / "round").symlink_to(site / "public")
    with pytest.raises(Refused):
        output_root(site / "public", site)


def test_what_we_keep_must_not_lead_elsewhere(site: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (site / "public").mkdir()
    (site / "public" / ".dissensus").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused, match="that is no folder"):
        output_root(site / "public", site)


def test_a_folder_made_for_nothing_is_taken_away_again(site: Path) -> None:
    before = everything(site)
    with OutputFolder.open(site / "build/deep/public", site) as folder:
        assert folder.root.is_dir()
    assert everything(site) == before
    assert not (site / "build").exists()


@pytest.mark.parametrize("folder", ["content", "seeds", "themes", "content/points"])
def test_a_folder_that_a_site_may_come_to_have_is_refused_before_it_is_there(folder: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="overlaps the site's"):
        output_root(tmp_path / folder, tmp_path)
