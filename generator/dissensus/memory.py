"""Memory: what was worked out before is given again while what it was worked out from is the same.

A watching server reads a site again and again, of which one file differs. Each stage says what a result was worked out
from, its *makings*; where all of them are the very same objects as last time, or equal as plain values, so is the
result. Nothing is remembered but within `remembering`; a build that runs once works everything out.

A result stays as long as it is asked for: what is not asked for among its like is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Hashable)
Result = TypeVar("Result")
Makings = tuple[object, ...]

_PLAIN = (str, bytes, int, float, frozenset)  # told apart by what they are; all else by which object it is


class Memory:
    """The results of one site, by what they are and whose."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[Any, tuple[Makings, Any]]] = {}

    def kept(self, what: str) -> dict[Any, tuple[Makings, Any]]:
        """The results of one kind, each with its makings."""
        return self._kept.get(what, {})

    def keep(self, what: str, results: dict[Any, tuple[Makings, Any]]) -> None:
        """Puts these in place of all that was kept of this kind."""
        self._kept[what] = results


_memory: ContextVar[Memory | None] = ContextVar("memory", default=None)


@contextmanager
def remembering(memory: Memory) -> Iterator[None]:
    """Within, results are taken from this memory and put into it."""
    before = _memory.set(memory)
    try:
        yield
    finally:
        _memory.reset(before)


def recall_all(
    what: str, makings: Mapping[Key, Makings], work: Callable[[Sequence[Key]], Sequence[Result]]
) -> dict[Key, Result]:
    """A result for every key, in the order of the keys; `work` gives those whose makings are not the same, in order."""
    memory = _memory.get()
    known = memory.kept(what) if memory else {}
    stale = [key for key, made_of in makings.items() if key not in known or not _same(known[key][0], made_of)]
    fresh = dict(zip(stale, work(stale), strict=True)) if stale else {}
    results = {key: fresh[key] if key in fresh else known[key][1] for key in makings}
    if memory:
        memory.keep(what, {key: (made_of, results[key]) for key, made_of in makings.items()})
    return results


def recall(what: str, makings: Makings, work: Callable[[], Result]) -> Result:
    """The one result of its kind."""
    return recall_all(what, {what: makings}, lambda _: [work()])[what]


def settled(what: str, value: Result) -> Result:
    """The value given last time, if this one is equal: so that it is the very same for whoever makes anything of it."""
    memory = _memory.get()
    if memory is None:
        return value
    ((_, before),) = memory.kept(what).values() or (((), None),)
    kept: Result = before if before == value else value
    memory.keep(what, {what: ((), kept)})
    return kept


def _same(before: Makings, now: Makings) -> bool:
    return len(before) == len(now) and all(
        one is other or (isinstance(one, _PLAIN) and one == other) for one, other in zip(before, now, strict=True)
    )
