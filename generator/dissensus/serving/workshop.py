"""The workshop: the last good state of the site, its pages filled when somebody asks for them, and the faults since.

Nothing here is written to disk. `refresh` is called from one thread, everything else from any.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import RLock
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from dissensus.build import fill_one, lay_out, makings
from dissensus.faults import Fault, in_order
from dissensus.memory import Memory, remembering
from dissensus.model import Library
from dissensus.pages import Matter, PlannedPage
from dissensus.pages.frame import root_of
from dissensus.rendering.theme import Theme


class Standing(Struct, frozen=True):
    """A state of the site that can be shown."""

    reading: int  # the number of the reading that it comes from
    pages: Mapping[str, PlannedPage]
    matter: Matter
    theme: Theme
    root: str  # the path of the site's root on its host: “/”, “/dissensus/”


class State(Struct, frozen=True):
    """Where the site stands: what is shown, and what the curator has to mend."""

    number: int = 0  # of the refreshes so far
    standing: Standing | None = None
    faults: tuple[Fault, ...] = ()
    trouble: str | None = None  # that kept the site from being read: the machine's, or an error of ours
    is_behind: bool = False  # whether what is shown is older than what was written

    @property
    def pages(self) -> int:
        """How many pages there are to show."""
        return len(self.standing.pages) if self.standing else 0


class Filled(NamedTuple):
    """A page as it was last filled."""

    reading: int  # the latest at which it was found to be so
    digest: str  # of all that the content is a function of
    content: bytes


@contextmanager
def _left_alone() -> Iterator[None]:
    """Within, nothing is looked through for what can be thrown away, nor afterwards what came of it.

    Nearly all of it stays for as long as the site does: at 1,000 points looking took as long as all the rest.
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
    """Keeps a site's pages in memory, and knows which files its content names."""

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
        self._readings = 0
        self._memory = Memory()
        self._filled: dict[str, Filled] = {}  # by address
        self._failed: set[str] = set()  # the addresses at which a template did not do
        self._tried: set[tuple[str, str]] = set()  # templates that did, each with the digest of its theme
        self._lock = RLock()

    def refresh(self, changed: frozenset[str] | None, open_pages: Collection[str] = ()) -> State:
        """The state once the site has been read again.

        `changed` names the files that differ, None for any: of use to a reading that keeps what it has read before.
        With faults, the last good state goes on being shown. A page of each template is filled to try it, and those
        that are open; a fault of a template that only another page meets is told when that page is asked for.
        """
        with _left_alone():
            try:
                state = self._read(open_pages)
            except Exception as error:  # whatever a curator does, the server goes on
                state = replace(self.state, trouble=self._explain(error), is_behind=True)
        with self._lock:
            self.state = replace(state, number=self.state.number + 1)
            return self.state

    def file(self, address: str) -> bytes | None:
        """The bytes at an address of the site, as they would be published; None if there is nothing."""
        standing = self.state.standing
        if standing is None:
            return None
        if address in standing.pages:
            return self._page(standing, address)
        return standing.theme.assets.files.get(address)

    def _read(self, open_pages: Collection[str]) -> State:
        self._readings += 1
        with remembering(self._memory):
            checked, plan = lay_out(self._root, self._jobs, self._edition)
        self._jobs = 1
        self.named = named_files(checked.library)
        if plan is None or isinstance(checked.theme, Fault):
            return self._unchanged(checked.faults)
        planned = {page.address: page for page in plan.pages}
        standing = Standing(self._readings, planned, plan.matter, checked.theme, root_of(checked.library))
        unusable = self._try_out(standing, open_pages)
        if unusable:
            return self._unchanged((*checked.faults, *unusable))
        self._forget_all_but(standing.pages)
        return State(standing=standing, faults=checked.faults)

    def _unchanged(self, faults: tuple[Fault, ...]) -> State:
        return State(standing=self.state.standing, faults=tuple(in_order(faults)), is_behind=True)

    def _try_out(self, standing: Standing, open_pages: Collection[str]) -> list[Fault]:
        """The faults of the theme that show when pages are filled: of each template one, once for each theme."""
        first = {page.template: page.address for page in reversed(list(standing.pages.values()))}
        new = {address for template, address in first.items() if (standing.theme.digest, template) not in self._tried}
        asked = {*open_pages, *self._failed, *new} & standing.pages.keys()
        tried = {address: self._fill(standing, address) for address in sorted(asked)}
        good = (standing.pages[address].template for address, each in tried.items() if not isinstance(each, Fault))
        self._tried |= {(standing.theme.digest, template) for template in good}
        return in_order(fault for fault in tried.values() if isinstance(fault, Fault))

    def _fill(self, standing: Standing, address: str) -> bytes | Fault:
        """A page's bytes, made once for each digest of its makings; or why its template cannot be filled."""
        with self._lock:
            kept = self._filled.get(address)
            if kept and kept.reading == standing.reading:
                return kept.content
            page = standing.pages[address]
            with remembering(self._memory):
                view, digest = makings(page, standing.matter, standing.theme.digest)
            is_same = kept is not None and kept.digest == digest
            content = kept.content if kept and is_same else fill_one(page, view, standing.theme)
            if isinstance(content, Fault):
                self._failed.add(address)
                return content
            self._failed.discard(address)
            self._filled[address] = Filled(standing.reading, digest, content)
            return content

    def _page(self, standing: Standing, address: str) -> bytes | None:
        """A page; where its template fails, as it was when it last did not, if it ever did."""
        filled = self._fill(standing, address)
        if not isinstance(filled, Fault):
            return filled
        self._tell_late(filled)
        kept = self._filled.get(address)
        return kept.content if kept else None

    def _tell_late(self, fault: Fault) -> None:
        with self._lock:
            if fault in self.state.faults:
                return
            faults = tuple(in_order((*self.state.faults, fault)))
            self.state = replace(self.state, faults=faults, number=self.state.number + 1, is_behind=True)
        self._late(self.state)

    def _forget_all_but(self, addresses: Collection[str]) -> None:
        with self._lock:
            self._filled = {address: filled for address, filled in self._filled.items() if address in addresses}
            self._failed &= set(addresses)


def named_files(library: Library) -> frozenset[str]:
    """The files that the site's content names: archived documents, and the word lists."""
    named = (library.settings.wording, *(document.file for document in library.documents.values()))
    return frozenset(file for file in named if _is_within(file))


def _is_within(file: str) -> bool:
    """Whether this names a file of the site on every system; if not, reading tells it as a fault."""
    is_written_so = "\\" not in file and ":" not in file and file.isprintable()
    return is_written_so and not {"", ".", ".."} & set(file.split("/"))
