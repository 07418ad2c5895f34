"""Which points must be worked out: those whose file differs, and those that stand on what does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from msgspec import Struct

from dissensus.catalogue.packing import Changed
from dissensus.catalogue.sealing import opened
from dissensus.catalogue.stamps import may_differ
from dissensus.catalogue.store import Store
from dissensus.checks.watchlist import Watchlist
from dissensus.checks.wording import labels_of
from dissensus.compiling.points import Task
from dissensus.model import Point, PointId
from dissensus.reading.points import ENDING, FOLDER


class StalePoints(Struct, frozen=True):
    """What tells them among those that the catalogue has."""

    store: Store
    changed: Changed  # of what points stand on
    renamed: Set[str]  # names of parties and sources that are new or gone
    differ: Set[str]  # files of the site

    def among(self, names: Sequence[str]) -> Iterator[Task]:
        """The points whose file differs, or that stand on what does, given the names of all files."""
        standing: dict[PointId, bytes] = dict(self.store.rows("select id, digest from point where is_sound"))
        for id_ in self._standing_on():
            standing.pop(id_, None)
        all_may_differ = may_differ(FOLDER, self.differ)
        for name in names:
            digest = standing.get(name.removesuffix(ENDING))
            if digest is None:
                yield Task(name)
            elif all_may_differ or f"{FOLDER}/{name}" in self.differ:
                yield Task(name, digest)

    def among_same(self) -> Iterator[Task]:
        """The same, where no point is new and none is gone."""
        stale = {id_ for (id_,) in self.store.rows("select id from point where not is_sound")} | self._standing_on()
        files = {file for file in self.differ if file.startswith(f"{FOLDER}/") and file.endswith(ENDING)}
        for id_ in sorted(stale | {file.removeprefix(f"{FOLDER}/").removesuffix(ENDING) for file in files}):
            found = self.store.row("select digest from point where id = ?", id_)
            if found:  # else it is a file that nobody takes for a point
                yield Task(f"{id_}{ENDING}", None if id_ in stale else found[0])

    def _standing_on(self) -> Set[PointId]:
        """The points that stand on what has changed until now."""
        labelled = self._labelled() if self.renamed else frozenset()
        query = "select id from point where meets(reads)"
        found = self.store.rows_met(query, self.changed.meets) if self.changed else ()
        return labelled | {id_ for (id_,) in found}

    def _labelled(self) -> Set[PointId]:
        """The points with labels that may hold a name that is new or gone: all else they ask of names by id."""
        names = Watchlist(sorted(self.renamed))
        rows = self.store.rows("select id, written from point where is_sound")
        return {id_ for id_, written in rows if names.seen_in(labels_of(opened(written, Point)))}
