"""The disk below a folder: its kind, as the system lists it; whether case counts; who keeps it alike elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissensus.examining.disk import folder_facts, is_network, kind_of, synced_by, tells_case_apart
from dissensus.examining.facts import without_home

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
23 22 0:5 / /proc rw - proc proc rw
40 22 0:40 / /srv/desk rw shared:5 master:1 - nfs4 host:/desk rw
41 40 0:41 / /srv/desk/local rw - xfs /dev/sdb rw
42 22 0:42 / /srv/two\\040words rw - cifs //host/share rw
a line that is no mount
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "ext4"),
        ("/projects/site", "ext4"),
        ("/srv/desk", "nfs4"),
        ("/srv/desk/site", "nfs4"),
        ("/srv/desks", "ext4"),
        ("/srv/desk/local/site", "xfs"),
        ("/srv/two words/site", "cifs"),
    ],
)
def test_the_innermost_mount_counts(path: str, kind: str) -> None:
    assert kind_of(path, MOUNTS) == kind


def test_without_a_mount_nothing_is_known() -> None:
    assert kind_of("/site", "") is None
    assert is_network(None) is None


def test_another_machine_is_told_from_a_disk() -> None:
    assert [is_network(kind) for kind in ("nfs4", "cifs", "ext4", "overlay")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        ("site", None),
        ("my-dropbox-notes", None),
        ("Dropbox/site", "dropbox"),
        ("OneDrive - The Desk/site", "onedrive"),
        ("Library/Mobile Documents/x", "mobile documents"),
    ],
)
def test_a_folder_kept_alike_elsewhere(folder: str, found: str | None, tmp_path: Path) -> None:
    (tmp_path / folder).mkdir(parents=True)
    assert synced_by(tmp_path / folder) == found


def test_a_mark_in_a_folder_above_counts(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/.stfolder").mkdir()
    assert synced_by(tmp_path / "a/b") == ".stfolder"


def test_case_is_tried_without_writing(tmp_path: Path) -> None:
    assert tells_case_apart(tmp_path) is None
    (tmp_path / "123").touch()
    assert tells_case_apart(tmp_path) is None
    (tmp_path / "site.toml").touch()
    before = sorted(tmp_path.iterdir())
    found = tells_case_apart(tmp_path)
    assert sorted(tmp_path.iterdir()) == before
    (tmp_path / "SITE.TOML").touch()
    assert found is (len(list(tmp_path.iterdir())) == 3)


def test_a_folder_that_is_not_made_yet_is_told_by_the_one_above(tmp_path: Path) -> None:
    facts = {fact.name: fact.value for fact in folder_facts("folder", tmp_path / "site/public")}
    assert isinstance(facts["free"], int) and facts["free"] > 0
    assert facts["may be written"] is True


def test_the_home_folder_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert without_home(tmp_path / "site") == str(Path("~/site"))
    assert without_home(tmp_path.parent / "other") == str(tmp_path.parent / "other")
