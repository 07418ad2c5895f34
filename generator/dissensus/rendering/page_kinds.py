"""The kinds of pages that a theme may make: all of them, unless its `theme.toml` names some."""

from __future__ import annotations

from collections.abc import Mapping

from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import did_you_mean, listed, shown

KINDS = (
    "home",  # and the further pages of its map
    "outlets",  # the same map by outlets
    "topic",
    "point",
    "sources",
    "source",
    "documents",
    "document",
    "prose",
    "not-found",
)
ALL = frozenset(KINDS)


def pages_made(about: Mapping[str, object], where: Where) -> frozenset[str] | Fault | None:
    """The kinds that a `theme.toml` names under `pages`; None without that key, a fault where one is no kind."""
    named = about.get("pages")
    if named is None:
        return None
    if not isinstance(named, list):
        return Fault("wrong-kind", where / "pages", f"pages is {_kind(named)}, and should be a list of words")
    if not named:
        return Fault("empty", where / "pages", "pages names no kind of page", f"It can hold {listed(KINDS, 'and')}.")
    for index, kind in enumerate(named):
        if not isinstance(kind, str):
            return Fault(
                "wrong-kind", where / "pages" / index, f"a kind of page is {_kind(kind)}, and should be a word"
            )
        if kind not in ALL:
            help_ = did_you_mean(kind, KINDS) or f"It can be {listed(KINDS)}."
            return Fault("unknown-word", where / "pages" / index, f"there is no kind of page {shown(kind)}", help_)
    return frozenset(named)


def _kind(plain: object) -> str:
    kinds = ((str, "text"), (dict, "a table"), (list, "a list"), (bool, "true or false"), (int | float, "a number"))
    return next((name for kind, name in kinds if isinstance(plain, kind)), "a date")
