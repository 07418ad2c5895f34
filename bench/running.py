"""A command run to its end: how long it took, what it told, how much memory its processes held together.

Memory is the sum of the proportional set sizes (PSS) of the command's process and of all that it started, looked at
every 20 ms, or less often where looking would itself take more than a twentieth of the time: memory that processes
share is counted once. A run too short to be looked at well is told by the kernel's own peak of one process, if larger.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

INTERVAL = 0.02  # seconds
BURDEN = 20  # a look costs at most one part in so many


class Run(NamedTuple):
    """What came of a command: seconds, and bytes of memory if it was looked at."""

    seconds: float
    told: str
    memory: int = 0


class CommandFailed(Exception):  # noqa: N818 - what happened, not whose mistake it is
    """A command that ended otherwise than well, with what it told."""


def run(command: Sequence[str], folder: Path | None = None, *, look_at_memory: bool = False) -> Run:
    """A command, run in a folder. Raises CommandFailed."""
    with tempfile.TemporaryFile() as told:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=told, stderr=subprocess.STDOUT)
        peak = Peak(process.pid) if look_at_memory else None
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        text = told.read().decode(errors="replace")
    if process.returncode:
        raise CommandFailed(f"{' '.join(command)} ended with {process.returncode}:\n{text}")
    return Run(seconds, text, max(peak.told(), usage.ru_maxrss * 1024) if peak else 0)


class Peak:
    """The most memory that a process and all it started hold together, looked at from another thread."""

    def __init__(self, process: int) -> None:
        self._most = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, args=(process,))
        self._thread.start()

    def told(self) -> int:
        """The most so far, in bytes; nothing is looked at any more."""
        self._ended.set()
        self._thread.join()
        return self._most

    def _look(self, process: int) -> None:
        pause = INTERVAL
        while not self._ended.wait(pause):
            began = time.perf_counter()
            self._most = max(self._most, sum(map(held_by, tree(process))))
            pause = max(INTERVAL, BURDEN * (time.perf_counter() - began))


def tree(process: int) -> Iterator[int]:
    """A process and all that it started, and these started, as far as they run."""
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            started = children.read_text().split()
        except OSError:  # ended meanwhile
            continue
        for child in map(int, started):
            yield from tree(child)


def held_by(process: int) -> int:
    """The memory that a process holds, its share of what it shares, in bytes; none if it has ended."""
    try:
        found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0
