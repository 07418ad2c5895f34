"""A build that has nothing to do, answered before anything that could do it is loaded.

The plainest ways to ask for one are understood here; any other, and any other answer, is left to the command itself.
"""

from __future__ import annotations

import os
import sys
import time

from dissensus.catalogue.left import FOLDER, as_left, told_by

TYPE_CHECKING = False  # as of `typing`, which would be loaded for this alone
if TYPE_CHECKING:
    from dissensus.catalogue.stamps import Stamps

_OUTPUT = ("-o", "--output")
_other: dict[tuple[str, str], Stamps] = {}  # site and output folder that are not as they were left, as was found


def is_answered(arguments: list[str]) -> bool:
    """Whether what is asked for is a build that has nothing to do and nothing to tell but this; which is told."""
    began = time.monotonic()
    plain = plainly_asked(arguments)
    if plain is None:
        return False
    asked = plain[:2]
    found: Stamps = {}
    left = as_left(*asked, "None", found, is_alone=plain[2] == "1")
    if left is None:
        _other[asked] = found
        return False
    pages, files, faults = left
    told = _told_before(asked[0]) if faults else ""
    done = summary(pages, asked[1], 0, 0, files, began)
    if told is None or not done.isascii() or not done.isprintable():
        return False
    print(f"{told}\n{done}" if told else done, file=sys.stderr)
    return True


def _told_before(site: str) -> str | None:
    """What was told of a site's faults by the build that left it so, if it would be told in the same form now."""
    from dissensus.cli.terminal import columns

    return None if sys.stderr.isatty() else told_by(f"{site}/{FOLDER}", str(columns()))


def found_other(site: str, output: str) -> Stamps | None:
    """The stamps of a site's files, if it was found just now that it is not as it was left; some or none of them."""
    return _other.pop((site, output), None)


def summary(pages: int, output: str, written: int, removed: int, unchanged: int, began: float) -> str:
    """What is told of a build."""
    return (
        f"Built {pages} pages in {output}: {written} files written, {removed} removed, "
        f"{unchanged} as they were, in {lasting(time.monotonic() - began)}."
    )


def plainly_asked(arguments: list[str]) -> tuple[str, str, str] | None:
    """The site, the output folder and the jobs, if any, of a plain `build [SITE] [-o FOLDER] [--jobs N]`."""
    if arguments[:1] != ["build"] or "_DISSENSUS_COMPLETE" in os.environ or os.environ.get("SOURCE_DATE_EPOCH"):
        return None
    sites: list[str] = []
    outputs: list[str] = []
    jobs = ""
    rest = iter(arguments[1:])
    for each in rest:
        if each in _OUTPUT:
            outputs.append(next(rest, ""))
        elif each == "--jobs" and (jobs := next(rest, "")) in _JOBS:
            continue
        else:
            sites.append(each)
    names = [*sites, *outputs]
    if len(sites) > 1 or len(outputs) > 1 or not all(map(_is_plain, names)):
        return None
    site = sites[0] if sites else "."
    return site, outputs[0] if outputs else os.path.normpath(f"{site}/public"), jobs


_JOBS = frozenset(map(str, range(1, 65)))


def _is_plain(name: str) -> bool:
    """Whether a name is that of a folder, spelt as it would be told."""
    return name == os.path.normpath(name) and not name.startswith("-")


def lasting(seconds: float) -> str:
    """How long something took: `0.6 s`, `12 s`, `2 min 5 s`."""
    if round(seconds, 1) < 10:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
