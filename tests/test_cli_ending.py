"""How the process ends: by the code of what came of a command, and without a word more than that takes."""

from __future__ import annotations

import subprocess
import sys

ENDED_TWICE = """
import atexit, signal
atexit.register(signal.raise_signal, signal.SIGINT)
from dissensus.cli.ending import run
def command():
    signal.raise_signal(signal.SIGINT)
run(command)
"""


def test_who_presses_ctrl_c_twice_is_told_once() -> None:
    done = subprocess.run([sys.executable, "-c", ENDED_TWICE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "Interrupted.\n")
