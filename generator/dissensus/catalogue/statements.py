"""Statements as the catalogue has them: by their places, and under the headings where others find them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, Literal

from dissensus.catalogue.facts import ask, ask_all
from dissensus.catalogue.headings import keys_of, listed
from dissensus.catalogue.kinds import NUMBER, OUTLINE, STATEMENT
from dissensus.catalogue.sealing import Damaged, opened
from dissensus.catalogue.store import Store
from dissensus.deriving.outlines import Outline, Place
from dissensus.deriving.statements import Statement


class Statements:
    """All statements of a site, looked up some at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __reduce__(self) -> tuple[type[Statements], tuple[Store]]:
        return Statements, (self._store,)  # in another process as made anew

    @property
    def number(self) -> int:
        """How many there are."""
        ask(NUMBER)
        return self._number

    def outlines(self, places: Sequence[Place]) -> Sequence[Outline]:
        """Some in outline."""
        ask_all([(OUTLINE, f"{point}#{number}") for point, number in places])
        return self.looked_up(places)

    def looked_up(self, places: Sequence[Place]) -> Sequence[Outline]:
        """The same, nothing being asked for yet."""
        return self._found("outline", places, Outline)

    def in_full(self, places: Sequence[Place]) -> Sequence[Statement]:
        """Some in full."""
        ask_all([(STATEMENT, f"{point}#{number}") for point, number in places])
        return self._found("statement", places, Statement)

    def under(self, kind: str, key: str) -> list[Place]:
        """Where those under a heading stand, each once, point by point."""
        return sorted({(point, number) for _, point, number in listed(self._store, kind, key)})

    def headings(self, kind: str) -> list[str]:
        """What anything stands under, of a kind."""
        return keys_of(self._store, kind)

    @cached_property
    def _number(self) -> int:
        return int(self._store.rows("select count(*) from statement")[0][0])

    def _found(self, table: Literal["outline", "statement"], places: Sequence[Place], kind: Any) -> list[Any]:
        if not places:
            return []
        query = f"""
            select held.value from json_each(?) as place cross join {table} as held
            on point = place.key and number = place.value
        """
        rows = self._store.rows(query, as_object(places))
        if len(rows) != len(places):
            raise Damaged("a statement is gone")
        return [opened(value, kind) for (value,) in rows]


def as_object(pairs: Iterable[tuple[str, str | int]]) -> str:
    """Pairs as one JSON object, in which a key may recur: SQLite reads it in half the time of a list of pairs.

    They are ids and numbers, in which nothing has to be escaped.
    """
    members = ",".join([f'"{key}":"{value}"' for key, value in pairs])
    return f"{{{members}}}"
