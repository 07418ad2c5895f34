"""Points as the catalogue has them: each worked out, in brief, by its title, and in their order."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from msgspec import Struct

from dissensus.catalogue.entries import TITLED, TOPIC, rank_of_title
from dissensus.catalogue.facts import Filed, ask
from dissensus.catalogue.filing import titles_in_order
from dissensus.catalogue.headings import listed
from dissensus.catalogue.kinds import BRIEF, HEAD, NEIGHBOURS, POINT
from dissensus.catalogue.related import Related
from dissensus.catalogue.sealing import opened
from dissensus.catalogue.store import Store
from dissensus.deriving.briefs import Brief, Gist, Head
from dissensus.deriving.outlines import outline_of
from dissensus.deriving.points import PointTable, point_table
from dissensus.deriving.statements import Statement
from dissensus.deriving.tables import Ahead
from dissensus.model import Id, Library, Point, PointId

_TABLES = 4  # worked-out points at hand, mostly each for one page: soon let go, still in the processor's cache
_HEADS = 4096  # titles at hand, some three megabytes: a page of a source tells those of fifty points


class _Renamed(Struct, frozen=True):
    """Of a point only what it was called before."""

    previously: tuple[str, ...] = ()


class Points:
    """The points of a site, as far as each is asked for."""

    def __init__(self, store: Store, library: Library, related: Related) -> None:
        self._store = store
        self._library = library
        self._related = related
        ids = self._ids
        self.written: Filed[Point] = Filed(POINT, ids, self._written)
        self.tables: Mapping[PointId, PointTable] = Filed(POINT, ids, self._table, _TABLES)
        self.briefs: Filed[Brief] = Filed(BRIEF, ids, partial(self._value, "brief", Brief))
        self.heads: Filed[Head] = Filed(HEAD, ids, partial(self._value, "head", Head), _HEADS)
        self.retired: Mapping[PointId, Sequence[PointId]] = Filed(POINT, ids, self._retired)
        self.neighbours: Mapping[PointId, tuple[PointId | None, PointId | None]] = Filed(NEIGHBOURS, ids, self._beside)
        self.topics: Mapping[Id, Sequence[PointId]] = Filed(TOPIC, self._topics, self._of_topic)

    def __reduce__(self) -> tuple[type[Points], tuple[Store, Library, Related]]:
        return Points, (self._store, self._library, self._related)  # in another process as made anew

    @property
    def ordered(self) -> Sequence[PointId]:
        """All A–Z by title."""
        ask(TITLED)
        return self._ordered

    def look_ahead(self, points: Sequence[PointId], *kinds: Ahead) -> None:
        """Has at hand what will be asked of some tables about each of these points."""
        if "heads" in kinds:
            self.heads.look_ahead(points, partial(self._values, "head", Head))
        if "briefs" in kinds:
            self.briefs.look_ahead(points, partial(self._values, "brief", Brief))

    def _ids(self) -> list[PointId]:
        return [id_ for (id_,) in self._store.rows("select id from point order by id")]

    def _values(self, column: str, kind: Any, ids: Sequence[PointId]) -> dict[PointId, Any]:
        query = f"select point.id, {column} from json_each(?) as sought cross join point on point.id = sought.value"
        return {id_: opened(value, kind) for id_, value in self._store.rows(query, json.dumps(ids))}

    def _value(self, column: str, kind: Any, id_: PointId) -> Any:
        found = self._store.row(f"select {column} from point where id = ?", id_)
        return None if found is None else opened(found[0], kind)

    def _written(self, id_: PointId) -> Point | None:
        written: Point | None = self._value("written", Point, id_)
        return written

    def _retired(self, id_: PointId) -> Sequence[PointId] | None:
        renamed: _Renamed | None = self._value("written", _Renamed, id_)
        return None if renamed is None else renamed.previously

    def _table(self, id_: PointId) -> PointTable | None:
        found = self._store.row("select brief, written from point where id = ?", id_)
        if found is None:
            return None
        brief, written = found
        self.written.keep(id_, opened(written, Point))  # its page asks for both
        rows = self._store.rows("select value from statement where point = ? order by number", id_)
        statements = tuple([opened(value, Statement) for (value,) in rows])
        self._related.keep_outlined(id_, map(outline_of, statements))  # its page leads to them: not opened twice
        return point_table(id_, statements, opened(brief, Gist), self._library)

    @cached_property
    def _ordered(self) -> tuple[PointId, ...]:
        return tuple(titles_in_order(self._store))

    def _topics(self) -> list[Id]:
        return self._related.statements.headings(TOPIC)

    def _of_topic(self, topic: Id) -> Sequence[PointId] | None:
        return tuple([point for _, point, _ in sorted(listed(self._store, TOPIC, topic))]) or None

    def _beside(self, id_: PointId) -> tuple[PointId | None, PointId | None]:
        rank = rank_of_title(self.heads[id_].title)
        return self._next(id_, rank, "<", "desc"), self._next(id_, rank, ">", "asc")

    def _next(self, id_: PointId, rank: bytes, side: str, order: str) -> PointId | None:
        """The point that stands nearest on one side, A–Z by title; found without a look at all the others."""
        found = self._store.row(
            f"select id from point where (title, id) {side} (?, ?) order by title {order}, id {order} limit 1",
            rank,
            id_,
        )
        return None if found is None else str(found[0])
