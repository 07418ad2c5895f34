"""`dissensus quote`: words ready to be pasted on standard output, everything else on the error stream."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import MakeSite
from test_cli import dissensus

HERALD = "herald-2024-03-12"


def test_words_that_stand_there_are_printed_as_they_stand(make_site: MakeSite, tmp_path: Path) -> None:
    done = dissensus("quote", HERALD, "The", "bridge", "stands.", folder=make_site(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"# line 3\n- document: {HERALD}\n  quote: The bridge stands.\n"


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_what_is_printed_is_exact_whatever_the_terminal(encoding: str, make_site: MakeSite, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dissensus", "quote", HERALD, "on Monday: “The bridge stands.”"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=make_site(tmp_path), env=environment, capture_output=True, check=False)
    assert 'quote: "on Monday: “The bridge stands.”"\n' in done.stdout.decode("utf-8")


def test_each_place_is_printed_with_what_tells_it_apart(make_site: MakeSite, tmp_path: Path) -> None:
    done = dissensus("quote", HERALD, "bridge", folder=make_site(tmp_path))
    assert done.returncode == 0
    assert done.stdout.split("\n\n")[0] == f"# line 1\n- document: {HERALD}\n  quote: bridge\n  before: A"
    assert [line for line in done.stdout.splitlines() if line[0:1] == "#"] == ["# line 1", "# line 3", "# line 5"]


def test_what_comes_near_is_marked_as_a_suggestion(make_site: MakeSite, tmp_path: Path) -> None:
    done = dissensus("quote", HERALD, "the BRIDGE had falen", folder=make_site(tmp_path))
    assert done.returncode == 0
    assert done.stdout.startswith("# line 5: a suggestion, not the words sought\n")
    assert "quote: the bridge had fallen\n" in done.stdout
    assert "capital letters count" in done.stderr and "“fallen”" in done.stderr


def test_nothing_near_ends_with_1(make_site: MakeSite, tmp_path: Path) -> None:
    done = dissensus("quote", HERALD, "quite other matters", folder=make_site(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "do not stand in" in done.stderr and "Nothing near" in done.stderr


@pytest.mark.parametrize(
    ("words", "found", "suggested"),
    [("A bridge", ["A bridge"], []), ("a brige in", [], ["A bridge in"]), ("quite other", [], [])],
)
def test_json_tells_the_same(
    words: str, found: list[str], suggested: list[str], make_site: MakeSite, tmp_path: Path
) -> None:
    done = dissensus("quote", "--format", "json", HERALD, words, folder=make_site(tmp_path))
    told = json.loads(done.stdout)
    assert done.returncode == (0 if found or suggested else 1) and done.stderr == ""
    assert [each["quote"] for each in told["found"]] == found
    assert [each["quote"] for each in told["suggested"]] == suggested
    assert (told["document"], bool(told["why"])) == (HERALD, not found)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["herald-2024-3-12", "x"], 2, f'Did you mean "{HERALD}"?'),
        ([HERALD], 2, "WORDS"),
        ([HERALD, "x", "--site", "nowhere"], 2, "nowhere"),
        ([HERALD, "x", "--site", "content"], 2, "has no site.toml"),
        ([HERALD, "-5"], 2, "stand behind `--`"),
    ],
)
def test_misuse_is_told(arguments: list[str], code: int, said: str, make_site: MakeSite, tmp_path: Path) -> None:
    done = dissensus("quote", *arguments, folder=make_site(tmp_path))
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"content/documents.yaml": "documents: ["}, "content/documents.yaml:1:"),
        ({"seeds/herald.txt": b"\xff"}, "is not UTF-8"),
        ({"content/points/bridge.yaml": "\t"}, None),
    ],
)
def test_a_broken_site_is_told_unless_it_does_not_matter(
    files: dict[str, str | bytes | None], said: str | None, make_site: MakeSite, tmp_path: Path
) -> None:
    done = dissensus("quote", HERALD, "A bridge", folder=make_site(tmp_path, files))
    assert done.returncode == (1 if said else 0) and "Traceback" not in done.stderr
    assert (said or "") in done.stderr


def test_a_document_that_was_changed_is_told_of_and_searched(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path)
    (site / "seeds" / "herald.txt").write_text("A bridge in the south\n", encoding="utf-8")
    done = dissensus("quote", HERALD, "in the south", folder=site)
    assert done.returncode == 0 and "is not the file that was archived" in done.stderr
