"""`dissensus new`: a site that builds at once, what to do next, and no folder of anybody's touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from test_cli import dissensus


@pytest.mark.parametrize(("folder", "then"), [("clock", "cd clock && dissensus build"), (".", "dissensus build")])
def test_it_makes_a_site_and_tells_what_next(folder: str, then: str, tmp_path: Path) -> None:
    done = dissensus("new", folder, folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert len(done.stderr.splitlines()) == 3 and then in done.stderr
    for command in (["check", "--strict"], ["coverage", "--min", "100"], ["build", "--strict"]):
        assert dissensus(*command, folder=tmp_path / folder).returncode == 0
    assert (tmp_path / folder / "public" / "index.html").is_file()


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    done = dissensus("new", ".", folder=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert '"mine" stands there' in done.stderr and "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["mine"]])
def test_misuse_ends_with_2(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    done = dissensus("new", *arguments, folder=tmp_path)
    assert done.returncode == 2 and "Traceback" not in done.stderr
