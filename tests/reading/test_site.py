"""The files of a site: what may be read, what is the site's fault, and what is the machine's."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from dissensus.faults import Fault, Where
from dissensus.reading import Site, Unreadable
from dissensus.reading import site as reading_site

NAMED = Where("content/documents.yaml", ("documents", "x", "file"))
LIMIT = 100


@pytest.fixture(autouse=True, params=["at once", "step by step"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in either way, as not every system has the shorter one."""
    if request.param == "step by step":
        monkeypatch.setattr(reading_site, "_AT_ONCE", None)


def code(found: bytes | Fault) -> str:
    assert isinstance(found, Fault)
    return found.code


def test_reads_bytes_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\r\n")
    assert Site(tmp_path).bytes_of("a.txt", LIMIT) == b"\xff\r\n"


def test_reads_through_a_link_that_stays_inside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert Site(tmp_path).bytes_of("b.txt", LIMIT) == b"a"


def test_reads_a_site_that_is_itself_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_bytes(b"a")
    (tmp_path / "link").symlink_to("real", target_is_directory=True)
    assert Site(tmp_path / "link").bytes_of("a.txt", LIMIT) == b"a"


def test_a_link_out_of_the_site_is_refused_even_to_a_neighbour_of_like_name(tmp_path: Path) -> None:
    for folder in ("site", "site-b"):
        (tmp_path / folder).mkdir()
    (tmp_path / "site-b" / "secret.txt").write_bytes(b"secret")
    (tmp_path / "site" / "file.txt").symlink_to("../site-b/secret.txt")
    (tmp_path / "site" / "folder").symlink_to("../site-b", target_is_directory=True)
    site = Site(tmp_path / "site")
    assert code(site.bytes_of("file.txt", LIMIT)) == "outside-site"
    assert code(site.bytes_of("folder/secret.txt", LIMIT, NAMED)) == "outside-site"
    assert site.glance("file.txt") is None


def test_a_link_put_in_the_place_of_a_file_that_was_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (tmp_path / "site" / "folder").mkdir(parents=True)
    file = tmp_path / "site" / "folder" / "file.txt"
    file.write_bytes(b"a")
    site = Site(tmp_path / "site")
    assert site.bytes_of("folder/file.txt", LIMIT) == b"a"
    file.unlink()
    file.symlink_to("../../secret.txt")
    assert code(site.bytes_of("folder/file.txt", LIMIT)) == "outside-site"


def test_a_named_file_that_is_not_there_is_a_fault_where_it_is_named(tmp_path: Path) -> None:
    found = Site(tmp_path).bytes_of("seeds/x.txt", LIMIT, NAMED)
    assert code(found) == "missing-file"
    assert isinstance(found, Fault)
    assert found.where == NAMED


@pytest.mark.parametrize("file", ["a.txt/b.txt", "é" * 200, "loop.txt"])
def test_a_name_that_can_lead_nowhere_is_a_missing_file(tmp_path: Path, file: str) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    assert code(Site(tmp_path).bytes_of(file, LIMIT, NAMED)) == "missing-file"


def test_a_listed_link_that_leads_nowhere_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    assert code(Site(tmp_path).bytes_of("gone.txt", LIMIT)) == "missing-file"


def test_a_listed_file_that_has_gone_is_the_machines_trouble(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"gone\.txt: gone since"):
        Site(tmp_path).bytes_of("gone.txt", LIMIT)


def test_folders_and_pipes_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    site = Site(tmp_path)
    assert code(site.bytes_of("folder", LIMIT)) == "not-a-file"
    assert code(site.bytes_of("pipe", LIMIT)) == "not-a-file"


def test_size_is_limited_to_the_byte(tmp_path: Path) -> None:
    (tmp_path / "most.txt").write_bytes(b"x" * LIMIT)
    (tmp_path / "more.txt").write_bytes(b"x" * (LIMIT + 1))
    site = Site(tmp_path)
    assert site.bytes_of("most.txt", LIMIT) == b"x" * LIMIT
    assert code(site.bytes_of("more.txt", LIMIT)) == "too-large"


def test_what_the_machine_denies_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)  # a test may run as root, whom nothing is denied
    monkeypatch.setattr(os, "open", denied)
    site = Site(tmp_path)
    with pytest.raises(Unreadable, match=r"a\.txt: permission denied"):
        site.bytes_of("a.txt", LIMIT)
    assert site.glance("a.txt") is None


def test_unreadable_crosses_processes() -> None:
    copy = pickle.loads(pickle.dumps(Unreadable("a.txt", "permission denied")))
    assert (copy.file, copy.reason) == ("a.txt", "permission denied")


def test_names_are_sorted_and_absent_folders_empty(tmp_path: Path) -> None:
    for name in ("b", "a", "C", "ä"):
        (tmp_path / name).write_bytes(b"")
    site = Site(tmp_path)
    assert site.names(".") == ["C", "a", "b", "ä"]
    assert site.names("nowhere") == []
    assert site.names("a") == []
