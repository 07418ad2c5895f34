"""The command line: what it says, where it says it, and with which code it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dissensus.cli import COMMANDS
from dissensus.cli.telling import environment_trouble, say
from dissensus.fellows import FellowEnded
from dissensus.reading import Unreadable

BROKEN = {"content/points/bridge.yaml": "question: What?\ntitel: The bridge\n"}


def dissensus(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dissensus", *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_good_site_ends_with_0_and_nothing_on_stdout(command: str, tmp_path: Path, make_site: Any) -> None:
    done = dissensus(command, folder=make_site(tmp_path))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr


@pytest.mark.parametrize("command", ["build", "check"])
def test_faults_end_with_1_and_stand_on_stderr(command: str, tmp_path: Path, make_site: Any) -> None:
    done = dissensus(command, folder=make_site(tmp_path, BROKEN))
    assert (done.returncode, done.stdout) == (1, "")
    assert "content/points/bridge.yaml:2:1: " in done.stderr
    assert 'Did you mean "title"?' in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "public").exists()


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("files", [{}, BROKEN])
def test_json_is_all_there_is_on_stdout(command: str, files: Any, tmp_path: Path, make_site: Any) -> None:
    done = dissensus(command, "--format", "json", folder=make_site(tmp_path, files))
    told = json.loads(done.stdout)
    assert bool(told["faults"]) is bool(files)
    assert done.returncode == (1 if files else 0)


WARNED = {"content/points/second.yaml": "question: What?\ntitle: Second\nsummary: A sentence that cites nothing.\n"}


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_warning_stops_only_the_strict(command: str, tmp_path: Path, make_site: Any) -> None:
    site = make_site(tmp_path, WARNED)
    lenient = dissensus(command, folder=site)
    assert lenient.returncode == 0 and "warning: " in lenient.stderr
    strict = dissensus(command, "--strict", folder=site)
    assert strict.returncode == 1 and "warning: " in strict.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["biuld"], "build"),
        (["build", "--jbos", "2"], "--jobs"),
        (["build", "--jobs", "0"], "0"),
        (["build", "nowhere"], "nowhere"),
        (["build", "--format", "yaml"], "json"),
        (["build", "site.toml"], "site.toml"),
    ],
)
def test_misuse_ends_with_2_and_a_hint(arguments: list[str], said: str, tmp_path: Path, make_site: Any) -> None:
    done = dissensus(*arguments, folder=make_site(tmp_path))
    assert done.returncode == 2
    assert said in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("epoch", ["tomorrow", "1e9", "99999999999999999999"])
def test_an_epoch_that_is_no_number_is_misuse(epoch: str, tmp_path: Path, make_site: Any) -> None:
    done = dissensus("build", folder=make_site(tmp_path), SOURCE_DATE_EPOCH=epoch)
    assert done.returncode == 2
    assert "SOURCE_DATE_EPOCH" in done.stderr


def test_the_epoch_is_the_day_that_citations_name(tmp_path: Path, make_site: Any) -> None:
    site = make_site(tmp_path)
    page = site / "public/points/bridge/index.html"
    dissensus("build", folder=site)
    assert "12 March 2024." in page.read_text()
    dissensus("build", folder=site, SOURCE_DATE_EPOCH="1700000000")
    assert "14 November 2023." in page.read_text()


@pytest.mark.parametrize("output", [".", "content", "content/points", "seeds", "..", "/"])
def test_an_output_folder_that_is_not_ours_ends_with_3(output: str, tmp_path: Path, make_site: Any) -> None:
    site = make_site(tmp_path / "site")
    before = written_by_hand(site)
    done = dissensus("build", "-o", output, folder=site)
    assert done.returncode == 3, done.stderr
    assert done.stderr.startswith("dissensus: ") and "Traceback" not in done.stderr
    assert written_by_hand(site) == before


def written_by_hand(site: Path) -> list[Path]:
    """All that stands in the folder of a site, but what builds keep of it."""
    names = (path.relative_to(site) for path in site.rglob("*"))
    return sorted(name for name in names if name.parts[0] != ".dissensus")


@pytest.mark.skipif(os.name != "posix", reason="links as here are POSIX")
def test_what_is_remembered_is_not_written_where_a_link_leads(tmp_path: Path, make_site: Any) -> None:
    site, theirs = make_site(tmp_path / "site"), tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "catalogue").write_text("of paintings")
    (site / ".dissensus").symlink_to(theirs)
    for _ in range(2):
        done = dissensus("build", folder=site)
        assert done.returncode == 0
        assert "Nothing of this build is remembered: .dissensus: is a link" in done.stderr
    assert {path.name: path.read_text() for path in theirs.iterdir()} == {"catalogue": "of paintings"}
    assert (site / "public/index.html").is_file()


def test_a_folder_of_somebody_elses_files_is_refused(tmp_path: Path, make_site: Any) -> None:
    site = make_site(tmp_path / "site")
    (tmp_path / "other").mkdir()
    (tmp_path / "other/thesis.txt").write_text("years of work")
    done = dissensus("build", "-o", str(tmp_path / "other"), folder=site)
    assert done.returncode == 3
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["check", "-h"], ["--version"]])
def test_help_is_data_and_ends_with_0(arguments: list[str], tmp_path: Path) -> None:
    done = dissensus(*arguments, folder=tmp_path)
    assert done.returncode == 0 and done.stdout and not done.stderr


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv = ['dissensus', '--help']\n"
        "from dissensus.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'jinja2', 'yaml', 'markdown_it', 'watchdog', 'msgspec'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_command_is_told_in_one_whole_line(tmp_path: Path) -> None:
    done = dissensus("--help", folder=tmp_path, COLUMNS="80")
    told = done.stdout.partition("Commands:\n")[2].splitlines()
    assert len(told) == len(COMMANDS)
    assert all(line.endswith(".") and not line.endswith("..") and len(line) <= 80 for line in told)


def test_no_terminal_no_colour(tmp_path: Path, make_site: Any) -> None:
    assert "\x1b" not in dissensus("check", folder=make_site(tmp_path, BROKEN)).stderr


def test_nobody_listening_is_no_traceback(tmp_path: Path, make_site: Any) -> None:
    site = make_site(tmp_path, BROKEN)
    command = [sys.executable, "-m", "dissensus", "check", "--format", "json"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, cwd=site, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("command", "code"), [("check", 1), ("biuld", 2)])
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.skipif(os.name != "posix", reason="a shell is asked to close the streams")
def test_closed_streams_change_no_code(command: str, code: int, closed: str, tmp_path: Path, make_site: Any) -> None:
    site = make_site(tmp_path, BROKEN)
    words = [sys.executable, "-m", "dissensus", command]
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$@" {closed}', "sh", *words], cwd=site, capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert not done.stdout and "Traceback" not in done.stderr


def test_a_name_is_no_command_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say("Built in out\x1b]0;title\x07/public.\nNext line.")
    assert capsys.readouterr().err == "Built in out␛]0;title␇/public.\nNext line.\n"


@pytest.mark.parametrize("error", [MemoryError(), FellowEnded(), OSError(28, "No space", "a"), Unreadable("a", "b")])
def test_what_the_machine_refuses_is_no_mistake_of_ours(error: Exception) -> None:
    assert environment_trouble(error)
    assert environment_trouble(KeyError("a")) is None


def test_our_own_error_ends_with_70(tmp_path: Path, make_site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import sys, dissensus.whole\n"
        "def broken(*_, **__): raise ZeroDivisionError\n"
        "dissensus.whole.find_faults = broken\n"
        "sys.argv = ['dissensus', 'check']\n"
        "from dissensus.cli import main; main()"
    )
    site = make_site(tmp_path)
    done = subprocess.run([sys.executable, "-c", code], cwd=site, capture_output=True, text=True, check=False)
    assert done.returncode == 70
    assert "mistake in dissensus" in done.stderr
