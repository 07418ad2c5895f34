"""Git at work: while it exchanges files one by one, a site is neither what it was nor what it will be."""

from __future__ import annotations

import time
from pathlib import Path

STALE_AFTER = 15.0  # seconds: a lock that stood as long as this was left behind by a Git that is no more
_LOCK = "index.lock"


class GitAtWork:
    """Whether Git holds the lock of the repository that a site lies in."""

    def __init__(self, root: Path) -> None:
        records = _records(root)
        self._lock = records / _LOCK if records else None

    def __call__(self) -> bool:
        """Whether files are being exchanged now."""
        try:
            return self._lock is not None and not _is_stale(self._lock)
        except OSError:
            return False


def _is_stale(lock: Path) -> bool:
    """Whether the lock has stood for long. Raises OSError if there is none."""
    return time.time() - lock.stat().st_mtime > STALE_AFTER


def _records(root: Path) -> Path | None:
    """Git's folder for the work tree that `root` lies in, if it lies in one."""
    for folder in (root, *root.parents):
        git = folder / ".git"
        if git.is_dir():
            return git
        if git.is_file():
            return _elsewhere(git)
    return None


def _elsewhere(git: Path) -> Path | None:
    """Where a file called `.git`, as further work trees and submodules have it, leads to."""
    try:
        kind, _, folder = git.read_text().partition(":")
    except (OSError, UnicodeError):
        return None
    return git.parent / folder.strip() if kind == "gitdir" else None
