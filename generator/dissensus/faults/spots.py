"""Spots: where in a file's text a key and its value stand."""

from __future__ import annotations

from typing import Final, NamedTuple, TypeAlias

from msgspec import Struct, field

from dissensus.faults.fault import Key
from dissensus.faults.suggestions import nearest

DEEPEST: Final = 64  # keys of a path: no fault names a deeper place


class Span(NamedTuple):
    """A stretch of a file's text: offsets in code points, end excluded."""

    start: int
    stop: int


class Spot(Struct):
    """A key, unless it is an item or the whole file, and its value as written."""

    key: Span | None
    value: Span
    style: str = ""  # of a scalar: its quotation mark, or the `|` or `>` of a block
    keys: dict[str, Span] = field(default_factory=dict)  # of a mapping, in the order written


Path: TypeAlias = "tuple[Key, ...]"
Spots: TypeAlias = "dict[Path, Spot]"


def nearest_spot(spots: Spots, path: Path) -> tuple[Spot | None, bool]:
    """What stands under the path, and whether it does.

    A key that is not there is sought under its misspelling: so it was read. If nothing like it is there,
    the next value around it is given; None in an empty file.
    """
    actual: Path = ()
    for length, key in enumerate(path, start=1):
        step = _step(spots, actual, key)
        if step is None:
            return spots.get(actual), False
        actual = step
        assert length == len(actual)
    return spots.get(actual), actual in spots


def put(spots: Spots, path: Path, spot: Spot) -> None:
    """Enters a spot, unless its path has one; its key is entered in what holds it."""
    spots.setdefault(path, spot)
    if path and isinstance(path[-1], str) and spot.key is not None and path[:-1] in spots:
        spots[path[:-1]].keys.setdefault(path[-1], spot.key)


def _step(spots: Spots, holder: Path, key: Key) -> Path | None:
    if (*holder, key) in spots:
        return (*holder, key)
    if isinstance(key, int) or holder not in spots:
        return None
    guess = nearest(key, spots[holder].keys)
    return None if guess is None else (*holder, guess)
