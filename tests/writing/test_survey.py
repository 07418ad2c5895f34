"""Files that were looked at a moment ago, and are left alone, are not looked at again; later, all are."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissensus import ticks
from dissensus.marks import Look
from dissensus.writing import DiskTrouble, Outcome, OutputFolder, output
from writing.folders import publish, put

FILES = {"index.html": b"home", "points/bridge/index.html": b"bridge"}


@pytest.fixture(autouse=True)
def disk_tells_any_two_changes_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticks, "FINE_NS", 0)


def test_what_somebody_changes_meanwhile_is_found_by_the_next_build(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    before = publish(folder, FILES)
    after = published_while_changed(folder, before)
    assert after.written == ()
    with OutputFolder.open(folder, tmp_path / "site", look=Look(str(folder), after.marks)) as found:
        assert set(found.standing) == {"points/bridge/index.html"}


def test_what_somebody_changes_long_after_the_look_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "public"
    before = publish(folder, FILES)
    monkeypatch.setattr(output, "LATELY", -1)
    with pytest.raises(DiskTrouble, match="vanished or was changed"):
        published_while_changed(folder, before)


@pytest.mark.parametrize("lately", [-1, 60])
def test_what_was_not_seen_before_is_looked_at_twice(
    lately: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "public"
    publish(folder, FILES)
    monkeypatch.setattr(output, "LATELY", lately)
    with pytest.raises(DiskTrouble, match="vanished or was changed"):
        published_while_changed(folder, None)


def published_while_changed(folder: Path, before: Outcome | None) -> Outcome:
    """The same site once more, while somebody writes a page of theirs."""
    look = Look(str(folder), before.marks) if before else None
    with OutputFolder.open(folder, folder.parent / "site", look=look, is_of_all=bool(before)) as found:
        assert set(found.standing) == set(FILES)
        put(folder, {"index.html": b"mine"})
        return found.publish({})
