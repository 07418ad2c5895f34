"""What commands say: faults in the form asked for, and troubles of the environment in one sentence."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from dissensus.cli import BUILT, FAULTS
from dissensus.cli.terminal import columns

if TYPE_CHECKING:
    from dissensus.faults import Fault
    from dissensus.faults.located import ReadBytes


def tell(faults: Sequence[Fault], root: Path, format_: str, *, strict: bool = False) -> str:
    """Tells faults: to people on the error stream, to programs on standard output, where nothing else ever stands.

    Gives what people were told elsewhere than at a terminal.
    """
    from dissensus.reading import Site

    glance = Site(root).glance
    if format_ == "text":
        return tell_people(faults, glance)
    write(_for_programs(format_, faults, root, glance, strict))
    return ""


def _for_programs(format_: str, faults: Sequence[Fault], root: Path, read_bytes: ReadBytes, strict: bool) -> str:
    from dissensus.cli.repository import below_repository

    if format_ == "sarif":
        from dissensus.faults.sarif import tell_sarif
        from dissensus.whole import stop

        exit_code = FAULTS if stop(faults, strict) else BUILT
        return tell_sarif(faults, read_bytes, below=below_repository(root), exit_code=exit_code)
    if format_ == "github":
        from dissensus.faults.github import tell_github

        return tell_github(faults, read_bytes, below=below_repository(root))
    from dissensus.faults.json import tell_json

    return tell_json(faults, read_bytes)


def tell_people(faults: Sequence[Fault], read_bytes: ReadBytes) -> str:
    """Tells faults as text on the error stream; at a terminal also where more of them is told, if it is.

    Gives that text where it is for no terminal.
    """
    if not faults:
        return ""
    from dissensus.faults.text import tell_text

    colour = in_colour()
    told = tell_text(faults, read_bytes, colour=colour, width=columns())
    if colour:
        import click  # 8 ms to load: it knows consoles that do not take colours as they come

        click.echo(told, err=True, color=True)
    else:
        print(told, file=sys.stderr, flush=True)
    if not sys.stderr.isatty():
        return told
    _tell_of_more({fault.code for fault in faults})
    return ""


def _tell_of_more(codes: Set[str]) -> None:
    from dissensus.faults.explanations import CODES

    explained = sorted(codes & set(CODES))
    if explained:
        say(f"`dissensus explain {explained[0] if len(explained) == 1 else 'CODE'}` tells more.\n")


def write(text: str) -> None:
    """Puts the text on standard output byte for byte, in UTF-8 whatever the terminal's encoding."""
    import click

    click.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def lose_no_letter() -> None:
    """Lets a letter that the terminal's encoding has not be told by its number, as on the error stream."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def say(words: str) -> None:
    """Tells one thing on the error stream, in one line or several: a name in it is no command to the terminal."""
    from dissensus.faults.display import safe

    print("\n".join(map(safe, words.split("\n"))), file=sys.stderr, flush=True)


def in_colour(stream: TextIO | None = None) -> bool:
    """Whether the stream, by default that of errors, is a terminal that wants colour (no-color.org)."""
    is_terminal = (stream or sys.stderr).isatty()
    return is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def environment_trouble(error: Exception) -> str | None:
    """The sentence for a trouble that neither the curator nor we have made; None if it is no such thing."""
    from dissensus.fellows import FellowEnded
    from dissensus.reading import Unreadable
    from dissensus.writing import Trouble

    if isinstance(error, (Trouble, Unreadable)):
        return str(error)
    if isinstance(error, MemoryError):
        return "the machine has no memory left for this"
    if isinstance(error, FellowEnded):
        return "a process that shared the work was ended from outside, for want of memory perhaps; try --jobs 1"
    if isinstance(error, OSError):
        named = f"{error.filename}: " if error.filename else ""
        return f"{named}{(error.strerror or str(error)).lower()}"
    return None
