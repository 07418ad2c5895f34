"""What a Tab offers where a command takes an id: functions for the `shell_complete` of an argument or an option.

The site is the command's argument or option `site`, if it stands before what is being typed, else the current folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from pathlib import Path
from typing import TypeAlias

import click
from click.shell_completion import CompletionItem

from dissensus.cli.ids import card_ids_in, listed_ids_in, point_ids_in

Complete: TypeAlias = "Callable[[click.Context, click.Parameter, str], list[CompletionItem]]"


def _silent(complete: Complete) -> Complete:
    """The same, offering nothing where anything stands in the way."""

    @wraps(complete)
    def offered(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        try:
            return complete(ctx, param, incomplete)
        except Exception:  # whatever it is, nobody wants to read it in the middle of a line that they type
            return []

    return offered


@_silent
def point_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The points of the site."""
    return _items(point_ids_in(_site(ctx)), incomplete)


@_silent
def card_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The cards of the command's point, if it takes one; else those of all points, as `point#card`, point first."""
    if point := ctx.params.get("point"):
        return _items(card_ids_in(_site(ctx), str(point)), incomplete)
    point, hash_mark, _ = incomplete.partition("#")
    if not hash_mark:
        return _items([f"{id_}#" for id_ in point_ids_in(_site(ctx))], incomplete)
    cards = card_ids_in(_site(ctx), point)
    return _items({f"{point}#{card}": claim for card, claim in cards.items()}, incomplete)


@_silent
def source_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The sources of the site, with their names."""
    return _items(listed_ids_in(_site(ctx), "content/sources.yaml", "sources", "name"), incomplete)


@_silent
def document_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The documents of the site, with their titles."""
    return _items(listed_ids_in(_site(ctx), "content/documents.yaml", "documents", "title"), incomplete)


@_silent
def outlet_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The sources of the site that are outlets, with their names."""
    kinds = listed_ids_in(_site(ctx), "content/sources.yaml", "sources", "kind")
    names = listed_ids_in(_site(ctx), "content/sources.yaml", "sources", "name")
    return _items({id_: name for id_, name in names.items() if kinds.get(id_) == "outlet"}, incomplete)


@_silent
def party_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The parties of the site, with their names."""
    return _items(listed_ids_in(_site(ctx), "content/sources.yaml", "parties", "name"), incomplete)


@_silent
def position_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The positions of the command's point, with their labels."""
    return _items(_positions(ctx), incomplete)


@_silent
def rejectable_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """What a statement on the command's point may reject: its positions, then its cards."""
    cards = card_ids_in(_site(ctx), _point(ctx))
    return _items({**_positions(ctx), **cards}, incomplete)


def one_of(*words: str) -> Complete:
    """These words."""
    return lambda _context, _parameter, begun: _items(words, begun)


def _positions(ctx: click.Context) -> dict[str, str]:
    point = _point(ctx)
    if point not in point_ids_in(_site(ctx)):
        return {}
    return listed_ids_in(_site(ctx), f"content/points/{point}.yaml", "positions", "label")


def _point(ctx: click.Context) -> str:
    """The command's point; of a line that ends with an option, click leaves it among what it could not place."""
    return str(ctx.params.get("point") or next(iter(ctx.args), ""))


def _site(ctx: click.Context) -> Path:
    return Path(ctx.params.get("site") or ".")


def _items(ids: Iterable[str], incomplete: str) -> list[CompletionItem]:
    told: Mapping[str, str] = ids if isinstance(ids, Mapping) else {}
    return [CompletionItem(id_, help=_in_one_line(told.get(id_, ""))) for id_ in ids if id_.startswith(incomplete)]


def _in_one_line(words: str) -> str | None:
    """Help that no shell takes for anything but words."""
    from dissensus.faults.display import safe

    return safe(" ".join(words.split()))[:80] or None
