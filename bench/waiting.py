"""How long a curator waits: from saving a card to the changed page being served, and what the server needs meanwhile.

    python bench/waiting.py [POINTS …]        # 1,000 and 10,000 points of ten cards unless told otherwise

A site of that size is written, `dissensus serve` started on it, and the time taken until the first page comes. Then a
claim in the middle of the site is changed, saved as an editor saves (a new file, renamed), and the page asked for again
and again until it shows the new words; the median, the 95th percentile and the slowest of all rounds are told.
Memory is the server's peak resident set. Writes a Markdown table on standard output.
"""

from __future__ import annotations

import os
import platform
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from corpus import Corpus, point_file, write

ROUNDS = 15
PATIENCE = 300  # seconds, for the first page and for every round


class Measured(NamedTuple):
    """What came of one size. Times are seconds, memory is bytes."""

    points: int
    first_page: float
    rounds: list[float]
    memory: int


def measure(points: int, folder: Path) -> Measured:
    """A server on a new site of so many points, tried."""
    write(Corpus(points), folder)
    settle()
    began = time.perf_counter()
    with served(folder) as (process, address):
        point = points // 2
        page = f"{address}points/{Path(point_file(point)).stem}/"
        wait_for(page, "Bridge number")
        first_page = time.perf_counter() - began
        rounds = [edited(folder / point_file(point), page, f"round {number} of it") for number in range(ROUNDS)]
        return Measured(points, first_page, rounds, peak_memory(process.pid))


def settle() -> None:
    """Lets some seconds go by: a curator's files were not all written just before, and such are read twice."""
    time.sleep(2.5)


@contextmanager
def served(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A server, and the address that it tells."""
    command = [sys.executable, "-m", "dissensus", "serve", str(folder), "--port", "0"]
    log = folder.with_name("log")
    with log.open("w") as stream, subprocess.Popen(command, stderr=stream) as process:
        try:
            yield process, address_in(log)
        finally:
            process.send_signal(signal.SIGINT)


def address_in(log: Path) -> str:
    """The address that the server tells, ending in a slash."""
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        if found := re.search(r"http://[\w.:\[\]]+", log.read_text()):
            return f"{found[0]}/"
        time.sleep(0.01)
    raise TimeoutError(log.read_text())


def edited(file: Path, page: str, words: str) -> float:
    """Seconds from saving a changed claim to the page that shows it."""
    text = re.sub(r"(    claim: Said that).*", rf"\1 {words}.", file.read_text(), count=1)
    beside = file.with_suffix(".new")
    beside.write_text(text)
    began = time.perf_counter()
    beside.rename(file)
    wait_for(page, words)
    return time.perf_counter() - began


def wait_for(page: str, words: str) -> None:
    """Asks for a page until it holds the words."""
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        try:
            with urllib.request.urlopen(page) as answer:
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.001)
    raise TimeoutError(f"{page} did not come to hold “{words}”")


def peak_memory(process: int) -> int:
    """The most that a process has held in memory so far."""
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found
    return int(found[1]) * 1024


def machine() -> str:
    """What was measured on."""
    cpu = Path("/proc/cpuinfo").read_text()
    model = re.search(r"model name\s*: (.*)", cpu)
    name = model[1] if model else platform.processor()
    return f"{name}, {os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}"


def row(measured: Measured) -> str:
    """A line of the table."""
    rounds = sorted(measured.rounds)
    percentile = rounds[min(len(rounds) - 1, round(0.95 * len(rounds)))]
    return (
        f"| {measured.points:,} | {measured.first_page:.2f} s | {statistics.median(rounds) * 1000:.0f} ms | "
        f"{percentile * 1000:.0f} ms | {rounds[-1] * 1000:.0f} ms | {measured.memory / 1e6:.0f} MB |"
    )


if __name__ == "__main__":
    print(f"{machine()}\n")
    print("| points | first page | saved to served, median | 95 % | slowest | memory |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    for size in map(int, sys.argv[1:] or ("1000", "10000")):
        with tempfile.TemporaryDirectory() as scratch:
            print(row(measure(size, Path(scratch) / "site")), flush=True)
