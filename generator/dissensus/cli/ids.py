"""The ids that a site holds, read quickly and past any fault: for who is typing one, not for a build."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

_LARGEST = 4 << 20  # bytes of a file that is read for its ids: nobody waits longer for a Tab
_DEEPEST = 3  # keys of a path: cards, its number, claim

Scalars = dict[tuple[str | int, ...], str]


def point_ids_in(site: Path) -> list[str]:
    """The points of a site, by the names of their files alone."""
    names = os.listdir(site / "content/points")  # noqa: PTH208 - of ten thousand files, no more than the names
    return sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml") and not name.startswith("."))


def listed_ids_in(site: Path, file: str, key: str, told: str) -> dict[str, str]:
    """The ids under a key of a file, each with the words of its field `told`."""
    scalars = _scalars(site / file)
    ids = sorted({str(path[1]) for path in scalars if len(path) > 1 and path[0] == key})
    return {id_: scalars.get((key, id_, told), "") for id_ in ids}


def card_ids_in(site: Path, point: str) -> dict[str, str]:
    """The cards of a point in the order written, each with its claim."""
    if point not in point_ids_in(site):
        return {}
    scalars = _scalars(site / "content/points" / f"{point}.yaml")
    cards = [path[:2] for path in scalars if len(path) == 3 and path[0] == "cards" and path[2] == "id"]
    return {scalars[*card, "id"]: scalars.get((*card, "claim"), "") for card in cards}


def _scalars(file: Path) -> Scalars:
    """What stands in a YAML file at no great depth, by its path; of a broken file, what stands before the break."""
    import yaml

    scalars: Scalars = {}
    if file.stat().st_size <= _LARGEST:
        with suppress(yaml.YAMLError):
            scalars.update(_read(yaml.parse(file.read_text("utf-8", "replace"), Loader=yaml.CLoader)))
    return scalars


def _read(events: Iterable[Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every scalar at no great depth with its path."""
    import yaml

    path: list[str | int | None] = []  # of each collection around: the item's number; the key, None before it is read
    for event in events:
        if isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            value = getattr(event, "value", "")
            if path and path[-1] is None:
                path[-1] = value
                continue
            if 0 < len(path) <= _DEEPEST:
                yield tuple(step for step in path if step is not None), value
        elif isinstance(event, yaml.CollectionStartEvent):
            path.append(0 if isinstance(event, yaml.SequenceStartEvent) else None)
            continue
        elif isinstance(event, yaml.CollectionEndEvent):
            path.pop()
        else:
            continue
        if path:
            path[-1] = path[-1] + 1 if isinstance(path[-1], int) else None
