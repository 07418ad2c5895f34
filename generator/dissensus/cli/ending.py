"""How the process ends: with what came of a command, told where that is a trouble or a mistake of ours."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from typing import NoReturn

from dissensus import __version__
from dissensus.cli import ENVIRONMENT, INTERRUPTED, OUR_ERROR


def run(command: Callable[[], int]) -> NoReturn:
    """Runs a command, and ends the process with the code that it gives."""
    try:
        code = command()
    except (Exception, KeyboardInterrupt) as error:
        end_by(error)
    gc.freeze()  # all goes with the process: to look for rings of garbage at its very end takes 25 ms and more
    sys.exit(code)


def leave(code: int) -> NoReturn:
    """Ends the process at once, when all is told: to take down 400 modules, which go with it, takes 5 ms.

    Only for a command that has left no thread, no process and no file behind. Raises OSError where nobody can be told.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def end_by(error: Exception | KeyboardInterrupt) -> NoReturn:
    """Ends the process with what stopped it, and tells of it, unless nobody can be told."""
    try:
        code = _told(error)
    except OSError:
        _let_go_of_streams()
        code = ENVIRONMENT
    sys.exit(code)


def _told(error: Exception | KeyboardInterrupt) -> int:
    """The exit code for what stopped a command, once that is told."""
    if isinstance(error, BrokenPipeError):
        _let_go_of_streams()
        return ENVIRONMENT
    if isinstance(error, KeyboardInterrupt):
        from signal import SIG_IGN, SIGINT, signal

        signal(SIGINT, SIG_IGN)  # all that is left is to end: told once more to, it would tell where it was doing so
        print("Interrupted.", file=sys.stderr)
        return INTERRUPTED
    from dissensus.cli.telling import environment_trouble, say

    if trouble := environment_trouble(error):
        say(f"dissensus: {trouble}")
        return ENVIRONMENT
    import traceback

    told = "".join(traceback.format_exception(error))
    print(f"{told}\nThis is a mistake in dissensus {__version__}, not in your site.", file=sys.stderr)
    return OUR_ERROR


def _let_go_of_streams() -> None:
    # Whoever read what we tell has gone, or has no room; without this, Python would complain once more at its end.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
