"""`dissensus add point`: a question in a file of its own, never over another."""

from __future__ import annotations

from pathlib import Path

import pytest

from adding.commands import standing
from conftest import MakeSite
from dissensus.whole import find_faults
from terminal import at_terminal
from test_cli import dissensus


def test_a_point_is_begun_in_a_file_of_its_own(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path)
    given = ["--question", "Who mended the bridge?", "--title", "The mending", "--topic", "bridge", "--topic", "port"]
    given += ["--position", "Mended by nobody", "--position", "by-all=Mended by all"]
    done = dissensus("add", "point", *given, folder=site)
    assert (done.returncode, done.stderr) == (0, "Added content/points/the-mending.yaml:1\n")
    assert (site / "content/points/the-mending.yaml").read_text(encoding="utf-8") == (
        "question: Who mended the bridge?\n"
        "title: The mending\n"
        "topics: [bridge, port]\n"
        "positions:\n"
        "  mended-by-nobody:\n"
        "    label: Mended by nobody\n"
        "  by-all:\n"
        "    label: Mended by all\n"
    )
    assert find_faults(site) == ()


def test_a_point_is_asked_for(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path)
    answers = ["Who mended it?", "The mending", "bridge Port", "bridge port", "2024", "2024-03-11/2024-03-12"]
    answers += ["Mended by all", "", "All mended it.", "Mended by none", "", "", "", "bridge", "", "y"]
    talk = at_terminal(["add", "point"], site, answers)
    assert talk.code == 0, talk.shown
    written = (site / "content/points/the-mending.yaml").read_text(encoding="utf-8")
    assert "topics: [bridge, port]\nperiod: 2024-03-11/2024-03-12\n" in written
    assert "  mended-by-all:\n    label: Mended by all\n    holds: All mended it.\n" in written


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "--question, --title"),
        (["--question", "Q?", "--title", "Bridge", "--id", "bridge"], "taken already"),
        (["--question", "Q?", "--title", "T", "--id", "../a"], "Lower-case"),
        (["--question", "Q?", "--title", "T", "--topic", "A b"], "Lower-case"),
        (["--question", "Q?", "--title", "T", "--position", "日本"], "ID=LABEL"),
        (["--question", "Q?", "--title", "T", "--position", "a=A", "--position", "a=B"], "two positions"),
    ],
)
def test_a_point_that_will_not_do_ends_with_2(given: list[str], said: str, make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path)
    before = standing(site)
    done = dissensus("add", "point", *given, folder=site)
    assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr
    assert standing(site) == before
