"""`dissensus coverage`: what of the documents is used, what is set aside and why, and what nobody has dealt with."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click

from dissensus.cli import FAULTS, options
from dissensus.cli.completing import document_ids
from dissensus.cli.progress import progress_line
from dissensus.cli.telling import lose_no_letter, say, tell


@click.command(name="coverage", short_help="Tell what became of each sentence of the documents.")
@options.site
@click.option(
    "--document",
    "wanted",
    multiple=True,
    metavar="ID",
    shell_complete=document_ids,
    help="Only this document; may be given again.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How coverage is told, on standard output.",
)
@click.option(
    "--min",
    "least",
    type=click.IntRange(0, 100),
    default=0,
    metavar="N",
    help="End with 1 if of any document told less than N per cent of the sentences are dealt with.",
)
@options.jobs
def command(site: Path, wanted: tuple[str, ...], format_: str, least: int, jobs: int | None) -> None:
    """Tell, for each document of the site in the folder SITE, what became of each of its sentences.

    A sentence is used, if a statement rests on words of it; set aside, if content/documents.yaml says so of all its
    words; or open. With a fault in the site, the faults are told on the error stream and nothing else.
    """
    from dissensus.cli.coverage_told import percentage, tell_json, tell_text
    from dissensus.whole import find_coverage, stop

    with progress_line():
        checked, coverage = find_coverage(site, options.processes(jobs))
    if stop(checked.faults, strict=False):
        tell(checked.faults, site, "text")
        raise click.exceptions.Exit(FAULTS)
    _demand_known(wanted, coverage)
    documents = [coverage[name] for name in coverage if not wanted or name in wanted]
    told = tell_json if format_ == "json" else tell_text
    lose_no_letter()
    click.echo(told(checked.library, documents))
    short = [document for document in documents if document.per_mille < 10 * least]
    for document in short:
        say(f"{document.document}: {percentage(document.per_mille)} is below {least} %.")
    if short:
        raise click.exceptions.Exit(FAULTS)


def _demand_known(wanted: Collection[str], known: Collection[str]) -> None:
    from dissensus.faults.suggestions import did_you_mean

    for name in wanted:
        if name not in known:
            hint = did_you_mean(name, known)
            raise click.UsageError(f'No document is called "{name}".{f" {hint}" if hint else ""}')
