"""Entries as lines of YAML, laid out as the files of this format are: keys in blocks, short lists in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from dissensus.adding.scalars import WIDTH, in_flow, key, value

Entry: TypeAlias = "str | Sequence[Entry] | Mapping[str, Entry]"

STEP = 2


def mapping_lines(mapping: Mapping[str, Entry], indent: int) -> Iterator[str]:
    """A mapping, its keys in the column `indent`."""
    for name, held in mapping.items():
        yield from _under(f"{' ' * indent}{key(name)}:", held, indent + STEP)


def list_lines(items: Sequence[Entry], indent: int) -> Iterator[str]:
    """A list, its hyphens in the column `indent`."""
    for item in items:
        yield from _behind_hyphen(item, indent)


def _under(head: str, held: Entry, indent: int) -> Iterator[str]:
    """What stands behind `key:`, or below it."""
    if isinstance(held, str):
        first, *rest = value(held, indent, len(head) + 1)
        yield f"{head} {first}"
        yield from rest
    elif (brief := _brief(held, len(head) + 1)) is not None:
        yield f"{head} {brief}"
    else:
        yield head
        yield from mapping_lines(held, indent) if isinstance(held, Mapping) else list_lines(held, indent)


def _brief(held: Sequence[Entry] | Mapping[str, Entry], behind: int) -> str | None:
    """An empty collection, or a list of a few words, in one line."""
    if not held:
        return "{}" if isinstance(held, Mapping) else "[]"
    if isinstance(held, Mapping):
        return None
    items = [in_flow(item) if isinstance(item, str) else None for item in held]
    line = f"[{', '.join(item or '' for item in items)}]"
    return line if None not in items and behind + len(line) <= WIDTH else None


def _behind_hyphen(item: Entry, indent: int) -> Iterator[str]:
    hyphen = f"{' ' * indent}- "
    if isinstance(item, str):
        first, *rest = value(item, indent + STEP, len(hyphen))
        yield hyphen + first
        yield from rest
        return
    held = mapping_lines(item, indent + STEP) if isinstance(item, Mapping) else list_lines(item, indent + STEP)
    lines = list(held) or [f"{' ' * (indent + STEP)}{'{}' if isinstance(item, Mapping) else '[]'}"]
    yield hyphen + lines[0][indent + STEP :]
    yield from lines[1:]
