"""How long a curator waits: from saving a card to the changed page being served, and what the server needs meanwhile.

A site of that size is written, `dissensus serve` started on it, and the time taken until the first page comes. A moment
later, as nobody changes what they have not looked at, a claim of that page is changed, saved as an editor saves (a new
file, renamed), and the page asked for again and again until it shows the new words. Memory is the server's peak
resident set.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus import Corpus, point_file, write
from machine import settle
from measured import Served

ROUNDS = 15
LOOK = 0.25  # seconds between a page's coming and the first save of it
PATIENCE = 300  # seconds, for the first page and for every round


def measure(points: int, folder: Path) -> Served:
    """A server on a new site of so many points, tried."""
    write(Corpus(points), folder)
    settle()
    began = time.perf_counter()
    with served(folder) as (process, address):
        point = points // 2
        page = f"{address}points/{Path(point_file(point)).stem}/"
        wait_for(page, "Bridge number")
        first_page = time.perf_counter() - began
        time.sleep(LOOK)
        rounds = (edited(folder / point_file(point), page, f"round {number} of it") for number in range(ROUNDS))
        return Served(points, first_page, tuple(rounds), peak_memory(process.pid))


@contextmanager
def served(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A server, and the address that it tells."""
    command = [sys.executable, "-m", "dissensus", "serve", str(folder), "--port", "0"]
    log = folder.with_name("log")
    with log.open("w") as stream, subprocess.Popen(command, stderr=stream) as process:
        try:
            yield process, address_in(log)
        finally:
            process.terminate()


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
