"""A mapping whose values are worked out when they are asked for, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class OnDemand(Mapping[Key, Value]):
    """What `work` gives for each of the keys, in their order.

    What only some pages show is worked out where those pages are filled, in whatever process. `work` must be picklable
    where processes are spawned.
    """

    def __init__(self, keys: Iterable[Key], work: Callable[[Key], Value]) -> None:
        self._keys = dict.fromkeys(keys)
        self._work = work
        self._known: dict[Key, Value] = {}

    def __getitem__(self, key: Key) -> Value:
        if key not in self._keys:
            raise KeyError(key)
        if key not in self._known:
            self._known[key] = self._work(key)
        return self._known[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
