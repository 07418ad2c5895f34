"""The commands, and what comes of running one: each is loaded only when it is asked for."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any, NoReturn

import click

from dissensus import __version__
from dissensus.cli import BUILT, COMMANDS, ENVIRONMENT, INTERRUPTED, OUR_ERROR


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


def run() -> NoReturn:
    """Runs the command that was asked for, and ends the process with what came of it."""
    try:
        code = dissensus(standalone_mode=False)
    except click.ClickException as misused:
        misused.show()
        sys.exit(misused.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted.", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        _let_go_of_stdout()
        sys.exit(ENVIRONMENT)
    except Exception as error:
        from dissensus.cli.telling import environment_trouble, say

        if trouble := environment_trouble(error):
            say(f"dissensus: {trouble}")
            sys.exit(ENVIRONMENT)
        import traceback

        click.echo(
            f"{traceback.format_exc()}\nThis is a mistake in dissensus {__version__}, not in your site.",
            err=True,
        )
        sys.exit(OUR_ERROR)
    sys.exit(code or BUILT)


def _let_go_of_stdout() -> None:
    # Whoever read our output has gone; without this, Python would complain once more while it closes the stream.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
