"""Where a site lies in its repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissensus.cli.repository import below_repository


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No workspace, and a current folder beside the sites."""
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)


def site_in(folder: Path) -> Path:
    site = folder / "docs/our site"
    site.mkdir(parents=True)
    return site


def test_without_a_repository_the_site_is_the_root(tmp_path: Path) -> None:
    assert below_repository(site_in(tmp_path)) == ""


def test_a_repository_of_its_own_is_the_root(tmp_path: Path) -> None:
    site = site_in(tmp_path)
    (site / ".git").mkdir()
    assert below_repository(site) == ""


@pytest.mark.parametrize("is_worktree", [False, True])
def test_the_nearest_repository_counts(is_worktree: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_in(tmp_path / "inner")
    (tmp_path / ".git").mkdir()
    git = tmp_path / "inner/.git"
    git.write_text("gitdir: elsewhere") if is_worktree else git.mkdir()
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert below_repository(site) == "docs/our site/"


def test_without_one_the_workspace_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "docs"))
    assert below_repository(site_in(tmp_path)) == "our site/"


def test_a_workspace_that_the_site_is_not_in_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "doc"))
    assert below_repository(site_in(tmp_path)) == ""


@pytest.mark.parametrize("site", ["docs/our site", "./docs/our site/", "docs/../docs/our site"])
def test_then_the_current_folder_does(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site_in(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert below_repository(Path(site)) == "docs/our site/"


def test_a_link_to_a_site_counts_as_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "link").symlink_to(site_in(tmp_path))
    assert below_repository(tmp_path / "link") == "docs/our site/"
