"""The output folder held: made if need be, and locked, so that no other build writes to it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from dissensus.writing import disk
from dissensus.writing.addresses import OURS
from dissensus.writing.folder import output_root
from dissensus.writing.lock import locked
from dissensus.writing.trouble import DiskTrouble

_ATTEMPTS = 100  # to hold a folder that other builds make and take away


@contextmanager
def held(path: Path, site: Path, wait: float) -> Iterator[Path]:
    """The folder that `path` leads to, until the end of the `with`.

    A build that published nothing takes away the folders that it made, maybe while we look: then we begin again. Raises
    Refused if it must not be written to, Busy if another build does so for over `wait` seconds.
    """
    with ExitStack() as holding:
        yield _hold(holding, path, site, wait)


def _hold(holding: ExitStack, path: Path, site: Path, wait: float) -> Path:
    for _ in range(_ATTEMPTS):
        with ExitStack() as trying:
            try:
                root = output_root(path, site)
                trying.enter_context(_folders_for(root / OURS))
                trying.enter_context(locked(root / OURS / "lock", wait))
            except DiskTrouble as trouble:
                if not isinstance(trouble.__cause__, FileNotFoundError):
                    raise
            else:
                holding.push(trying.pop_all())
                return root
    raise DiskTrouble(path, "is taken away again and again while it is being made")


@contextmanager
def _folders_for(folder: Path) -> Iterator[None]:
    """Has `folder` there, and those above it; takes away again what was made for nothing."""
    made = disk.make_folders(folder) or [folder]
    try:
        yield
    finally:
        with contextlib.suppress(DiskTrouble):
            for empty in made:
                disk.remove_if_empty(empty)
