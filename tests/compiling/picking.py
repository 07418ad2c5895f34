"""What an edit is: something done to a site, with choices that a test makes for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias, TypeVar

from compiling.world import World
from generated import Plain

Choice = TypeVar("Choice")


class Pick(Protocol):
    """Gives one of some choices, the first being the simplest."""

    def __call__(self, choices: Sequence[Choice], /) -> Choice: ...


Edit: TypeAlias = Callable[[World, Pick], None]


def put(where: Plain, field: str, value: object) -> None:
    """Gives a field a value, or takes it away: None is no value."""
    if value is None:
        where.pop(field, None)
    else:
        where[field] = value


def change(where: Plain, field: str, choices: Sequence[object], pick: Pick) -> None:
    """Gives a field another value than it has."""
    others = [choice for choice in choices if choice != where.get(field)]
    if others:
        put(where, field, pick(others))
