"""`dissensus build`: the site, compiled into a folder."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import click

from dissensus import __version__
from dissensus.cli import FAULTS, OUR_ERROR, options
from dissensus.cli.nothing_to_do import found_other, summary
from dissensus.cli.telling import say, tell


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
    from dissensus.catalogue.unchanged import as_it_was

    output = output or site / "public"
    began = time.monotonic()
    edition = options.edition()
    found = found_other(str(site), str(output))
    built = as_it_was(site, output, edition) if found is None else None
    if built and not (strict and built.faults):
        if built.faults or format_ != "text":
            tell(built.faults, site, format_)
        say(summary(built.pages, str(output), 0, 0, built.files, began))
        if verify:
            _verify(site, output, options.processes(jobs), edition)
        return
    from dissensus.build import build
    from dissensus.cli.progress import progress_line

    with progress_line():
        outcome = build(
            site, output, jobs=options.processes(jobs), strict=strict, edition=edition, stamps=found or None
        )
    tell(outcome.faults, site, format_, strict=strict)
    if outcome.publication is None:
        say("Nothing was built.")
        raise click.exceptions.Exit(FAULTS)
    for note in outcome.notes:
        say(note)
    done = outcome.publication
    for address in done.kept:
        say(f"{output / address} is no page of the site any more; it was changed by hand, and left.")
    say(summary(outcome.pages, str(output), len(done.written), len(done.removed), done.unchanged, began))
    if verify:
        _verify(site, output, options.processes(jobs), edition)


def _verify(site: Path, output: Path, jobs: int, edition: date | None) -> None:
    """Tells whether what was built is what a build that remembers nothing would make."""
    from dissensus.build import unlike_a_clean_build
    from dissensus.catalogue.unchanged import catalogue_path
    from dissensus.cli.progress import progress_line

    with progress_line():
        unlike = unlike_a_clean_build(site, output, jobs, edition)
    if not unlike:
        say("Every file is, byte for byte, what a build that remembers nothing makes.")
        return
    catalogue_path(site).unlink(missing_ok=True)
    listed = "\n".join(f"  {output / address}" for address in unlike)
    say(f"Not what a build that remembers nothing makes:\n{listed}\nWhat was remembered is forgotten: build again.")
    say(f"This is a mistake in dissensus {__version__}, not in your site.")
    raise click.exceptions.Exit(OUR_ERROR)
