"""Whether Git is at work on the files of a site."""

from __future__ import annotations

import os
from pathlib import Path

from dissensus.serving.checkouts import STALE_AFTER, GitAtWork


def test_without_a_repository_it_never_is(tmp_path: Path) -> None:
    assert not GitAtWork(tmp_path)()


def test_it_is_for_as_long_as_the_lock_stands(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "deep/site").mkdir(parents=True)
    for root in (tmp_path, tmp_path / "deep/site"):
        at_work = GitAtWork(root)
        assert not at_work()
        (tmp_path / ".git/index.lock").touch()
        assert at_work()
        (tmp_path / ".git/index.lock").unlink()
        assert not at_work()


def test_a_lock_left_behind_is_none(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    lock = tmp_path / ".git/index.lock"
    lock.touch()
    before = lock.stat().st_mtime - STALE_AFTER - 1
    os.utime(lock, (before, before))
    assert not GitAtWork(tmp_path)()


def test_a_further_work_tree_has_its_lock_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "main/.git/worktrees/other").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    (tmp_path / "other/.git").write_text("gitdir: ../main/.git/worktrees/other\n")
    (tmp_path / "main/.git/worktrees/other/index.lock").touch()
    assert GitAtWork(tmp_path / "other")()


def test_a_file_of_that_name_that_is_something_else_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / ".git").write_bytes(b"\xff\xfe")
    assert not GitAtWork(tmp_path)()
