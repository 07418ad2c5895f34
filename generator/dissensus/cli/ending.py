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
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        _let_go_of_stdout()
        sys.exit(ENVIRONMENT)
    except Exception as error:
        from dissensus.cli.telling import environment_trouble, say

        if trouble := environment_trouble(error):
            say(f"dissensus: {trouble}")
            sys.exit(ENVIRONMENT)
        import traceback

        print(
            f"{traceback.format_exc()}\nThis is a mistake in dissensus {__version__}, not in your site.",
            file=sys.stderr,
        )
        sys.exit(OUR_ERROR)
    gc.freeze()  # all goes with the process: to look for rings of garbage at its very end takes 25 ms and more
    sys.exit(code)


def _let_go_of_stdout() -> None:
    # Whoever read our output has gone; without this, Python would complain once more while it closes the stream.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
