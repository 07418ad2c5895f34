"""`dissensus add`: a card, a source, a point or a document more, in the file where it belongs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from dissensus.cli import options
from dissensus.cli.completing import (
    Complete,
    document_ids,
    one_of,
    outlet_ids,
    party_ids,
    point_ids,
    position_ids,
    rejectable_ids,
    source_ids,
)

_ASKS = """

    What options leave out is asked for, unless they say all that is needed; `?` lists what there is. Only what brings
    no fault into the site is written, whole or not at all."""

DATED = one_of("stated", "derived", "bounded")

Options = Callable[[Callable[..., None]], Callable[..., None]]


def _option(
    name: str, help: str, *, several: bool = False, flag: bool = False, offers: Complete | None = None
) -> Options:
    if flag:
        return click.option(f"--{name}", is_flag=True, help=help)
    return click.option(f"--{name}", multiple=several, metavar="TEXT", help=help, shell_complete=offers)


@click.group(name="add", short_help="Add a card, a source, a point or a document.")
def command() -> None:
    """Add a card, a source, a point or a document, every line that stands in the file kept as it is."""


@command.command(
    name="card",
    short_help="Add a statement to a point.",
    help=f"Add a card to the point POINT, asked for if left out: one source's statement, and its words.{_ASKS}",
)
@click.argument("point", required=False, metavar="[POINT]", shell_complete=point_ids)
@options.site_option
@_option("id", "Its id, in its address.")
@_option("speaker", "The source that speaks, by its id.", offers=source_ids)
@_option("said", "When it was said, such as 2024-03-12.")
@_option("dated", "How the date is known: stated, derived or bounded.", offers=DATED)
@_option("dated-by", "The words of the document that the date rests on.")
@_option("dated-note", "How the date follows from them.")
@_option("position", "The position that it holds.", offers=position_ids)
@_option("rejects", "The position or card that it rejects.", offers=rejectable_ids)
@_option("declines", "It declines to say.", flag=True)
@_option("aside", "It bears on the point, and takes no position.", flag=True)
@_option("fit", "Whether it covers the whole position: full or partial.", offers=one_of("full", "partial"))
@_option("claim", "What was said, in your words.")
@_option("document", "The document that carries it, by its id.", offers=document_ids)
@_option("words", "The words that carry it, as they stand there.")
@_option("before", "Words right before them, where they stand more than once.")
@_option("after", "Words right after them.")
@_option("via", "A relay between the speaker and the document; may be given again.", several=True, offers=source_ids)
@_option("caveat", "The outlet's own reservation, as it stands there.")
@_option("covers", "What the reservation covers.")
@_option("term", "Words of it that name something, as ENTRY=WORDS; may be given again.", several=True)
@_option("note", "What a reader must know besides.")
def card(point: str | None, site: Path, **given: Any) -> None:
    """Add a card."""
    from dissensus.cli.entries import add_card

    add_card(point, site, given)


@command.command(
    name="source",
    short_help="Add somebody who speaks.",
    help=f"Add a source to content/sources.yaml: whoever speaks.{_ASKS}",
)
@options.site_option
@_option("id", "Its id, in its address.")
@_option("name", "Its name, as a document prints it.")
@_option("kind", "person, body, armed-group or outlet.", offers=one_of("person", "body", "armed-group", "outlet"))
@_option("party", "The party it belongs to, by its id.", offers=party_ids)
@_option("role", "Its role, as the documents give it.")
@_option("part-of", "The source it is part of, by its id.", offers=source_ids)
@_option(
    "member", "A source that speaks here together with others; may be given again.", several=True, offers=source_ids
)
@_option("spelling", "Another way the documents write the name; may be given again.", several=True)
@_option("note", "What a reader must know besides.")
def source(site: Path, **given: Any) -> None:
    """Add a source."""
    from dissensus.cli.entries import add_source

    add_source(site, given)


@command.command(
    name="point",
    short_help="Begin a contested question.",
    help=f"Begin a point, in a file of its own: a question and the answers to it.{_ASKS}",
)
@options.site_option
@_option("id", "Its id, the name of its file and its page.")
@_option("question", "The question, open.")
@_option("title", "A title of a few words.")
@_option("topic", "A topic, an id; may be given again.", several=True)
@_option("period", "The days it is about, such as 2024-03-12/2024-03-19.")
@_option("position", "An answer, as a label or as ID=LABEL; may be given again.", several=True)
def point(site: Path, **given: Any) -> None:
    """Begin a point."""
    from dissensus.cli.entries import add_point

    add_point(site, given)


@command.command(
    name="document",
    short_help="Archive a text, plain or HTML.",
    help=f"Archive FILE, plain text or HTML, as a document; what it tells of itself is guessed and told.{_ASKS}",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@options.site_option
@_option("id", "Its id, in its address, and the name of its text in seeds/.")
@_option("title", "Its title, as the text has it.")
@_option("outlet", "Who published it, by the id of the source.", offers=outlet_ids)
@_option("published", "When, such as 2024-03-12.")
@_option("dated", "How the date is known: stated, derived or bounded.", offers=DATED)
@_option("dated-by", "The words of the text that the date rests on.")
@_option("dated-note", "How the date follows from them.")
@_option("language", "Its language, such as en.")
@_option("author", "An author; may be given again.", several=True)
@_option("url", "Its address.")
def document(file: Path, site: Path, **given: Any) -> None:
    """Archive a document."""
    from dissensus.cli.entries import add_document

    add_document(file, site, given)
