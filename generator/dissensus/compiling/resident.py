"""A site kept up to date by a process that stays: in a catalogue of its own, which holds the last good state.

What a state with faults would file is taken back; so the last good one can go on being shown, page by page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dissensus.catalogue.borrowing import OwnCatalogue
from dissensus.catalogue.shelves import Shelves
from dissensus.compiling.ground import BrokenGround
from dissensus.compiling.kept_texts import KeptTexts, keep_texts
from dissensus.compiling.points_alone import PointsAlone
from dissensus.compiling.site import LooksAhead, looks_in
from dissensus.compiling.update import Faulty, Standing, bring_in_line, evidence_of
from dissensus.faults import Fault
from dissensus.model import PointId
from dissensus.reading import Site
from dissensus.rendering.looks import Looks


class Good(Struct, frozen=True):
    """A state of the site without faults, and how it is to look."""

    site: Standing
    looks: Looks


class Resident:
    """The site at `root`, until it is closed. Of one thread at a time."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._catalogue = OwnCatalogue(root)
        self._last: Good | None = None
        self._points: PointsAlone | None = None
        self._differing: frozenset[str] | None = None  # files, since the last good state; None: any may

    def close(self) -> None:
        """Takes the catalogue away."""
        self._catalogue.close()

    def begin_anew(self) -> None:
        """Believes nothing of what is known: the catalogue is damaged."""
        self._catalogue.anew()
        self._last = self._points = self._differing = None

    @contextmanager
    def renewed(self, changed: frozenset[str] | None, jobs: int) -> Iterator[Good]:
        """The site once these files have changed, None for any; it is kept if the `with` ends well.

        Raises Faulty. While there is no good state that it could harm, one with faults is kept, to go on from; but
        not what was worked out of one on broken ground: that is only a part.
        """
        self._differing = None if changed is None or self._differing is None else self._differing | changed
        faulty: Faulty | None = None
        try:
            with self._catalogue.store.written_whole():
                try:
                    good = self._renewed(jobs)
                    yield good
                except Faulty as told:
                    if self._last is not None:
                        raise
                    faulty = told
        except BrokenGround:
            raise Faulty from None
        if faulty is not None:
            raise faulty
        self._last, self._differing = good, frozenset()
        if self._points is None:
            self._points = PointsAlone(self._catalogue.store, good.site)
            self._points.begin()

    def make_ready(self, id_: PointId) -> Iterator[None]:
        """Makes ready what a save of this point takes, step by step, for as long as nothing but points changes."""
        points = self._points
        for _ in points.make_ready(id_) if points else ():
            yield
            if self._points is not points:
                return

    def _renewed(self, jobs: int) -> Good:
        return self._by_points_alone() or self._by_all(jobs)

    def _by_points_alone(self) -> Good | None:
        """Where nothing but points can be other than in the last good state."""
        if self._last is None or self._differing is None:
            return None
        self._points = self._points or PointsAlone(self._catalogue.store, self._last.site)
        site = self._points.brought_up_to_date(self._differing)
        return None if site is None else replace(self._last, site=site)

    def _by_all(self, jobs: int) -> Good:
        store = self._catalogue.store
        self._points = None
        site = bring_in_line(store, self._root, jobs)
        looks = looks_in(store, site, LooksAhead(self._root))
        if isinstance(looks, Fault) or any(fault.level == "fault" for fault in site.faults):
            raise Faulty
        same = self._last is not None and self._last.looks == looks
        return Good(self._by_itself(site), self._last.looks if self._last and same else looks)

    def _by_itself(self, site: Standing) -> Standing:
        """The same, with archived texts that no longer hang on their files, and none of them at hand."""
        store, ground = self._catalogue.store, site.ground
        keep_texts(store, Site(self._root), site.library.documents)
        evidence = evidence_of(store, KeptTexts(ground, store))
        return replace(site, evidence=evidence, shelves=Shelves(store, ground.library, evidence))
