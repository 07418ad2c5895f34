"""A build that was asked for: what is told of it, and the exit code that comes of it."""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path

from dissensus import __version__
from dissensus.catalogue.left import FOLDER, write_told
from dissensus.cli import BUILT, FAULTS, OUR_ERROR
from dissensus.cli.nothing_to_do import found_other, summary
from dissensus.cli.telling import say, tell
from dissensus.cli.terminal import columns
from dissensus.parallel import available_processors


def build_plainly(site: str, output: str, jobs: str) -> int | None:
    """The exit code of a build that was plainly asked for; None where it takes a closer look at the arguments."""
    if not _can_be_listed(site) or (os.path.lexists(output) and not _can_be_listed(output)):
        return None
    return built(Path(site), Path(output), int(jobs or available_processors()))


def built(
    site: Path,
    output: Path,
    jobs: int,
    *,
    edition: date | None = None,
    format_: str = "text",
    strict: bool = False,
    verify: bool = False,
) -> int:
    """Builds the site into the output folder, and tells of it."""
    from dissensus.catalogue.unchanged import as_it_was

    began = time.monotonic()
    found = found_other(str(site), str(output))
    built = as_it_was(site, output, edition) if found is None else None
    if built and not (strict and built.faults):
        if built.faults or format_ != "text":
            tell(built.faults, site, format_)
        say(summary(built.pages, str(output), 0, 0, built.files, began))
        return _verified(site, output, jobs, edition) if verify else BUILT
    from dissensus.build import build
    from dissensus.cli.progress import progress_line

    with progress_line():
        outcome = build(site, output, jobs=jobs, strict=strict, edition=edition, stamps=found or None)
    told = tell(outcome.faults, site, format_, strict=strict)
    if outcome.publication is None:
        say("Nothing was built.")
        return FAULTS
    for note in outcome.notes:
        say(note)
    done = outcome.publication
    for address in done.kept:
        say(f"{output / address} is no page of the site any more; it was changed by hand, and left.")
    if told and outcome.left:
        write_told(f"{site}/{FOLDER}", outcome.left, str(columns()), told)
    say(summary(outcome.pages, str(output), len(done.written), len(done.removed), done.unchanged, began))
    return _verified(site, output, jobs, edition) if verify else BUILT


def _can_be_listed(folder: str) -> bool:
    return os.path.isdir(folder) and os.access(folder, os.R_OK)  # noqa: PTH112 -- what the arguments' types look at


def _verified(site: Path, output: Path, jobs: int, edition: date | None) -> int:
    """Tells whether what was built is what a build that remembers nothing would make."""
    from dissensus.build import unlike_a_clean_build
    from dissensus.catalogue.unchanged import catalogue_path
    from dissensus.cli.progress import progress_line

    with progress_line():
        unlike = unlike_a_clean_build(site, output, jobs, edition)
    if not unlike:
        say("Every file is, byte for byte, what a build that remembers nothing makes.")
        return BUILT
    catalogue_path(site).unlink(missing_ok=True)
    listed = "\n".join(f"  {output / address}" for address in unlike)
    say(f"Not what a build that remembers nothing makes:\n{listed}\nWhat was remembered is forgotten: build again.")
    say(f"This is a mistake in dissensus {__version__}, not in your site.")
    return OUR_ERROR
