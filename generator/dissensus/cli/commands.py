"""The commands, and what comes of running one: each is loaded only when it is asked for."""

from __future__ import annotations

import importlib
from typing import Any

import click

from dissensus import __version__
from dissensus.cli import BUILT, COMMANDS


class Commands(click.Group):
    """The commands by name, without importing more than the one that runs."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = {name: click.Command(name) for name in COMMANDS}  # the names, for click's "did you mean"

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"dissensus.cli.{cmd_name}").command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="dissensus", message="%(prog)s %(version)s")
def dissensus() -> None:
    """Compiles hand-curated claim cards into a website that shows what each source says, side by side."""


def asked_for() -> int:
    """Runs the command that was asked for; the exit code that comes of it."""
    try:
        return dissensus(standalone_mode=False) or BUILT
    except click.ClickException as misused:
        misused.show()
        return misused.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
