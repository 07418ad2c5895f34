"""The progress line: on a terminal alone, after a second alone, and gone when the work is done."""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import MakeSite
from dissensus.cli.nothing_to_do import lasting
from dissensus.cli.progress import Line, progress_line
from dissensus.progress import stage


class Hand:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def line(width: int = 80) -> tuple[Line, io.StringIO, Hand]:
    stream, clock = io.StringIO(), Hand()
    return Line(stream, clock, lambda: width), stream, clock


def test_quick_work_shows_nothing() -> None:
    shown, stream, clock = line()
    shown.begin("Reading points")
    shown.expect(["a", "b"])
    clock.now = 0.9
    shown.advance(2)
    shown.erase()
    assert stream.getvalue() == ""


def test_after_a_second_it_says_what_is_done_and_how_far() -> None:
    shown, stream, clock = line()
    shown.begin("Reading points")
    shown.expect(["a"] * 1_200)
    clock.now = 1.0
    shown.advance(340)
    assert stream.getvalue() == "\rReading points: 340 of 1,200 …"


def test_it_is_drawn_ten_times_a_second_at_most() -> None:
    shown, stream, clock = line()
    for tick in range(2_000):
        clock.now = tick / 1_000
        shown.begin("Reading")
    assert stream.getvalue().count("\r") == 10


def test_a_shorter_line_leaves_nothing_of_a_longer_one() -> None:
    shown, stream, clock = line()
    clock.now = 2
    shown.begin("Proving the quotes of points")
    clock.now = 3
    shown.begin("Checking")
    assert stream.getvalue().endswith("\rChecking …" + " " * (len("Proving the quotes of points") - len("Checking")))


def test_what_was_shown_is_erased() -> None:
    shown, stream, clock = line()
    clock.now = 2
    shown.begin("Checking")
    shown.erase()
    shown.erase()
    assert stream.getvalue() == "\rChecking …\r          \r"


@pytest.mark.parametrize("width", [0, 1, 2, 10, 20])
def test_it_never_fills_the_terminals_width(width: int) -> None:
    shown, stream, clock = line(width)
    clock.now = 2
    shown.begin("Checking the links of pages")
    assert len(stream.getvalue().lstrip("\r")) <= max(width - 1, 0)


def test_a_terminal_that_has_gone_stops_no_work() -> None:
    class Gone(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(5, "Input/output error")

    clock = Hand()
    shown = Line(Gone(), clock, lambda: 80)
    clock.now = 2
    shown.begin("Checking")
    shown.erase()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "shown"),
    [
        (Terminal, {}, True),
        (io.StringIO, {}, False),
        (Terminal, {"TERM": "dumb"}, False),
        (Terminal, {"CI": "true"}, False),
    ],
)
def test_it_is_for_somebody_who_looks(
    stream: type[io.StringIO], environment: dict[str, str], shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", written := stream())
    monkeypatch.setattr("dissensus.cli.progress.PATIENCE", 0)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(KeyboardInterrupt), progress_line():
        stage("Checking")
        raise KeyboardInterrupt
    assert bool(written.getvalue()) is shown
    assert not shown or written.getvalue().endswith(" \r")


@pytest.mark.skipif(os.name != "posix", reason="a terminal is made as on POSIX")
@pytest.mark.parametrize("faulty", [False, True])
def test_on_a_terminal_what_is_told_finds_a_clean_line(faulty: bool, tmp_path: Path, make_site: MakeSite) -> None:
    files: Any = {"content/points/bridge.yaml": "question: What?\ntitel: The bridge\n"} if faulty else {}
    code = (
        "import sys, dissensus.cli.progress as p; p.PATIENCE = p.PAUSE = 0\n"
        "sys.argv = ['dissensus', 'check']\n"
        "from dissensus.cli import main; main()"
    )
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}
    environment.pop("CI", None)
    ours, theirs = os.openpty()
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, cwd=make_site(tmp_path, files), stderr=theirs, env=environment) as running:
        os.close(theirs)
        said = _all_of(ours).decode()
    assert running.returncode == int(faulty)
    before, _, after = said.rpartition(" \r")
    assert "Reading the site" in before
    assert after.startswith("content/points/bridge.yaml:" if faulty else "No fault.")


def _all_of(descriptor: int) -> bytes:
    """What is written to a terminal until nobody holds it any more: Linux then says EIO, others nothing."""
    read = b""
    with contextlib.suppress(OSError):
        while more := os.read(descriptor, 1 << 12):
            read += more
    os.close(descriptor)
    return read


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0, "0.0 s"), (0.04, "0.0 s"), (0.64, "0.6 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.4, "59 s"),
     (59.6, "1 min 0 s"), (125.2, "2 min 5 s"), (3_600, "60 min 0 s")],
)  # fmt: skip
def test_how_long_it_took(seconds: float, told: str) -> None:
    assert lasting(seconds) == told


def test_the_closing_line_says_what_was_built_what_changed_and_how_long_it_took(
    tmp_path: Path, make_site: MakeSite
) -> None:
    site = make_site(tmp_path)
    command = [sys.executable, "-m", "dissensus", "build"]
    first, second = (subprocess.run(command, cwd=site, capture_output=True, text=True).stderr for _ in range(2))
    closing = r"Built \d+ pages in public: {}, in \d+(\.\d)? s\.\n"
    assert re.fullmatch(closing.format(r"[1-9]\d* files written, 0 removed, 0 as they were"), first), first
    assert re.fullmatch(closing.format(r"0 files written, 0 removed, [1-9]\d* as they were"), second), second
