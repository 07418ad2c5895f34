"""A quotable passage as a report of a card."""

from __future__ import annotations

from dissensus.adding.blocks import Entry
from dissensus.adding.quotes import Quotable


def report_of(document: str, quotable: Quotable) -> dict[str, Entry]:
    """The report's keys, in the order in which cards have them."""
    beside = {"before": quotable.before, "after": quotable.after}
    return {"document": document, "quote": quotable.quote, **{key: words for key, words in beside.items() if words}}
