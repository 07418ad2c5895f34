"""A folder's listing: what stands in it and what is a folder, whatever links lead where."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conftest import MakeSite
from dissensus.reading import Site
from dissensus.whole import check_site

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links as here are POSIX")


def test_links_are_what_they_lead_to(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "to-folder").symlink_to("folder")
    (tmp_path / "to-file").symlink_to("file")
    (tmp_path / "to-nothing").symlink_to("nothing")
    (tmp_path / "round").symlink_to("round")
    assert Site(tmp_path.parent).entries(tmp_path.name) == {
        "file": False, "folder": True, "round": False, "to-file": False, "to-folder": True, "to-nothing": False,
    }  # fmt: skip


@pytest.mark.parametrize("target", ["loop.yaml", "nowhere.yaml"])
def test_a_link_that_leads_nowhere_is_a_fault_of_its_own(tmp_path: Path, make_site: MakeSite, target: str) -> None:
    site = make_site(tmp_path)
    (site / "content/points/loop.yaml").symlink_to(target)
    faults = check_site(site).faults
    assert [(fault.code, fault.where.file) for fault in faults] == [("missing-file", "content/points/loop.yaml")]
