"""What a file defines that could not be read is not missed elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dissensus.whole import check_site

BROKEN = "question: [\n"
PAGE = "---\ntitle: About\n---\nSee [this]({}).\n"
ALLOWING = "allowed:\n  - {file: content/points/ferry.yaml, words: regime, because: it is a timetable}\n"


def codes(folder: Path) -> list[str]:
    return [fault.code for fault in check_site(folder).faults]


@pytest.mark.parametrize(
    ("broken", "link"),
    [
        ("content/points/ferry.yaml", "points/ferry/"),
        ("content/points/ferry.yaml", "points/ferry/#card"),
        ("content/pages/method.md", "method/"),
        ("content/sources.yaml", "sources/officials/"),
    ],
)
def test_a_link_to_what_could_not_be_read_is_no_further_fault(
    tmp_path: Path, make_site: Any, broken: str, link: str
) -> None:
    files = {broken: "---\n" if broken.endswith(".md") else BROKEN, "content/pages/about.md": PAGE.format(link)}
    assert "unknown-page" not in codes(make_site(tmp_path, files))


def test_a_link_to_nothing_is_told_beside_it(tmp_path: Path, make_site: Any) -> None:
    files = {"content/points/ferry.yaml": BROKEN, "content/pages/about.md": PAGE.format("points/fery/")}
    assert "unknown-page" in codes(make_site(tmp_path, files))


@pytest.mark.parametrize(("ferry", "told"), [(BROKEN, False), ("question: What?\ntitle: The ferry\n", True)])
def test_an_allowance_is_needless_only_where_the_file_was_read(
    tmp_path: Path, make_site: Any, ferry: str, told: bool
) -> None:
    files = {"content/points/ferry.yaml": ferry, "content/wording.yaml": ALLOWING}
    assert ("needless-allowance" in codes(make_site(tmp_path, files))) is told


LIST = """\
question: What became of the ferry?
title: The ferry
positions:
  runs: {{label: Ferry running}}
  lost: {{label: Ferry lost}}
cards:
  - id: one
    speaker: officials
    said: 2024-03-11
    position: runs
    claim: Said so.
    reports: [{{document: herald-2024-03-12, quote: The bridge stands}}]
  {mark}id: two
    speaker: officials
    said: 2024-03-11
    position: runs
    claim: Said so again.
    reports: [{{document: herald-2024-03-12, quote: The bridge stands}}]
"""


@pytest.mark.parametrize(("mark", "told"), [("- ", []), ("  ", ["repeated-key"])])
def test_a_card_without_its_mark_is_not_missed_where_it_is_cited(
    tmp_path: Path, make_site: Any, mark: str, told: list[str]
) -> None:
    files = {
        "content/points/ferry.yaml": LIST.format(mark=mark),
        "content/pages/about.md": "---\ntitle: About\n---\nSee [@ferry#two] and [this](points/ferry/#two).\n",
    }
    assert codes(make_site(tmp_path, files)) == told
