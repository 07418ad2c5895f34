"""One entry more in a YAML text: lines put in where its list or mapping ends, and everything else left as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from dissensus.adding.blocks import STEP, Entry, list_lines, mapping_lines
from dissensus.adding.layout import Layout, layout_of
from dissensus.adding.refusal import refusal
from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import shown
from dissensus.reading.plain import EMPTY, Plain
from dissensus.reading.yaml import read_yaml

BY_HAND = "Write the entry in by hand, or write what stands there in lines instead of brackets first."

_LINE_END = re.compile(r"\r\n|\n|\r")


class Addition(Struct, frozen=True):
    """An entry, and the list or mapping at the top of a file at whose end it goes."""

    into: str
    entry: Mapping[str, Entry]
    key: str | None = None  # None for a list


class _Spot(Struct, frozen=True):
    """Where lines go, and how they look there."""

    text: str  # as it stands, but for a pair of empty brackets
    at: int
    indent: int  # of the entry, or of the key that it is the first under
    needs_key: bool = False
    is_apart: bool = False  # whether a blank line goes before


def added(text: str, file: str, addition: Addition) -> str | list[Fault]:
    """The text with the entry; or the faults for which it cannot be put in.

    Every line that stands there is kept, in its order. That the result is read as what was there and the entry, and as
    nothing else, is seen by reading it.
    """
    before, faults = read_yaml(text, file)
    if before is None or faults:
        return faults
    after = _with(before, file, addition)
    if isinstance(after, Fault):
        return [after]
    spot = _spot(layout_of(text), before, file, addition)
    if isinstance(spot, Fault):
        return [spot]
    for tried in (spot, replace(spot, is_apart=False)):  # behind a text that keeps its line ends, a blank line is one
        if _is_read_as(whole := _put(tried, addition), after):
            return whole
    return [_unplaced(file, addition, "cannot be added to by lines alone")]


def _with(before: Any, file: str, addition: Addition) -> dict[str, Any] | Fault:
    """What must be read once the entry stands in the file."""
    vessel: type = list if addition.key is None else dict
    if not isinstance(before, dict):
        return refusal(Where(file), f'"{file}" should be a mapping', BY_HAND)
    old = before.get(addition.into, EMPTY)
    held: Any = vessel() if old is EMPTY else old
    fits = isinstance(held, vessel)
    if not fits:
        expected = "a list" if vessel is list else "a mapping"
        return refusal(Where(file) / addition.into, f'"{addition.into}" should be {expected}')
    if addition.key is None:
        return {**before, addition.into: [*held, addition.entry]}
    if addition.key in held:
        where = (Where(file) / addition.into / addition.key).key()
        return refusal(where, f"{shown(addition.key)} stands there already", "Give another id.")
    return {**before, addition.into: {**held, addition.key: addition.entry}}


def _is_read_as(text: str, expected: dict[str, Any]) -> bool:
    found, faults = read_yaml(text, "")
    return not faults and _ordered(found) == _ordered(expected)


def _ordered(value: Any) -> Any:
    """The value with every mapping as a list of pairs, so that their order counts."""
    if isinstance(value, Mapping):
        return {"mapping": [(key, _ordered(held)) for key, held in value.items()]}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_ordered(item) for item in value]
    return value


def _spot(layout: Layout, before: dict[str, Any] | Plain, file: str, addition: Addition) -> _Spot | Fault:
    assert isinstance(before, dict)
    if layout.is_in_brackets(()):
        return _unplaced(file, addition, "cannot be added to a file that is written between brackets")
    if not before:
        text = layout.text
        return _Spot(text, len(text), 0, needs_key=True, is_apart=bool(text.strip()))
    if addition.into not in before:
        root = layout.column_at(layout.spots[()].value.start)
        return _Spot(layout.text, layout.end((), root), root, needs_key=True, is_apart=True)
    return _in_collection(layout, before[addition.into], file, addition)


def _in_collection(layout: Layout, held: Plain, file: str, addition: Addition) -> _Spot | Fault:
    path = (addition.into,)
    below = layout.column(path) + STEP
    if held is EMPTY:
        return _Spot(layout.text, layout.end(path, below), below)
    if layout.is_in_brackets(path):
        return _instead_of_brackets(layout, below, file, addition)
    assert isinstance(held, (dict, list))
    column = layout.column_at(layout.spots[path].value.start)
    names = list(held) if isinstance(held, dict) else range(len(held))
    is_apart = len(names) < 2 or layout.are_apart((*path, names[-2]), (*path, names[-1]))
    return _Spot(layout.text, layout.end(path, column), column, is_apart=is_apart)


def _instead_of_brackets(layout: Layout, below: int, file: str, addition: Addition) -> _Spot | Fault:
    start, stop = layout.spots[(addition.into,)].value
    if layout.text[start + 1 : stop - 1].strip():
        return _unplaced(file, addition, "is written between brackets")
    bare = layout.text[:start].rstrip(" \t")
    text = bare + layout.text[stop:]
    return _Spot(text, layout_of(text).next_line(len(bare)), below)


def _put(spot: _Spot, addition: Addition) -> str:
    line_end = (_LINE_END.search(spot.text) or ["\n"])[0]
    before, behind = spot.text[: spot.at], spot.text[spot.at :]
    joint = "" if not before or before[-1] in "\r\n" else line_end
    gap = line_end if spot.is_apart else ""
    return before + joint + gap + "".join(f"{line}{line_end}" for line in _lines(spot, addition)) + behind


def _lines(spot: _Spot, addition: Addition) -> Iterator[str]:
    indent = spot.indent
    if spot.needs_key:
        yield f"{' ' * indent}{addition.into}:"
        indent += STEP
    if addition.key is None:
        yield from list_lines([addition.entry], indent)
    else:
        yield from mapping_lines({addition.key: addition.entry}, indent)


def _unplaced(file: str, addition: Addition, why: str) -> Fault:
    return refusal(Where(file) / addition.into, f'"{addition.into}" {why}', BY_HAND)
