"""An examination as text, for people, and as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from dissensus.examining import Fact, Section
from dissensus.faults.display import safe, width

_NOTHING = "nothing"


def tell_text(sections: Sequence[Section]) -> str:
    """Every section under its title, names in one column and values in another."""
    return "\n\n".join("\n".join(_lines(section)) for section in sections)


def tell_json(sections: Sequence[Section]) -> str:
    """`{"sections": [{"title": …, "facts": [{"name": …, "value": …, "unit": …}]}]}`, in the order of the text."""
    told = [
        {
            "title": section.title,
            "facts": [{"name": fact.name, "value": fact.value, "unit": fact.unit} for fact in section.facts],
        }
        for section in sections
    ]
    return json.dumps({"sections": told}, indent=2)


def _lines(section: Section) -> Iterator[str]:
    yield f"{section.title}:"
    column = max((width(safe(fact.name)) for fact in section.facts), default=0)
    for fact in section.facts:
        name = safe(fact.name)
        yield f"  {name}{' ' * (column - width(name))}{'  ' if column else ''}{safe(_value(fact))}".rstrip()
    if not section.facts:
        yield f"  {_NOTHING}"


def _value(fact: Fact) -> str:
    if isinstance(fact.value, bool):
        return "yes" if fact.value else "no"
    if fact.value is None:
        return "not known" if fact.name in _UNKNOWN else "no"
    if fact.unit == "seconds" and isinstance(fact.value, float):
        return f"{fact.value:.3f} s"
    if fact.unit == "bytes" and isinstance(fact.value, int):
        return f"{fact.value / 1_000_000_000:.1f} GB"
    return f"{fact.value:,}" if isinstance(fact.value, int) else str(fact.value)


_UNKNOWN = ("file system", "over a network", "upper and lower case are told apart")
