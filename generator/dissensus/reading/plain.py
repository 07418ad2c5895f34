"""Plain values: what a file holds before its fields are looked at."""

from __future__ import annotations

from typing import Final, TypeAlias


class Empty:
    """The value of `key:` with nothing behind it. No field takes it: nothing is left out by oversight."""

    def __repr__(self) -> str:
        return "EMPTY"


EMPTY: Final = Empty()

# YAML gives mappings, lists and text alone. TOML's numbers, dates and truths come as what they are.
Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | Empty | object"
