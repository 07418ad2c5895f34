"""The workshop: the last good state of the site, its pages filled when somebody asks for them, and the faults since.

Nothing is written to the site. `refresh` is called from one thread, everything else from any.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import date
from pathlib import Path
from threading import Lock, RLock

from msgspec import Struct
from msgspec.structs import replace

from dissensus.catalogue.sealing import Damaged
from dissensus.compiling.resident import Good, Resident
from dissensus.compiling.update import Faulty, files_named
from dissensus.faults import Fault, in_order
from dissensus.model import Library
from dissensus.serving.showing import Showing
from dissensus.whole import check_site

BREATH = 0.0002  # seconds between two steps of making ready, in which other threads come to their turn


class State(Struct, frozen=True):
    """Where the site stands: what is shown, and what the curator has to mend."""

    number: int = 0  # of the refreshes so far
    standing: Showing | None = None
    faults: tuple[Fault, ...] = ()
    trouble: str | None = None  # that kept the site from being read: the machine's, or an error of ours
    is_behind: bool = False  # whether what is shown is older than what was written

    @property
    def pages(self) -> int:
        """How many pages there are to show."""
        return len(self.standing.pages) if self.standing else 0


@contextmanager
def _left_alone() -> Iterator[None]:
    """Within, nothing is looked through for what can be thrown away, nor afterwards what came of it.

    Of a first reading nearly all stays. Of later ones it does not, and what was put aside so is never thrown away.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _ignore(_: State) -> None:
    """For a workshop to which nobody listens."""


class Workshop:
    """Keeps a site's pages up to date by a catalogue of its own, and knows the files that it names."""

    def __init__(
        self,
        root: Path,
        edition: date | None = None,
        explain: Callable[[Exception], str] = repr,
        late: Callable[[State], None] = _ignore,
        jobs: int = 1,
    ) -> None:
        """`explain` words what no curator can mend; `late` is told of a fault that a page meets when it is asked for.

        `jobs` is for the first reading, while there are no threads beside it.
        """
        self.state = State()
        self.named: frozenset[str] = frozenset()
        self._root = root
        self._edition = edition
        self._explain = explain
        self._late = late
        self._jobs = jobs
        self._library: Library | None = None  # the latest, of which `named` is
        self._resident = Resident(root)
        self._failed: set[str] = set()  # the addresses at which a template did not do
        self._tried: set[tuple[str, str]] = set()  # templates that did, each with the digest of its theme
        self._lock = RLock()
        self._is_readying = Lock()

    def close(self) -> None:
        """Takes the catalogue away."""
        with self._lock:
            self._resident.close()

    def refresh(self, changed: frozenset[str] | None, open_pages: Collection[str] = ()) -> State:
        """The state once the site has been read again.

        `changed` names the files that differ, None for any; what differed since the last good state is not forgotten.
        With faults, the last good state goes on being shown. A page of each template is filled to try it, and those
        that are open; a fault of a template that only another page meets is told when that page is asked for.
        """
        with nullcontext() if self.state.number else _left_alone():
            try:
                return self._read_believing(changed, open_pages)
            except Exception as error:  # whatever a curator does, the server goes on
                return self._follow(replace(self.state, trouble=self._explain(error), is_behind=True))

    def file(self, address: str) -> bytes | None:
        """The bytes at an address of the site, as they would be published; None if there is nothing."""
        with self._lock:
            try:
                return self._file(address)
            except Damaged:
                self._begin_anew()
                self.refresh(None)
                return self._file(address)

    def make_ready(self, address: str) -> None:
        """Makes ready what a save takes of the point whose page this is: curators save what they look at.

        Step by step, so that whoever asks for anything meanwhile waits for one step alone.
        """
        if not self._is_readying.acquire(blocking=False):
            return
        try:
            steps = self._steps_to_readiness(address)
            while self._is_taken(steps):
                time.sleep(BREATH)
        finally:
            self._is_readying.release()

    def _steps_to_readiness(self, address: str) -> Iterator[None]:
        with self._lock:
            page = self.state.standing and self.state.standing.pages.get(address)
            return self._resident.make_ready(page.subject.id) if page and page.subject.kind == "point" else iter(())

    def _is_taken(self, steps: Iterator[None]) -> bool:
        """Whether there was one more step, which has been taken."""
        with self._lock, suppress(Damaged):  # whoever asks for what is damaged has it made anew
            for _ in steps:
                return True
        return False

    def _file(self, address: str) -> bytes | None:
        standing = self.state.standing
        if standing is None:
            return None
        return self._page(standing, address) if address in standing.pages else standing.file(address)

    def _follow(self, state: State) -> State:
        with self._lock:
            self.state = replace(state, number=self.state.number + 1)
            return self.state

    def _read_believing(self, changed: frozenset[str] | None, open_pages: Collection[str]) -> State:
        try:
            return self._read(changed, open_pages)
        except Damaged:
            self._begin_anew()
            return self._read(None, open_pages)

    def _begin_anew(self) -> None:
        """Forgets what was known, for part of it is damaged, and with it the last good state."""
        with self._lock:
            self._resident.begin_anew()
            self.state = replace(self.state, standing=None)

    def _read(self, changed: frozenset[str] | None, open_pages: Collection[str]) -> State:
        jobs, self._jobs = self._jobs, 1
        with self._lock:  # who asks for a page meanwhile is given it as it will be
            try:
                with self._resident.renewed(changed, jobs) as good:
                    showing = self._showing(good, open_pages)
                self._know_named(good.site.library)
                return self._follow(State(standing=showing, faults=good.site.faults))
            except Faulty as faulty:
                found = faulty.faults
        return self._follow(self._unchanged(found))

    def _showing(self, good: Good, open_pages: Collection[str]) -> Showing:
        """What is to be shown from now on. Raises Faulty if the theme does not do."""
        showing = Showing(good, self._edition, self.state.standing)
        unusable = self._try_out(showing, open_pages)
        if unusable:
            raise Faulty((*good.site.faults, *unusable))
        return showing

    def _unchanged(self, faults: tuple[Fault, ...] | None) -> State:
        if faults is None:
            checked = check_site(self._root)
            self._know_named(checked.library)
            faults = checked.faults
        return State(standing=self.state.standing, faults=tuple(in_order(faults)), is_behind=True)

    def _know_named(self, library: Library) -> None:
        if library is not self._library:  # after most saves it is the very same
            self._library, self.named = library, _named_in(library)

    def _try_out(self, showing: Showing, open_pages: Collection[str]) -> list[Fault]:
        """The faults of the theme that show when pages are filled: of each template one, once for each theme."""
        digest = showing.looks.theme.digest
        first = showing.first_of_each_template
        new = {address for template, address in first.items() if (digest, template) not in self._tried}
        asked = {*open_pages, *self._failed, *new} & showing.pages.keys()
        tried = {address: self._filled(showing, address) for address in sorted(asked)}
        good = (showing.pages[address].template for address, each in tried.items() if not isinstance(each, Fault))
        self._tried |= {(digest, template) for template in good}
        return in_order(fault for fault in tried.values() if isinstance(fault, Fault))

    def _filled(self, showing: Showing, address: str) -> bytes | Fault:
        content = showing.page(address)
        (self._failed.add if isinstance(content, Fault) else self._failed.discard)(address)
        return content

    def _page(self, showing: Showing, address: str) -> bytes | None:
        """A page; where its template fails, as it was when it last did not, if it ever did."""
        content = self._filled(showing, address)
        if not isinstance(content, Fault):
            return content
        self._tell_late(content)
        return showing.as_it_was(address)

    def _tell_late(self, fault: Fault) -> None:
        if fault in self.state.faults:
            return
        faults = tuple(in_order((*self.state.faults, fault)))
        self.state = replace(self.state, faults=faults, number=self.state.number + 1, is_behind=True)
        self._late(self.state)


def _named_in(library: Library) -> frozenset[str]:
    return frozenset(filter(_is_within, files_named(library)))


def _is_within(file: str) -> bool:
    """Whether this names a file of the site on every system; if not, reading tells it as a fault."""
    is_written_so = "\\" not in file and ":" not in file and file.isprintable()
    return is_written_so and not {"", ".", ".."} & set(file.split("/"))
