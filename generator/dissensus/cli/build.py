"""`dissensus build`: the site, compiled into a folder."""

from __future__ import annotations

from pathlib import Path

import click

from dissensus.cli import BUILT, options
from dissensus.cli.building import built


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
@click.option("--verify", is_flag=True, help="Build once more, remembering nothing, and compare every byte.")
def command(site: Path, output: Path | None, jobs: int | None, format_: str, strict: bool, verify: bool) -> None:
    """Check the site in the folder SITE and compile it.

    With a fault in the site nothing is written, and what was built before stays as it was.
    """
    code = built(
        site,
        output or site / "public",
        options.processes(jobs),
        edition=options.edition(),
        format_=format_,
        strict=strict,
        verify=verify,
    )
    if code != BUILT:
        raise click.exceptions.Exit(code)
