"""`dissensus new`: a site that builds at once, what to do next, and no folder of anybody's touched."""

from __future__ import annotations

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
