"""Arguments and options that commands share."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import click

site = click.argument(
    "site", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(), metavar="[SITE]"
)
site_option = click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder of the site.  [default: this one]",
)
format_ = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="How faults are told: text on the error stream; JSON, SARIF or GitHub's commands on standard output.",
)
strict = click.option("--strict", is_flag=True, help="Let warnings stop the build, as faults do.")
jobs = click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=None,
    help="Processes that share the work.  [default: one a processor]",
)


def processes(asked: int | None) -> int:
    """How many processes to use."""
    from dissensus.parallel import available_processors

    return asked or available_processors()


def edition() -> date | None:
    """The day of SOURCE_DATE_EPOCH, in UTC; None where it is not set. Raises UsageError if it is no number."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(f'SOURCE_DATE_EPOCH is "{epoch}"; it takes whole seconds since 1970.') from None
