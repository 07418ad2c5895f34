"""The marks that Git leaves in a file where two versions of it did not go together."""

from __future__ import annotations

import re

from dissensus.faults import Fault, Where

MARK = re.compile(r"^<{7} ", re.MULTILINE)
REMEDY = "Keep what is meant of both versions, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>."


def conflict_before(line: int, text: str, file: str, code: str) -> Fault | None:
    """The fault for a first mark that stands on this line or above it: what no parser gets past; None without."""
    found = MARK.search(text)
    if found is None or (at := text.count("\n", 0, found.start()) + 1) > line:
        return None
    message = "two versions of this file meet here, and Git could not join them"
    return Fault(code=code, where=Where(file, mark=(at, 1)), message=message, help=REMEDY)
