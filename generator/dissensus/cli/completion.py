"""`dissensus completion`: the script by which a shell completes commands, options and ids."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command(name="completion", short_help="Print the script that completes what is typed.")
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print the script by which SHELL completes what is typed behind dissensus, ids of the site included.

    \b
    bash, in ~/.bashrc:                     eval "$(dissensus completion bash)"
    zsh, in ~/.zshrc, behind compinit:      eval "$(dissensus completion zsh)"
    fish, once:   dissensus completion fish > ~/.config/fish/completions/dissensus.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None, "click knows these shells"
    root = click.get_current_context().find_root()
    click.echo(kind(root.command, {}, "dissensus", "_DISSENSUS_COMPLETE").source())
