"""What a fault is, where it stands, and in which order faults are told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Key = str | int


class Where(Struct, frozen=True):
    """A place: a file of the site, and the path of keys to a value in it."""

    file: str  # from the site's root, with /
    path: tuple[Key, ...] = ()  # mapping keys and list indices, from 0
    of: Literal["value", "key"] = "value"
    words: str | None = None  # words inside the value, where the fault is about them alone
    mark: tuple[int, int] | None = None  # line and column from 1, where there is no path: reading broke off here

    def __truediv__(self, key: Key) -> Where:
        """The place of what stands under `key`."""
        return Where(self.file, (*self.path, key))

    def key(self) -> Where:
        """The place of the last key itself, not of its value."""
        return Where(self.file, self.path, of="key")

    def at(self, words: str) -> Where:
        """The place of `words` inside the value."""
        return Where(self.file, self.path, words=words)

    def covers(self, other: Where) -> bool:
        """Whether `other` is this value or lies within it."""
        return self.file == other.file and other.path[: len(self.path)] == self.path


class Fault(Struct, frozen=True):
    """Something a curator has to mend. A `warning` does not stop a build unless it is strict."""

    code: str  # stable: kebab-case, one folder in tests/faults
    where: Where
    message: str  # what was found, in the words of the card; no full stop
    help: str | None = None  # what was expected, or the remedy: whole sentences, lines parted by \n
    level: Literal["fault", "warning"] = "fault"
    related: tuple[tuple[str, Where], ...] = ()  # “first defined here”


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Each fault once: by file, then place as written in the path, then code, message and whatever else differs."""
    return sorted(set(faults), key=_rank)


def _rank(fault: Fault) -> tuple[object, ...]:
    where = fault.where
    path = tuple((isinstance(key, str), str(key) if isinstance(key, str) else f"{key:09d}") for key in where.path)
    return (where.file, where.mark or (0, 0), path, where.words or "", fault.code, fault.message, repr(fault))
