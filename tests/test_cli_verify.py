"""`dissensus build --verify`: what was built, compared with what a build makes that remembers nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import MakeSite
from dissensus.build import build, unlike_a_clean_build
from dissensus.catalogue.unchanged import catalogue_path
from dissensus.cli import OUR_ERROR
from dissensus.cli.building import _verified
from dissensus.writing import OutputFolder
from test_cli import dissensus

SAME = "Every file is, byte for byte, what a build that remembers nothing makes."


@pytest.mark.parametrize("times", [1, 2])
def test_what_was_built_is_what_a_clean_build_makes(make_site: MakeSite, tmp_path: Path, times: int) -> None:
    site = make_site(tmp_path / "site")
    for _ in range(times):
        ended = dissensus("build", "--verify", folder=site)
        assert (ended.returncode, ended.stdout) == (0, "")
        assert SAME in ended.stderr


def test_what_a_clean_build_would_not_make_is_named(
    make_site: MakeSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = make_site(tmp_path / "site")
    output = site / "public"
    build(site, output)
    assert unlike_a_clean_build(site, output, 1, None) == []
    (output / "index.html").write_text("other")
    (output / "404.html").unlink()
    assert unlike_a_clean_build(site, output, 1, None) == ["404.html", "index.html"]
    assert _verified(site, output, 1, None) == OUR_ERROR
    assert "index.html" in capsys.readouterr().err
    assert not catalogue_path(site).exists()  # what told us wrongly is not believed again


def test_a_page_that_a_clean_build_would_not_make_is_named_and_a_file_of_somebody_else_is_not(
    make_site: MakeSite, tmp_path: Path
) -> None:
    site = make_site(tmp_path / "site")
    output = site / "public"
    build(site, output)
    (output / "CNAME").write_text("example.org")
    with OutputFolder.open(output, site) as folder:
        folder.publish({"points/no-more.html": b"one too many"})
    assert unlike_a_clean_build(site, output, 1, None) == ["points/no-more.html"]


def test_a_site_with_faults_is_not_compared(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"content/points/bridge.yaml": "question: What?\n"})
    ended = dissensus("build", "--verify", folder=site)
    assert ended.returncode == 1
    assert SAME not in ended.stderr


def test_nothing_is_written_by_comparing(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    build(site, tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}
    unlike_a_clean_build(site, tmp_path / "out", 1, None)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")} == before
