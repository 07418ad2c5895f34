"""The command line: one small module a command, each loaded only when it is asked for."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # as of `typing`, which a build that has nothing to do would load for this alone
if TYPE_CHECKING:
    from typing import NoReturn

BUILT, FAULTS, USAGE, ENVIRONMENT, OUR_ERROR, INTERRUPTED = 0, 1, 2, 3, 70, 130

# Objects made before the collector looks for rings of garbage: hardly any are, and looking after each 700 takes 10 ms
# of loading what a build needs. One card among 10,000 points makes fewer: one look less, of 12 ms.
FEW_ARE_GARBAGE = 100_000

COMMANDS = (
    "new", "add", "quote", "serve", "check", "coverage", "build", "links", "explain", "schema", "doctor", "completion",
)  # fmt: skip


def main() -> NoReturn:
    """The command `dissensus`: 0 done, 1 faults in the input, 2 usage, 3 environment or disk, 70 our own error."""
    _open_closed_streams()
    from dissensus.cli.nothing_to_do import is_answered

    try:
        if is_answered(sys.argv[1:]):
            sys.exit(BUILT)
    except (Exception, KeyboardInterrupt) as error:
        from dissensus.cli.ending import end_by

        end_by(error)
    gc.set_threshold(FEW_ARE_GARBAGE)
    from dissensus.cli.ending import run

    run(_asked_for)


def _asked_for() -> int:
    """What was asked for, done: a plain build without the 15 ms that it takes to load what reads arguments."""
    from dissensus.cli.nothing_to_do import plainly_asked

    if asked := plainly_asked(sys.argv[1:]):
        from dissensus.cli.building import build_plainly
        from dissensus.cli.ending import leave

        if (code := build_plainly(*asked)) is not None:
            leave(code)
    from dissensus.cli.commands import asked_for

    return asked_for()


def _open_closed_streams() -> None:
    """Lets what was closed before we began lead nowhere: else the next file that is opened would take its number."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115, PTH123 - open to the end; without pathlib
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115, PTH123 - open to the end; without pathlib
