"""`dissensus links`: whether the outside addresses of a site still lead anywhere."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dissensus.cli import ENVIRONMENT, FAULTS, options
from dissensus.cli.progress import progress_line
from dissensus.cli.telling import say, tell

if TYPE_CHECKING:
    from dissensus.abroad.visiting import Visit


@click.command(name="links", short_help="Ask whether outside addresses are still there.")
@options.site
@click.option(
    "--max-age",
    type=click.FloatRange(min=0),
    default=7,
    show_default=True,
    metavar="DAYS",
    help="Ask again what was last asked so long ago; 0 asks everything.",
)
@click.option("--allow-private", is_flag=True, help="Ask addresses of this machine and of private networks too.")
@click.option(
    "--memory",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file in which answers are kept.  [default: in your cache folder]",
)
@options.format_
@options.strict
def command(site: Path, max_age: float, allow_private: bool, file: Path | None, format_: str, strict: bool) -> None:
    """Ask every outside address of the site in the folder SITE whether it is still there.

    No host is asked more than one thing at a time, nor twice in a second, and answers are kept. Only pages that their
    host calls gone or moved, or that stay silent for three rounds, are told as warnings. Hosts are asked directly, by
    no proxy. No build ever asks.
    """
    from dissensus.abroad.asking import Manners
    from dissensus.abroad.memory import DAY, read_memory, usual_file, write_memory
    from dissensus.abroad.rounds import make_round
    from dissensus.abroad.telling import notes_of, warnings_of
    from dissensus.whole import find_addresses, stop

    faults, addresses = find_addresses(site)
    if stop(faults, strict=False):
        tell(faults, site, format_)
        raise click.exceptions.Exit(FAULTS)
    file = file or usual_file()
    known, now = read_memory(file), time.time()

    def rescue(asked: Mapping[str, Visit]) -> None:
        with suppress(OSError):  # what broke the round off is what has to be told
            write_memory(known.with_visits(asked, now), file)

    with progress_line():
        round_ = make_round(addresses, known, Manners(allow_private), now, max_age * DAY, rescue)
    if round_.is_offline:
        say("dissensus: no host could be found or reached; is this machine online? Nothing was found out.")
        raise click.exceptions.Exit(ENVIRONMENT)
    memory = known.with_visits(round_.asked, now)
    try:
        warnings = warnings_of(addresses, round_.visits, memory)
        tell(warnings, site, format_)
        for note in notes_of(round_.visits, memory):
            say(note)
        asked = len(round_.asked)
        noun = "address" if len(addresses) == 1 else "addresses"
        say(f"{len(addresses)} outside {noun}: {asked} asked now, {len(addresses) - asked} remembered.")
    finally:
        write_memory(memory, file)  # after what was found is told: this may fail
    if stop(warnings, strict):
        raise click.exceptions.Exit(FAULTS)
