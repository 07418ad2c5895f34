"""`dissensus check`: everything that is wrong with a site, and nothing written."""

from __future__ import annotations

from pathlib import Path

import click

from dissensus.cli import FAULTS, options
from dissensus.cli.progress import progress_line
from dissensus.cli.telling import say, tell


@click.command(name="check", short_help="Tell every fault in the site.")
@options.site
@options.jobs
@options.format_
@options.strict
def command(site: Path, jobs: int | None, format_: str, strict: bool) -> None:
    """Tell every fault in the site in the folder SITE."""
    from dissensus.whole import find_faults, stop

    with progress_line():
        faults = find_faults(site, options.processes(jobs))
    tell(faults, site, format_, strict=strict)
    if stop(faults, strict):
        raise click.exceptions.Exit(FAULTS)
    if not faults:
        say("No fault.")
