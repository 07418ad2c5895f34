"""The desk: what is laid ready lies there for one build, and never after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissensus.writing.addresses import LAID_READY, OURS
from dissensus.writing.desk import Desk
from writing.folders import everything

TEXT = b"never published"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An output folder that was opened."""
    (tmp_path / OURS).mkdir()
    return tmp_path


class Stopped(Exception):  # noqa: N818 - whatever it may be
    """What ends a build."""


def test_what_is_laid_ready_lies_on_the_desk(root: Path) -> None:
    desk = Desk(root)
    with desk.kept_ready():
        ready = desk.lay_ready("a/index.html", TEXT, None)
        assert everything(root / LAID_READY) == {"new/a/index.html": TEXT}
        assert desk.lay_ready("b.html", TEXT, ready.sha256) == ready
        assert len(everything(root / LAID_READY)) == 1  # what stands already need not be laid ready
        desk.lay_ready("a/index.html", TEXT, "another")
        assert sorted(everything(root / LAID_READY).values()) == [TEXT, TEXT]
        desk.lay_ready("index.html", TEXT, None)
        assert everything(root / LAID_READY)["new/index.html"] == TEXT


def test_a_desk_is_empty_at_first_whatever_a_killed_build_left(root: Path) -> None:
    (root / LAID_READY).mkdir(parents=True)
    (root / LAID_READY / "left").write_bytes(TEXT)
    with Desk(root).kept_ready():
        assert list((root / LAID_READY).iterdir()) == []


def test_a_desk_is_cleared_however_a_build_ends(root: Path) -> None:
    desk = Desk(root)
    with desk.kept_ready():
        desk.lay_ready("a.html", TEXT, None)
    assert not (root / LAID_READY).exists()
    with pytest.raises(Stopped), desk.kept_ready():
        desk.lay_ready("a.html", TEXT, None)
        raise Stopped
    assert not (root / LAID_READY).exists()
