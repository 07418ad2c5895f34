"""`dissensus coverage`: data on standard output and nothing else there, and the gate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import MakeSite
from covered_site import covered
from deriving.test_coverage import ALL
from test_cli import BROKEN, dissensus

TOLD = """\
herald-2024-03-12: A bridge in the north
  line 1: not dealt with
    Herald online | Subscribe
  line 2: used: title
    A bridge in the north
  line 3: not dealt with in full: date
    Tuesday, 12 March 2024
  line 5: used: report of bridge#officials-stands
    Officials of the province said on Monday: “The bridge stands.”
    without: Officials of the province said on Monday
  line 5: not dealt with
    Nobody could tell.
  line 5: set aside as background (The weather.)
    It rained.
  line 7: used: report of bridge#port-fallen
    A spokesman of the port said that the bridge had fallen.
    without: A spokesman of the port said that
  line 7: not dealt with
    (Photograph: The Herald)
  line 11: set aside as furniture
    Read more
  line 12: set aside as furniture
    “The port,” our guide
  line 13: set aside as furniture
    Subscribe
  11 sentences: 3 used, 4 set aside, 4 not dealt with; 63.6 % dealt with
"""
SOME = """\
words: It rained., reason: background, note: The weather.
words: Read more, to: Subscribe, reason: furniture"""


def test_it_tells_every_sentence_in_order(make_site: MakeSite, tmp_path: Path) -> None:
    done = dissensus("coverage", folder=make_site(tmp_path, covered(SOME)))
    assert (done.returncode, done.stdout, done.stderr) == (0, TOLD, "")


def test_json_tells_the_same(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path, covered(SOME))
    done = dissensus("coverage", "--format", "json", folder=site)
    assert (done.returncode, done.stderr) == (0, "")
    (document,) = json.loads(done.stdout)["documents"]
    assert document["counts"] == {"sentences": 11, "used": 3, "set_aside": 4, "open": 4}
    assert document["per_cent"] == 63.6
    text = (site / document["file"]).read_text(encoding="utf-8")
    assert all(text[each["start"] : each["end"]] == each["text"] for each in document["sentences"])
    assert document["sentences"][3]["uses"] == [{"use": "report", "point": "bridge", "card": "officials-stands"}]
    assert [left["text"] for left in document["sentences"][3]["left"]] == ["Officials of the province said on Monday"]
    assert document["sentences"][5]["set_aside"] == [{"reason": "background", "note": "The weather."}]


@pytest.mark.parametrize(
    ("entries", "least", "code"),
    [(SOME, "0", 0), (SOME, "63", 0), (SOME, "64", 1), (SOME, "100", 1), (ALL, "100", 0)],
)
def test_min_is_a_gate(entries: str, least: str, code: int, make_site: MakeSite, tmp_path: Path) -> None:
    done = dissensus("coverage", "--min", least, folder=make_site(tmp_path, covered(entries)))
    assert done.returncode == code
    assert done.stdout.endswith("dealt with\n")
    assert done.stderr == (f"herald-2024-03-12: 63.6 % is below {least} %.\n" if code else "")


@pytest.mark.parametrize("format_", ["text", "json"])
def test_faults_are_told_instead(format_: str, make_site: MakeSite, tmp_path: Path) -> None:
    done = dissensus("coverage", "--format", format_, "--min", "1", folder=make_site(tmp_path, BROKEN))
    assert (done.returncode, done.stdout) == (1, "")
    assert "content/points/bridge.yaml:2:1: " in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--document", "herald-2024-3-12"], 'Did you mean "herald-2024-03-12"?'),
        (["--document", "?"], 'No document is called "?".'),
        (["--min", "101"], "101"),
        (["--format", "yaml"], "json"),
    ],
)
def test_misuse_ends_with_2(arguments: list[str], said: str, make_site: MakeSite, tmp_path: Path) -> None:
    done = dissensus("coverage", *arguments, folder=make_site(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_only_the_documents_asked_for_are_told_and_measured(make_site: MakeSite, tmp_path: Path) -> None:
    files = covered(ALL)
    second = str(files["content/documents.yaml"]).replace("documents:\n  herald-2024-03-12", "  second")
    second = second.replace("seeds/herald.txt", "seeds/second.txt").partition("    set-aside:")[0]
    files["content/documents.yaml"] = f"{files['content/documents.yaml']!s}{second}"
    files["seeds/second.txt"] = files["seeds/herald.txt"]
    site = make_site(tmp_path, files)
    one = dissensus("coverage", "--document", "herald-2024-03-12", "--min", "100", folder=site)
    assert (one.returncode, one.stderr) == (0, "") and "second" not in one.stdout
    both = dissensus("coverage", "--min", "100", folder=site)
    assert (both.returncode, both.stderr) == (1, "second: 9.0 % is below 100 %.\n")
    assert "All 2 documents: 22 sentences: 5 used, 7 set aside, 10 not dealt with; " in both.stdout


def test_letters_that_the_terminal_has_not_are_told_by_number(make_site: MakeSite, tmp_path: Path) -> None:
    done = dissensus("coverage", folder=make_site(tmp_path, covered()), PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert "\\u201cThe bridge stands.\\u201d" in done.stdout
