"""`dissensus explain`: what a fault means, why the rule is there, an example, and the same mended."""

from __future__ import annotations

import sys

import click
from click.shell_completion import CompletionItem

from dissensus.cli.telling import in_colour, lose_no_letter, write
from dissensus.cli.terminal import columns


def _codes(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    from dissensus.faults.explanations import CODES

    return [CompletionItem(code) for code in CODES if code.startswith(begun)]


@click.command(name="explain", short_help="Tell what a fault means, and its remedy.")
@click.argument("code", required=False, metavar="[CODE]", shell_complete=_codes)
@click.option("--markdown", is_flag=True, help="As Markdown: one text, or the whole page of the manual.")
def command(code: str | None, markdown: bool) -> None:
    """Tell what the fault with the code CODE means, with an example and its remedy; without CODE, list all faults.

    The code of a fault stands in brackets at the end of its first line.
    """
    from dissensus.faults.explanation_text import tell_all, tell_explanation
    from dissensus.faults.explanations import explanation
    from dissensus.faults.manual import manual

    code = code.strip().strip("[]").lower() if code else None
    found = explanation(code) if code else None
    if code and found is None:
        raise click.UsageError(_unknown(code))
    if markdown:
        write(f"# {found.code}\n\n{found.markdown}" if found else manual())
        return
    lose_no_letter()
    colour, width = in_colour(sys.stdout), columns()
    click.echo(tell_explanation(found, colour, width) if found else tell_all(colour, width), color=True)


def _unknown(code: str) -> str:
    from dissensus.faults.explanations import CODES
    from dissensus.faults.suggestions import did_you_mean, shown

    hint = did_you_mean(code, CODES) or "`dissensus explain` lists them all."
    return f"No fault has the code {shown(code)}. {hint}"
