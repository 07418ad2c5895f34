"""The command line: one small module a command, each loaded only when it is asked for."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from dissensus import __version__

BUILT, FAULTS, USAGE, ENVIRONMENT, OUR_ERROR, INTERRUPTED = 0, 1, 2, 3, 70, 130

COMMANDS = (
    "new", "add", "quote", "serve", "check", "coverage", "build", "links", "explain", "schema", "doctor", "completion",
)  # fmt: skip


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


def main() -> NoReturn:
    """The command `dissensus`: 0 done, 1 faults in the input, 2 usage, 3 environment or disk, 70 our own error."""
    _open_closed_streams()
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


def _open_closed_streams() -> None:
    """Lets what was closed before we began lead nowhere: else the next file that is opened would take its number."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)
    sys.stdout = sys.stdout or Path(os.devnull).open("w")  # noqa: SIM115 - open to the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w")  # noqa: SIM115 - open to the end


def _let_go_of_stdout() -> None:
    # Whoever read our output has gone; without this, Python would complain once more while it closes the stream.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
