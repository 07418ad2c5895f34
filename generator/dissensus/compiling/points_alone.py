"""A few points brought up to date where nothing else can have changed, as after most saves of a curator.

The steps are those of a whole update, but for those that could find nothing: neither are other files looked at nor what
stands on none of these points.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec.structs import replace

from dissensus.catalogue.entries import TOPIC
from dissensus.catalogue.filing import file_points
from dissensus.catalogue.kinds import CARD
from dissensus.catalogue.packing import Changed
from dissensus.catalogue.store import Store
from dissensus.compiling.faulty_points import told_of_faulty
from dissensus.compiling.points import Filed, Shared, Task, work_out
from dissensus.compiling.told import look_at_set_aside, tell
from dissensus.compiling.update import Faulty, Standing, shared_on
from dissensus.evidence.cards import proved_reports
from dissensus.faults import Fault
from dissensus.model import PointId
from dissensus.reading import Site
from dissensus.reading.points import ENDING, FOLDER, read_point
from dissensus.reading.site import Unreadable

LEADING = frozenset({CARD, TOPIC})  # kinds of facts by which what leads to a point, or to a page, is judged


class PointsAlone:
    """The points of a site without faults, for as long as all else in it stands as the catalogue has it."""

    def __init__(self, store: Store, standing: Standing) -> None:
        self._store = store
        self._standing = standing
        self._site = Site(standing.ground.root)
        self._ready: PointId | None = None

    def brought_up_to_date(self, files: Collection[str]) -> Standing | None:
        """The site once these files have changed; None, and nothing done, where more than its points may be other.

        Part of what the caller writes whole. Raises Faulty; then nothing of it is to stay.
        """
        before = {id_: _Known.of(self._store, id_) for id_ in map(_point_in, files) if id_}
        known = {id_: each for id_, each in before.items() if each}
        if len(known) < len(files) or not all(map(self._site.exists, files)):
            return None
        filed = self._filed(known)
        changed = Changed(file_points(self._store, filed, ()))
        if unsound := [each.id for each in filed if not each.is_sound]:
            raise Faulty(told_of_faulty(self._store, self._standing, self._shared, unsound))
        self._tell_if_other([known[each.id] for each in filed], filed, changed)
        faults = tuple(self._store.noted("faults", list[Fault]))
        if any(fault.level == "fault" for fault in faults):  # between points
            raise Faulty(faults)
        return replace(self._standing, shelves=self._standing.shelves.renewed(), faults=faults, changed=changed)

    def begin(self) -> None:
        """Goes through one point, for nothing, so that the first save does not wait for what any point takes."""
        first = self._store.row("select id from point limit 1")
        if first:
            with contextlib.suppress(Unreadable):
                work_out(self._shared, Task(f"{first[0]}{ENDING}"))

    def make_ready(self, id_: PointId) -> Iterator[None]:
        """Proves a point, for nothing, card by card: its next save finds the texts that it quotes ready to be searched.

        Of one point alone at a time: the texts of another may be let go for them.
        """
        if id_ == self._ready:
            return
        self._ready = id_
        with contextlib.suppress(Unreadable):
            point = read_point(self._site, f"{id_}{ENDING}").point
            for by_itself in [replace(point, cards=(card,)) for card in point.cards] if point else ():
                yield
                proved_reports(by_itself, self._shared.archives)

    def _filed(self, known: dict[PointId, _Known]) -> list[Filed]:
        """The points whose files have other bytes."""
        tasks = (Task(f"{id_}{ENDING}", each.digest) for id_, each in known.items())
        return [filed for task in tasks if (filed := work_out(self._shared, task)) is not None]

    @cached_property
    def _shared(self) -> Shared:
        return shared_on(self._store, self._site, self._standing.ground, self._standing.evidence.archived)

    @cached_property
    def _has_set_aside(self) -> bool:
        return any(document.set_aside for document in self._standing.library.documents.values())

    def _tell_if_other(self, before: Sequence[_Known], filed: Sequence[Filed], changed: Changed) -> None:
        """Tells all anew if what is told of these points, or of what leads from them and to them, may be other."""
        told = [(each.told, each.references) for each in before]
        is_other = told != [(each.told, each.references) for each in filed]
        if self._has_set_aside:
            standing = self._standing
            look_at_set_aside(self._store, standing.library, standing.shelves.renewed(), standing.evidence, changed)
            is_other = True
        if is_other or any(kind in LEADING for kind, _ in changed.facts):
            tell(self._store, self._standing.library)


class _Known(NamedTuple):
    """What the catalogue has of a sound point, beside what it shows."""

    digest: bytes
    told: bytes
    references: bytes

    @staticmethod
    def of(store: Store, id_: PointId) -> _Known | None:
        found = store.row("select digest, told, refs from point where id = ? and is_sound", id_)
        return None if found is None else _Known(found[0], found[1] or b"", found[2] or b"")


def _point_in(file: str) -> PointId | None:
    """The point whose file this may be."""
    folder, _, name = file.rpartition("/")
    return name.removesuffix(ENDING) if folder == FOLDER and name.endswith(ENDING) else None
