"""A command at a terminal: what it asks is waited for, and answered as by hand."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

END_OF_INPUT = "\x04"
INTERRUPT = "\x03"
PATIENCE = 60  # seconds in which a command says something


class Talk(NamedTuple):
    """What came of it: the exit code, and all that the terminal showed."""

    code: int
    shown: str


def at_terminal(arguments: Iterable[str], folder: Path, answers: Iterable[str], **environment: str) -> Talk:
    """Runs `dissensus` at a terminal of its own, and gives one answer each time it waits for one."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "dissensus", *arguments],
        cwd=folder,
        env={**os.environ, "TERM": "dumb", **environment},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=_take_terminal,
    ) as process:
        os.close(theirs)
        try:
            shown = _answer(ours, list(answers))
        finally:
            os.close(ours)
            if process.poll() is None:
                try:
                    process.wait(PATIENCE)
                except subprocess.TimeoutExpired:
                    process.kill()
    return Talk(process.returncode, shown.replace("\r\n", "\n"))


def _take_terminal() -> None:
    """Lets ^C reach the command, whatever the tests themselves were told to do with it."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _answer(terminal: int, answers: list[str]) -> str:
    shown = bytearray()
    since = 0
    answer = ""
    last = time.monotonic()
    while time.monotonic() - last < PATIENCE:
        if not select.select([terminal], [], [], 0.5)[0]:
            if answer == INTERRUPT:  # one that comes just before Python waits for words is noticed only after them
                os.write(terminal, INTERRUPT.encode())
            continue
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # the other end is closed
            return shown.decode(errors="replace")
        if not piece:
            return shown.decode(errors="replace")
        last = time.monotonic()
        shown += piece
        if shown[since:].endswith(b": ") and answers:
            since = len(shown)
            answer = answers.pop(0)
            os.write(terminal, answer.encode() if answer in (END_OF_INPUT, INTERRUPT) else f"{answer}\n".encode())
    raise AssertionError(f"nothing was said any more, after {shown.decode(errors='replace')}")
