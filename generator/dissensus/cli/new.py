"""`dissensus new`: a small site, complete and without a fault, to begin one's own from."""

from __future__ import annotations

from pathlib import Path

import click

from dissensus.cli.telling import say


@click.command(name="new")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
def command(folder: Path) -> None:
    """Make a small site in DIR, which must be empty or not there.

    It has one point with two documents, all made up, and comments that tell what can stand where. All of it is
    written, or nothing.
    """
    from dissensus.starting.laying import lay
    from dissensus.starting.skeleton import site_files

    lay(folder, site_files())
    where = "" if folder == Path() else f"cd {folder} && "
    say(f"Made a small site in {folder}. Build it:  {where}dissensus build")
    say("See it:  open public/index.html in a browser.")
    say("Make it yours:  dissensus add document FILE, then dissensus add source, point and card.")
