"""One mistake told once: faults that only follow from what is already faulted are dropped."""

from __future__ import annotations

from collections.abc import Iterable

from dissensus.faults.fault import Fault, Key, Where

Path = tuple[Key, ...]


def without_echoes(first: list[Fault], later: Iterable[Fault]) -> list[Fault]:
    """Those of `later` that stand at or under no value faulted in `first`, and at no key faulted there.

    What stands under a faulted key was read all the same. So was what a warning names, and what could be read
    of a file that is faulted as a whole.
    """
    values: set[tuple[str, Path]] = set()
    keys: set[tuple[str, Path]] = set()
    for fault in first:
        if fault.level == "fault" and fault.where.path:
            (keys if fault.where.of == "key" else values).add((fault.where.file, fault.where.path))
    return [fault for fault in later if not _is_echo(fault.where, values, keys)]


def _is_echo(where: Where, values: set[tuple[str, Path]], keys: set[tuple[str, Path]]) -> bool:
    if (where.file, where.path) in keys:
        return True
    return any((where.file, where.path[:length]) in values for length in range(1, len(where.path) + 1))
