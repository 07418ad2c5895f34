"""`dissensus quote`: words of a document as they stand there, ready to be pasted into a card."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dissensus.cli import FAULTS, options
from dissensus.cli.completing import document_ids
from dissensus.cli.telling import say, write

if TYPE_CHECKING:
    from dissensus.adding.quotes import Quotable, Sought


class Quoting(click.Command):
    """A command whose words may begin with a hyphen, which has to be told to whoever types it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, as click takes them apart."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as unknown:
            way = "Words that begin with a hyphen stand behind `--`: dissensus quote DOCUMENT -- WORDS"
            raise click.UsageError(f"{unknown.format_message().removesuffix('.')}. {way}", ctx) from None


@click.command(name="quote", cls=Quoting, short_help="Find words in a document, ready to be pasted.")
@click.argument("document", metavar="DOCUMENT", shell_complete=document_ids)
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@options.site_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the passage is told, on standard output.",
)
def command(document: str, words: tuple[str, ...], site: Path, format_: str) -> None:
    """Find WORDS in DOCUMENT, as well as they are remembered, and print them as they stand there.

    What is printed can be pasted into a card as it is. Where the words stand more than once, each place is printed
    with what tells it apart. Words that only come near are marked as a suggestion: read them before you take them.
    Ends with 1 if nothing comes near.
    """
    from dissensus.adding.quotes import seek
    from dissensus.cli.documents import archived_document

    archived = archived_document(site, document)
    sought = seek(" ".join(words), document, archived)
    if format_ == "json":
        write(f"{json.dumps(_as_json(document, sought), indent=2)}\n")
    else:
        _tell(document, sought)
    if not (sought.found or sought.suggested):
        raise click.exceptions.Exit(FAULTS)


def _tell(document: str, sought: Sought) -> None:
    if sought.why:
        say(sought.why)
    given = sought.found or sought.suggested
    if not given and not sought.more:
        say("Nothing near these words can be quoted from there.")
    places = ("".join(f"{line}\n" for line in _lines(document, each, bool(sought.suggested))) for each in given)
    write("\n".join(places))
    for line in _remarks(sought):
        say(line)


def _lines(document: str, quotable: Quotable, is_suggestion: bool) -> Iterator[str]:
    """One place, as lines of a card's report."""
    from dissensus.adding.blocks import list_lines
    from dissensus.adding.reports import report_of

    first, last = quotable.lines
    where = f"line {first}" if first == last else f"lines {first} to {last}"
    yield f"# {where}{': a suggestion, not the words sought' if is_suggestion else ''}"
    yield from list_lines([report_of(document, quotable)], 0)


def _remarks(sought: Sought) -> Iterator[str]:
    from dissensus.evidence.difference import tell

    for change in sought.changes[:4]:
        yield tell(change, "what was sought")
    if sought.more:
        places = "place" if sought.more == 1 else "places"
        yield f"The words stand in {sought.more} more {places}: seek more of them."


def _as_json(document: str, sought: Sought) -> dict[str, object]:
    return {
        "document": document,
        "found": [_place(each) for each in sought.found],
        "suggested": [_place(each) for each in sought.suggested],
        "why": sought.why,
        "more": sought.more,
    }


def _place(quotable: Quotable) -> dict[str, object]:
    beside = {"before": quotable.before, "after": quotable.after}
    return {"quote": quotable.quote, "lines": list(quotable.lines), **{key: it for key, it in beside.items() if it}}
