"""`dissensus new`: a small site, complete and without a fault, to begin one's own from."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from dissensus.cli.telling import say

NEXT = (
    "  dissensus serve --open         shows it in the browser, up to date with every save",
    "  dissensus build                writes it to public/",
    "Make it yours, in this order; each asks for what it needs:",
    "  dissensus add source           somebody who speaks; an outlet too",
    "  dissensus add document FILE    a text, archived",
    "  dissensus add point            a contested question",
    "  dissensus add card POINT       what a source says on it",
)


@click.command(name="new", short_help="Make a small site to begin from.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
def command(folder: Path) -> None:
    """Make a small site in DIR, which must be empty or not there.

    It has one point with two documents, all made up, and comments that tell what can stand where. All of it is
    written, or nothing.
    """
    from dissensus.starting.laying import lay
    from dissensus.starting.skeleton import site_files

    lay(folder, site_files())
    is_here = folder == Path()
    say("Made a small site in this folder." if is_here else f"Made a small site in {folder}.")
    for line in ([] if is_here else [f"  cd {shlex.quote(str(folder))}"]) + list(NEXT):
        say(line)
