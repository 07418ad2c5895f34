"""Facts: how they are named, how what is asked for is written down, and which of them have changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

import msgspec

Fact = tuple[str, str]  # kind and key
Value = TypeVar("Value")

ALL = ""  # the key under which all of a kind are asked for together; no id is empty

_reads: set[Fact] | None = None  # of what is being worked out in this process


@contextmanager
def reads() -> Iterator[set[Fact]]:
    """The facts that are asked for within the `with`."""
    global _reads
    before, _reads = _reads, set()
    try:
        yield _reads
    finally:
        _reads = before


def ask(kind: str, key: str = ALL) -> None:
    """Writes down that a fact is asked for."""
    if _reads is not None:
        _reads.add((kind, key))


def ask_all(facts: Iterable[Fact]) -> None:
    """Writes down that several facts are asked for."""
    if _reads is not None:
        _reads.update(facts)


def is_asked(kind: str, key: str) -> bool:
    """Whether a fact has been asked for already: then what changes only together with it need not be written down."""
    return _reads is not None and (kind, key) in _reads


class Traced(Mapping[str, Value]):
    """A mapping that writes down what is asked of it."""

    def __init__(self, kind: str, values: Mapping[str, Value]) -> None:
        self._kind = kind
        self._values = values

    def __getitem__(self, key: str) -> Value:
        if _reads is not None:
            _reads.add((self._kind, key))
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        ask(self._kind, str(key))
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        ask(self._kind)
        return iter(self._values)

    def __len__(self) -> int:
        ask(self._kind)
        return len(self._values)


AT_HAND = 64  # facts of a kind that a process keeps: a page asks for the same few again and again; 256 took 90 MB more


class Filed(Mapping[str, Value]):
    """A mapping of facts that are looked up when they are asked for, a few of which are kept at hand.

    Whoever is given what is at hand has asked for all that it was made of.
    """

    def __init__(
        self,
        kind: str,
        keys: Callable[[], Collection[str]],
        look_up: Callable[[str], Value | None],
        room: int | None = None,
    ) -> None:
        self._kind = kind
        self._keys = keys
        self._look_up = look_up
        self._room = room or AT_HAND
        self._at_hand: dict[str, tuple[Value | None, frozenset[Fact]]] = {}

    def __getitem__(self, key: str) -> Value:
        found = self._at_hand.get(key)
        if found is None:
            with reads() as asked:
                ask(self._kind, key)
                found = self._sought(key), frozenset(asked)
            self._put(key, found)
        value, by_the_way = found
        if _reads is not None:
            _reads.update(by_the_way)
        if value is None:
            raise KeyError(key)
        return value

    def keep(self, key: str, value: Value) -> None:
        """Has at hand what was looked up by the way. Nothing is asked for yet."""
        self._put(key, (value, frozenset({(self._kind, key)})))

    def look_ahead(self, keys: Iterable[str], look_up_all: Callable[[list[str]], Mapping[str, Value]]) -> None:
        """Has what will be asked for at hand, looked up all at once. Nothing is asked for yet."""
        missing = [key for key in dict.fromkeys(keys) if key not in self._at_hand]
        if len(self._at_hand) + len(missing) > self._room:
            self._at_hand.clear()
        found = look_up_all(missing) if missing else {}
        self._at_hand.update((key, (found.get(key), frozenset({(self._kind, key)}))) for key in missing)

    def _put(self, key: str, found: tuple[Value | None, frozenset[Fact]]) -> None:
        if len(self._at_hand) >= self._room:
            self._at_hand.clear()
        self._at_hand[key] = found

    def _sought(self, key: str) -> Value | None:
        try:
            return self._look_up(key)
        except KeyError:
            return None

    def __getstate__(self) -> tuple[str, Callable[[], Collection[str]], Callable[[str], Value | None], int]:
        return self._kind, self._keys, self._look_up, self._room  # what is at hand is soon looked up again

    def __setstate__(
        self, state: tuple[str, Callable[[], Collection[str]], Callable[[str], Value | None], int]
    ) -> None:
        self.__init__(*state)  # type: ignore[misc]  # as made anew

    def __iter__(self) -> Iterator[str]:
        ask(self._kind)
        return iter(self._keys())

    def __len__(self) -> int:
        ask(self._kind)
        return len(self._keys())


def digest_of(value: object) -> bytes:
    """A digest of a plain value or a struct, the same in every process."""
    return hashlib.blake2b(msgspec.msgpack.encode(value, order="deterministic"), digest_size=16).digest()


def digests_of(kind: str, values: Mapping[str, object]) -> dict[Fact, bytes]:
    """The digest of each of the values, by fact."""
    return {(kind, key): digest_of(value) for key, value in values.items()}


def changed_between(before: Mapping[Fact, bytes], after: Mapping[Fact, bytes]) -> set[Fact]:
    """The facts that are other than before, new or gone."""
    return {fact for fact in before.keys() | after.keys() if before.get(fact) != after.get(fact)}
