"""A question at the terminal: whatever is pasted there is one answer, however many lines it has."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Callable

import click

from dissensus.cli.telling import say
from dissensus.faults.display import safe

_PAUSE = 0.05  # seconds: the pieces of what is pasted come faster, a next answer of somebody who types slower
_PIECE = 65_536  # bytes


def ask(words: str, default: str | None) -> str:
    """The answer, its lines joined by a space; the default where nothing was said."""
    shown = f"{safe(words)} [{safe(default)}]" if default else safe(words)
    first: str = click.prompt(shown, default="", show_default=False, err=True)
    lines = all_lines(first, sys.stdin.fileno(), sys.stdin.readline)
    if len(lines) > 1:
        say(f"Took these {len(lines)} lines as one answer.")
    return " ".join(lines) or default or ""


def all_lines(first: str, terminal: int, rest: Callable[[], str]) -> list[str]:
    """The first line and those that are pending behind it; if the last of them is not ended yet, with its `rest`."""
    pending = _pending(terminal)
    if pending and not pending.endswith("\n"):
        pending += rest()
    lines = [line.strip() for line in pending.splitlines()]
    return [first, *filter(None, lines)] if first or not pending else list(filter(None, lines))


def _pending(terminal: int) -> str:
    """What was typed or pasted and is not read yet, a line that is not ended included."""
    try:
        import termios
    except ImportError:  # a system that has no terminals of this kind gives its lines one by one
        return ""
    before = termios.tcgetattr(terminal)
    by_characters = [*before[:3], before[3] & ~termios.ICANON, *before[4:]]
    found = b""
    try:
        termios.tcsetattr(terminal, termios.TCSANOW, by_characters)
        while select.select([terminal], [], [], _PAUSE)[0] and (piece := os.read(terminal, _PIECE)):
            found += piece
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
    return found.decode(sys.stdin.encoding or "utf-8", "replace")
