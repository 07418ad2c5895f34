"""How far the work has come, told to whoever watches; where nobody does, it costs nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Watcher(Protocol):
    """Whoever is to hear of it: a line on a terminal, a stopwatch."""

    def begin(self, doing: str) -> None:
        """A stage begins, such as “Rendering pages”; the one before is over."""

    def expect(self, names: Sequence[str]) -> None:
        """So many items come now, called so; what was counted before is over."""

    def advance(self, count: int) -> None:
        """So many items more are done, in the order of their names."""


_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextmanager
def watched(watcher: Watcher | None) -> Iterator[None]:
    """Within the `with`, all that is done in this thread is told to `watcher`; None is nobody."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


def watch_no_more() -> None:
    """For a process that was split off: what it does, the one that it came from tells."""
    _watcher.set(None)


def stage(doing: str) -> None:
    """Tells that a stage begins."""
    if watcher := _watcher.get():
        watcher.begin(doing)


def expect(names: Sequence[str]) -> None:
    """Tells how many items come now."""
    if watcher := _watcher.get():
        watcher.expect(names)


def advance(count: int) -> None:
    """Tells that so many items more are done."""
    if watcher := _watcher.get():
        watcher.advance(count)


def each(items: Sequence[Item], names: Sequence[str]) -> Sequence[Item] | Iterator[Item]:
    """The items, one after another, each told as done when the next is asked for."""
    watcher = _watcher.get()
    return items if watcher is None else _told(watcher, items, names)


def _told(watcher: Watcher, items: Sequence[Item], names: Sequence[str]) -> Iterator[Item]:
    watcher.expect(names)
    for item in items:
        yield item
        watcher.advance(1)
