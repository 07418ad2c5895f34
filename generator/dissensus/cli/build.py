"""`dissensus build`: the site, compiled into a folder."""

from __future__ import annotations

import time
from pathlib import Path

import click

from dissensus.cli import FAULTS, options
from dissensus.cli.progress import progress_line
from dissensus.cli.telling import lasting, say, tell


@click.command(name="build", short_help="Check the site and compile it.")
@options.site
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to publish.  [default: SITE/public]",
)
@options.jobs
@options.format_
@options.strict
def command(site: Path, output: Path | None, jobs: int | None, format_: str, strict: bool) -> None:
    """Check the site in the folder SITE and compile it.

    With a fault in the site nothing is written, and what was built before stays as it was.
    """
    from dissensus.build import build

    output = output or site / "public"
    began = time.monotonic()
    with progress_line():
        outcome = build(site, output, jobs=options.processes(jobs), strict=strict, edition=options.edition())
    tell(outcome.faults, site, format_, strict=strict)
    if outcome.publication is None:
        say("Nothing was built.")
        raise click.exceptions.Exit(FAULTS)
    for note in outcome.notes:
        say(note)
    done = outcome.publication
    for address in done.kept:
        say(f"{output / address} is no page of the site any more; it was changed by hand, and left.")
    say(
        f"Built {outcome.pages} pages in {output}: {len(done.written)} files written, {len(done.removed)} removed, "
        f"{done.unchanged} as they were, in {lasting(time.monotonic() - began)}."
    )
