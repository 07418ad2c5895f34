"""Facts, in sections; and the finding out of one, which may fail and then says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from msgspec import Struct

Value = str | int | float | bool | None
Unit = Literal["", "seconds", "bytes"]


class Fact(Struct, frozen=True):
    """One thing that was found out; None where there is nothing of the kind."""

    name: str
    value: Value
    unit: Unit = ""


class Section(Struct, frozen=True):
    """Facts of one kind."""

    title: str
    facts: tuple[Fact, ...]


def fact(name: str, find: Callable[[], Value], unit: Unit = "") -> Fact:
    """What `find` finds; where it fails, that it did, and why."""
    try:
        return Fact(name, find(), unit)
    except Exception as error:  # an examination tells of what is broken, and does not break with it
        return Fact(name, f"could not be found out ({type(error).__name__}: {error})")


def section(title: str, find: Callable[[], tuple[Fact, ...]]) -> Section:
    """A section; where it fails as a whole, with that alone."""
    try:
        return Section(title, find())
    except Exception as error:
        return Section(title, (Fact(title, f"could not be found out ({type(error).__name__}: {error})"),))


def without_home(path: Path) -> str:
    """A path that can be shown to others: the home folder as `~`."""
    try:
        home = Path.home()
    except RuntimeError:
        return str(path)
    return str("~" / path.relative_to(home)) if path.is_relative_to(home) and path != home else str(path)
