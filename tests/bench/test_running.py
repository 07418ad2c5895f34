"""Commands run to their end, with the memory of all that they start."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from running import CommandFailed, run, tree

HOLDS = "held = bytearray(80_000_000); import time; time.sleep(0.5)"
STARTS_TWO = f"""
import subprocess, sys
started = [subprocess.Popen([sys.executable, "-c", {HOLDS!r}]) for _ in range(2)]
[each.wait() for each in started]
"""

linux = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is read from Linux's /proc")


def test_what_a_command_tells_is_kept(tmp_path: Path) -> None:
    told = run([sys.executable, "-c", "import os, sys; print(os.getcwd()); sys.stderr.write('so')"], tmp_path).told
    assert str(tmp_path) in told and "so" in told


def test_a_command_that_fails_says_what_it_told() -> None:
    with pytest.raises(CommandFailed, match="ended with 3:\nnot so"):
        run([sys.executable, "-c", "print('not so'); raise SystemExit(3)"])


@linux
def test_memory_is_that_of_all_processes_together() -> None:
    assert run([sys.executable, "-c", STARTS_TWO], look_at_memory=True).memory > 160_000_000


@linux
def test_a_tree_ends_where_its_processes_have_ended() -> None:
    assert list(tree(2**30)) == [2**30]
