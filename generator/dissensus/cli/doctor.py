"""`dissensus doctor`: versions, settings, what is slow, what is unusual."""

from __future__ import annotations

import tomllib
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from dissensus.cli import options


@click.command(name="doctor", short_help="Tell what the site and this machine are like.")
@options.site
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder that a build publishes to.  [default: SITE/public]",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is told, on standard output.",
)
def command(site: Path, output: Path | None, format_: str) -> None:
    """Tell what the site in the folder SITE and this machine are like, to look at or to send along with a question.

    Everything that a build does is done once, but for the writing. Whatever cannot be found out is said to be so.
    """
    from dissensus.cli.doctor_told import tell_json, tell_text
    from dissensus.cli.telling import lose_no_letter
    from dissensus.examining import examination
    from dissensus.whole import examine

    checked = partial(examine, site)
    sections = examination(site, output or site / "public", checked, _written(site), datetime.now().astimezone().date())
    lose_no_letter()
    click.echo((tell_json if format_ == "json" else tell_text)(sections))


def _written(site: Path) -> dict[str, Any]:
    """`site.toml` as it stands there; nothing if it cannot be read, which the examination tells by itself."""
    try:
        return tomllib.loads((site / "site.toml").read_text("utf-8-sig"))
    except (OSError, ValueError):
        return {}
