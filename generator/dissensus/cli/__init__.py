"""The command line: one small module a command, each loaded only when it is asked for."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # as of `typing`, which a build that has nothing to do would load for this alone
if TYPE_CHECKING:
    from typing import NoReturn

BUILT, FAULTS, USAGE, ENVIRONMENT, OUR_ERROR, INTERRUPTED = 0, 1, 2, 3, 70, 130

COMMANDS = (
    "new", "add", "quote", "serve", "check", "coverage", "build", "links", "explain", "schema", "doctor", "completion",
)  # fmt: skip


def main() -> NoReturn:
    """The command `dissensus`: 0 done, 1 faults in the input, 2 usage, 3 environment or disk, 70 our own error."""
    _open_closed_streams()
    from dissensus.cli.nothing_to_do import is_answered

    if is_answered(sys.argv[1:]):
        sys.exit(BUILT)
    from dissensus.cli.commands import run

    run()


def _open_closed_streams() -> None:
    """Lets what was closed before we began lead nowhere: else the next file that is opened would take its number."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115, PTH123 - open to the end; without pathlib
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115, PTH123 - open to the end; without pathlib
