"""What commands say: faults in the form asked for, and troubles of the environment in one sentence."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dissensus.faults import Fault


def tell(faults: Sequence[Fault], root: Path, format_: str) -> None:
    """Tells faults: as text on the error stream, as JSON on standard output, where nothing else ever stands."""
    from dissensus.reading import Site

    glance = Site(root).glance
    if format_ == "json":
        from dissensus.faults.json import tell_json

        click.echo(tell_json(faults, glance))
    elif faults:
        from dissensus.faults.text import tell_text

        click.echo(tell_text(faults, glance, colour=in_colour(), width=columns()), err=True, color=True)


def say(words: str) -> None:
    """Tells one thing on the error stream, in one line or several: a name in it is no command to the terminal."""
    from dissensus.faults.display import safe

    click.echo("\n".join(map(safe, words.split("\n"))), err=True)


def in_colour() -> bool:
    """Whether the error stream is a terminal that wants colour (no-color.org)."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """How wide the terminal is."""
    return shutil.get_terminal_size((100, 24)).columns


def environment_trouble(error: Exception) -> str | None:
    """The sentence for a trouble that neither the curator nor we have made; None if it is no such thing."""
    from concurrent.futures import BrokenExecutor

    from dissensus.reading import Unreadable
    from dissensus.writing import Trouble

    if isinstance(error, (Trouble, Unreadable)):
        return str(error)
    if isinstance(error, MemoryError):
        return "the machine has no memory left for this"
    if isinstance(error, BrokenExecutor):
        return "a process that shared the work was ended from outside, for want of memory perhaps; try --jobs 1"
    if isinstance(error, OSError):
        named = f"{error.filename}: " if error.filename else ""
        return f"{named}{(error.strerror or str(error)).lower()}"
    return None
