"""`dissensus new`: a site that builds at once, what to do next, and no folder of anybody's touched."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from test_cli import dissensus


@pytest.mark.parametrize(
    ("folder", "then"),
    [
        ("clock", ["Made a small site in clock.", "  cd clock"]),
        ("St John's", ["Made a small site in St John's.", "  cd 'St John'\"'\"'s'"]),
        (".", ["Made a small site in this folder."]),
    ],
)
def test_it_makes_a_site_and_tells_what_next(folder: str, then: list[str], tmp_path: Path) -> None:
    done = dissensus("new", folder, folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    told = done.stderr.splitlines()
    assert told[: len(then)] == then and told[len(then)].startswith("  dissensus serve")
    adding = [line.split()[2] for line in told if line.startswith("  dissensus add")]
    assert adding == ["source", "document", "point", "card"]
    for command in (["check", "--strict"], ["coverage", "--min", "100"], ["build", "--strict"]):
        assert dissensus(*command, folder=tmp_path / folder).returncode == 0
    assert (tmp_path / folder / "public" / "index.html").is_file()


@pytest.mark.skipif(shutil.which("git") is None, reason="Git is asked what it would commit")
@pytest.mark.parametrize("forgets", [".gitignore", None])
def test_nothing_that_a_build_leaves_is_to_be_committed_or_is_a_fault(forgets: str | None, tmp_path: Path) -> None:
    assert dissensus("new", ".", folder=tmp_path).returncode == 0
    if forgets:
        (tmp_path / forgets).unlink()
    before = to_be_committed(tmp_path)
    for command in (["build"], ["check", "--strict"], ["build"]):
        assert dissensus(*command, folder=tmp_path).returncode == 0
    assert (tmp_path / ".dissensus/catalogue").is_file()
    assert {file for file in to_be_committed(tmp_path) if not file.startswith("public/")} == before


def to_be_committed(folder: Path) -> set[str]:
    """The files in a folder that Git does not ignore."""
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    listed = ["git", "ls-files", "-z", "--others", "--exclude-standard"]
    return set(subprocess.run(listed, cwd=folder, check=True, capture_output=True, text=True).stdout.split("\0"))


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
