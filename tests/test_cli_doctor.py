"""`dissensus doctor`: what there is to know, of a good site and of a broken one; it never fails."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import MakeSite
from dissensus import __version__
from dissensus.cli.doctor_told import tell_text
from dissensus.examining import Fact, Section
from dissensus.examining.facts import fact, section

TITLES = [
    "versions", "system", "site", "output", "settings", "contents", "time for each stage, in one process", "slowest",
    "unusual",
]  # fmt: skip


def doctor(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dissensus", "doctor", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def facts(folder: Path) -> dict[str, dict[str, Any]]:
    done = doctor(folder, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)["sections"]
    assert [each["title"] for each in told] == TITLES
    return {each["title"]: {fact["name"]: fact["value"] for fact in each["facts"]} for each in told}


def test_a_good_site_is_told_whole(tmp_path: Path, make_site: MakeSite) -> None:
    found = facts(make_site(tmp_path, {"site.toml": 'title = "Small"\n[order]\nrows = "days"\n'}))
    assert found["versions"]["dissensus"] == __version__
    assert {"click", "msgspec", "libyaml"} <= set(found["versions"])
    assert not any("could not" in str(value) for of in found.values() for value in of.values())
    assert found["settings"]["title"] == "Small [site.toml]"
    assert found["settings"]["order.rows"] == "days [site.toml]"
    assert found["settings"]["order.positions"] == "first-said [default]"
    assert found["contents"]["cards"] == 2 and found["contents"]["faults"] == 0
    stages = found["time for each stage, in one process"]
    assert {"Reading the site", "Rendering pages", "Checking the links of pages", "all of it"} <= set(stages)
    assert all(isinstance(seconds, float) for seconds in stages.values())
    assert len(found["slowest"]) == 5
    assert not (tmp_path / "public").exists(), "nothing is written"


def test_text_has_the_same_sections(tmp_path: Path, make_site: MakeSite) -> None:
    done = doctor(make_site(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.removesuffix(":") for line in done.stdout.splitlines() if line.endswith(":")] == TITLES


@pytest.mark.parametrize(
    "files",
    [
        {"content/points/bridge.yaml": "titel: x\n"},
        {"site.toml": "title = [\n"},
        {"site.toml": b"\xff\xfe"},
        {"site.toml": None},
        {"content/sources.yaml": "{"},
        {"content/documents.yaml": "documents: 1\n"},
    ],
)
def test_a_broken_site_is_told_as_far_as_it_goes(files: Any, tmp_path: Path, make_site: MakeSite) -> None:
    found = facts(make_site(tmp_path, files))
    assert found["contents"]["faults"] >= 1
    assert "Reading the site" in found["time for each stage, in one process"]
    assert "Rendering pages" not in found["time for each stage, in one process"]


def test_an_empty_folder_is_told_too(tmp_path: Path) -> None:
    assert facts(tmp_path)["contents"]["points"] == 0


def test_what_a_build_would_break_off_at_is_told(tmp_path: Path, make_site: MakeSite) -> None:
    code = (
        "import sys, dissensus.whole\n"
        "def broken(*_, **__): raise PermissionError('content/points')\n"
        "dissensus.whole.read = broken\n"
        "sys.argv = ['dissensus', 'doctor']\n"
        "from dissensus.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=make_site(tmp_path), capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "the site cannot be examined  PermissionError: content/points" in done.stdout


def _break() -> Any:
    raise LookupError("nowhere")


@pytest.mark.parametrize("find", [_break])
def test_what_cannot_be_found_out_is_said_to_be_so(find: Callable[[], Any]) -> None:
    assert fact("disk", find) == Fact("disk", "could not be found out (LookupError: nowhere)")
    assert section("disk", find).facts == (Fact("disk", "could not be found out (LookupError: nowhere)"),)


def test_text_stands_in_columns_and_commands_no_terminal() -> None:
    told = tell_text(
        [
            Section("times", (Fact("a", 0.01234, "seconds"), Fact("long name", 5_000_000_000, "bytes"))),
            Section("site", (Fact("é\x1b", True), Fact("b", None), Fact("cards", 12_345))),
            Section("unusual", ()),
        ]
    )
    assert told == (
        "times:\n  a          0.012 s\n  long name  5.0 GB\n\n"
        "site:\n  é␛     yes\n  b      no\n  cards  12,345\n\n"
        "unusual:\n  nothing"
    )


def test_the_first_of_what_stops_a_build_is_named(tmp_path: Path, make_site: MakeSite) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "no site here" in facts(empty)["contents"]["first fault"]
    site = make_site(tmp_path / "site", {"site.toml": 'titel = "x"\n'})
    assert facts(site)["contents"]["first fault"].startswith("site.toml: ")
    assert "first fault" not in facts(make_site(tmp_path / "good"))["contents"]
