"""A build that has nothing to do: answered in the words of the command, and with nothing loaded that could do more."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import MakeSite
from dissensus import marks, ticks
from dissensus.build import build
from dissensus.cli.building import build_plainly
from dissensus.cli.nothing_to_do import is_answered


@pytest.fixture
def site(make_site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder `site` of the working folder, built."""
    monkeypatch.setattr(ticks, "FINE_NS", 0)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.chdir(tmp_path)
    make_site(tmp_path / "site")
    time.sleep(0.02)
    assert build(Path("site"), Path("site/public")).publication
    return tmp_path / "site"


LEFT_TO_THE_COMMAND: tuple[list[str], ...] = (
    ["check", "site"],
    ["build", "site", "--strict"],
    ["build", "site", "--verify"],
    ["build", "site", "--format", "json"],
    ["build", "site", "--jobs", "0"],
    ["build", "site", "--jobs", "65"],
    ["build", "site", "--jobs"],
    ["build", "site", "-o"],
    ["build", "site", "-o", "elsewhere"],
    ["build", "site", "-ositepublic"],
    ["build", "site/"],
    ["build", "./site"],
    ["build", "site", "site"],
    ["build", "nowhere"],
    ["build", "--help"],
    ["build"],
    [],
)


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("arguments", LEFT_TO_THE_COMMAND, ids=" ".join)
def test_what_is_not_plainly_asked_for_is_left_to_the_command(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert not is_answered(arguments)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["SOURCE_DATE_EPOCH", "_DISSENSUS_COMPLETE"])
def test_what_the_environment_asks_for_is_left_to_the_command(
    site: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "0")
    assert not is_answered(["build", str(site)])


@pytest.mark.parametrize("name", ["content/sources.yaml", "public/index.html", ".dissensus/catalogue", "site.toml"])
def test_what_is_other_is_left_to_the_command(site: Path, name: str) -> None:
    with (site / name).open("ab") as file:
        file.write(b"\n")
    assert not is_answered(["build", str(site)])


@pytest.mark.skipif(sys.platform != "linux", reason="only there another process looks")
@pytest.mark.filterwarnings("ignore:This process")  # later Pythons warn of forks beside threads: ours only reads
def test_what_another_process_has_seen_of_the_output_goes_on_to_the_build(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(marks, "WORTH_A_PROCESS", 1)
    page = site / "public/index.html"
    whole = page.read_bytes()
    assert is_answered(["build", str(site)])
    for edited in (site / "site.toml", page):
        edited.write_bytes(b"\n" + edited.read_bytes())
    assert not is_answered(["build", str(site)])
    assert build_plainly(str(site), str(site / "public"), "2") == 0
    assert page.read_bytes() == whole
    assert "1 files written, 0 removed" in capsys.readouterr().err


ANSWERED = (
    ["build", "site"],
    ["build", "--jobs", "2", "site"],
    ["build", "site", "-o", "site/public"],
    ["build", "--output", "site/public", "site", "--jobs", "1"],
)


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("arguments", ANSWERED, ids=" ".join)
def test_the_answer_is_that_of_the_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert is_answered(arguments)
    out, told = capsys.readouterr()
    by_the_command = ran([*arguments, "--format", "text"])
    assert out == by_the_command.stdout == ""
    assert without_time(told) == without_time(by_the_command.stderr)


def test_within_the_site_its_folder_needs_no_name(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    assert is_answered(["build"])
    assert is_answered(["build", ".", "-o", str(site / "public")])


def test_a_site_with_warnings_is_left_to_the_command(site: Path) -> None:
    with (site / "content/points/bridge.yaml").open("a") as file:
        file.write("summary: A sentence that cites nothing.\n")
    outcome = build(site, site / "public")
    assert outcome.publication
    assert outcome.faults
    assert not is_answered(["build", str(site)])


@pytest.fixture
def warned(site: Path) -> str:
    """What a command told of a site with a warning, which it has built."""
    with (site / "content/points/bridge.yaml").open("a") as file:
        file.write("summary: A sentence that cites nothing.\n")
    time.sleep(0.1)
    return ran(["build", "site"]).stderr


def test_warnings_are_told_again_as_the_command_told_them(warned: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "2 warnings in 1 file" in warned
    assert is_answered(["build", "site"])
    told = capsys.readouterr().err
    again = ran(["build", "site", "--format", "text"]).stderr
    assert without_time(told) == without_time(again)
    assert told.rpartition("\nBuilt ")[0] == warned.rpartition("\nBuilt ")[0]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no locale that lacks letters")
def test_a_locale_that_has_not_the_letters_of_what_is_told_is_in_nobodys_way(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("LC_ALL", "C"), ("PYTHONCOERCECLOCALE", "0"), ("PYTHONUTF8", "0")):
        monkeypatch.setenv(name, value)
    with (site / "content/points/bridge.yaml").open("a", encoding="utf-8") as file:
        file.write("summary: A sentence that cites nothing, of a “café”.\n")
    time.sleep(0.1)
    assert "caf\\xe9" in ran(["build", "site"]).stderr
    assert "caf\\xe9" in ran(["build", "site"]).stderr


@pytest.mark.usefixtures("warned")
def test_for_another_width_warnings_are_left_to_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert not is_answered(["build", "site"])


@pytest.mark.usefixtures("warned")
@pytest.mark.parametrize("name", ["content/points/bridge.yaml", ".dissensus/told.left", ".dissensus/site.left"])
def test_warnings_of_another_build_are_left_to_the_command(site: Path, name: str) -> None:
    content = (site / name).read_bytes()
    (site / name).unlink()
    (site / name).write_bytes(content if name.endswith("site.left") else content[:20])
    assert not is_answered(["build", "site"])


@pytest.mark.usefixtures("site")
def test_nothing_is_loaded_that_could_do_more() -> None:
    modules = ran(["build", "site"], "; import atexit; atexit.register(lambda: print(*sys.modules))").stdout.split()
    assert not {"click", "msgspec", "sqlite3", "pathlib", "typing", "dissensus.build"} & set(modules)
    assert "dissensus.catalogue.left" in modules


@pytest.mark.usefixtures("site")
def test_a_plain_build_that_has_something_to_do_is_the_same_without_what_reads_arguments() -> None:
    told = []
    for arguments in (["build", "site"], ["build", "site", "--format", "text"]):
        with Path("site/content/points/bridge.yaml").open("a") as file:
            file.write("# another line\n")
        done = ran(arguments, "; import atexit; atexit.register(lambda: print(*sys.modules))")
        assert ("click" in done.stdout.split()) is (len(arguments) > 2)
        told.append(without_time(done.stderr))
    assert told[0] == told[1]


@pytest.mark.parametrize("arguments", [["build", "nowhere"], ["build", "site", "-o", "site/site.toml"]])
def test_what_is_no_folder_is_misuse(arguments: list[str], site: Path) -> None:
    done = ran(arguments, check=False)
    assert done.returncode == 2
    assert "Usage:" in done.stderr


def to_a_reader_that_has_gone() -> int:
    reader, writer = os.pipe()
    os.close(reader)
    return writer


def to_a_full_disk() -> int:
    return os.open("/dev/full", os.O_WRONLY)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="where a disk that is always full is a file")
@pytest.mark.parametrize("more", ["", "# another line\n"], ids=["nothing to do", "something to do"])
@pytest.mark.parametrize("told", [to_a_reader_that_has_gone, to_a_full_disk])
def test_where_nobody_can_be_told_the_code_is_that_of_the_environment(
    site: Path, told: Callable[[], int], more: str
) -> None:
    with (site / "content/points/bridge.yaml").open("a") as file:
        file.write(more)
    stderr = told()
    assert subprocess.run(command(["build", "site"]), env=environment(), stderr=stderr, check=False).returncode == 3
    os.close(stderr)


def ran(arguments: list[str], before: str = "", *, check: bool = True) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(arguments, before), env=environment(), capture_output=True, text=True, check=check)


def command(arguments: list[str], before: str = "") -> list[str]:
    code = f"import sys; sys.argv[0] = 'dissensus'{before}; from dissensus.cli import main; main()"
    return [sys.executable, "-S", "-c", code, *arguments]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def without_time(told: str) -> str:
    return re.sub(r"in \d+\.\d s", "", told)
