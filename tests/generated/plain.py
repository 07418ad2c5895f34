"""What generated sites are made of: words that trip up programs, numbers, dates, fields that may be left out."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

Choice = TypeVar("Choice")
Plain = dict[str, Any]  # settings, sources, documents, points and pages by id, texts by document

WORDS = (
    "bridge", "мост", "не", "<b>bold</b>", "“stands”", "🚀", "O’Brien", "naïve", "1,500", "{{ 7*7 }}", "&amp;",
    "</script>", "עולם", "no", "— so —", "''", "[x](javascript:y)", "`code`", "*", "%", "…", "\\",
)  # fmt: skip


@cache  # a strategy is dear to make, and these are asked for at every turn
def numbers(least: int, most: int) -> st.SearchStrategy[int]:
    """Whole numbers."""
    return st.integers(least, most)


@cache
def words(least: int, most: int) -> st.SearchStrategy[str]:
    """Some words, among them such as trip up HTML, YAML, Markdown and regular expressions."""
    return st.lists(st.sampled_from(WORDS), min_size=least, max_size=most).map(" ".join)


@cache
def days() -> st.SearchStrategy[str]:
    """Dates of the profile, before every document's."""
    day = st.dates().map(lambda d: d.replace(year=2024, month=3, day=min(d.day, 28))).map(str)
    return st.one_of(day, day.map("../{}".format), day.map("[2024-02-01..{}]".format), st.just("2024-03-XX"))


def one_of(draw: st.DrawFn, choices: Collection[Choice]) -> Choice:
    """One of some choices, the first being the simplest."""
    return tuple(choices)[draw(numbers(0, len(choices) - 1))]


def some(draw: st.DrawFn, **fields: Any) -> Plain:
    """Some of the fields, in kebab-case; one without a value never stands."""
    named = [(name.replace("_", "-"), value) for name, value in fields.items() if value]
    chosen = draw(numbers(0, 2 ** len(named) - 1))  # a bit each: one draw is quicker than many
    return {name: value for bit, (name, value) in enumerate(named) if chosen >> bit & 1}


def how_dated(draw: st.DrawFn, rests_on: str) -> Plain:
    """How a date is known; `rests_on` are words of the document."""
    ways: tuple[Plain, ...] = (
        {},
        {"dated-by": rests_on},
        {"dated": "derived", "dated-by": rests_on, "dated-note": "So it follows."},
        {"dated": "bounded", "dated-note": "<b>Before</b> it was printed."},
    )
    return one_of(draw, ways)
