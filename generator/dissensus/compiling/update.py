"""The catalogue brought up to date with the files of a site: only what has changed is worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dissensus.catalogue.facts import Fact, changed_between
from dissensus.catalogue.filing import file_first_points, file_points
from dissensus.catalogue.packing import Changed
from dissensus.catalogue.proofs import ProvedPassages, spellings_in
from dissensus.catalogue.shelves import Shelves
from dissensus.catalogue.stamps import Stamps, differing, may_differ, stamps_of
from dissensus.catalogue.store import Store
from dissensus.checks import check_site, references_beside_points, surroundings_of
from dissensus.compiling.ground import RULES, Archives, BrokenGround, Ground, facts_of, ground_of, names_in
from dissensus.compiling.points import Shared, Told, work_out
from dissensus.compiling.proving import Proving
from dissensus.compiling.publications import Publications
from dissensus.compiling.stale_points import StalePoints
from dissensus.compiling.told import look_at_set_aside, tell
from dissensus.evidence import ArchivedText, Evidence
from dissensus.faults import Fault, without_echoes
from dissensus.file_names import is_text
from dissensus.model import DocumentId, Library, PointId
from dissensus.parallel import processes_for, spread_out
from dissensus.progress import stage
from dissensus.reading import Site, read_around
from dissensus.reading.points import ENDING, FOLDER
from dissensus.reading.strays import named_files
from dissensus.settings import SETTINGS_FILE


class Standing(Struct, frozen=True):
    """A site as the catalogue has it."""

    library: Library  # without points and texts
    ground: Ground
    evidence: Evidence
    shelves: Shelves
    faults: tuple[Fault, ...]
    changed: Changed  # since the catalogue was last brought up to date
    stamps: Stamps


class Faulty(Exception):  # noqa: N818 - a curator's faults, not an error of ours
    """A site has faults: these, or whichever a look at the whole of it finds."""

    def __init__(self, faults: tuple[Fault, ...] | None = None) -> None:
        super().__init__(faults)
        self.faults = faults


Meanwhile = Callable[[Library], Iterator[object]]


def bring_up_to_date(
    store: Store, root: Path, jobs: int, stamps: Stamps | None = None, meanwhile: Meanwhile | None = None
) -> Standing:
    """Brings the catalogue in line with the files of the site at `root`. All of it is written, or nothing.

    `stamps` are those of its files, where somebody has looked at them a moment ago. `meanwhile` is something else to
    be done while other processes work out the points of a new catalogue, see `parallel`. Raises BrokenGround, and then
    nothing is written.
    """
    with store.written_whole():
        return bring_in_line(store, root, jobs, stamps, meanwhile)


def bring_in_line(
    store: Store, root: Path, jobs: int, stamps: Stamps | None = None, meanwhile: Meanwhile | None = None
) -> Standing:
    """The same, as a part of what the caller writes whole."""
    stage("Reading the site")
    return Update(store, Site(root), jobs, meanwhile).run(stamps)


class Update:
    """One bringing up to date, step by step."""

    def __init__(self, store: Store, site: Site, jobs: int, meanwhile: Meanwhile | None = None) -> None:
        self.meanwhile = meanwhile
        self.store = store
        self.site = site
        self.jobs = jobs
        self.changed: set[Fact] = set()
        self.is_first = False  # nothing was made from a state before: what has changed concerns nobody
        self.renamed: Set[str] = frozenset()  # names of parties and sources that are new or gone
        self.is_same_around = False  # what stands around the points was not read again
        self.before: Stamps = {}  # of the files when the catalogue was last brought up to date
        self.stamps: Stamps = {}  # of the files now

    def run(self, stamps: Stamps | None = None) -> Standing:
        """All steps."""
        stored: Library | None = self.store.noted("library", Library)
        self.is_first = stored is None
        before: Stamps = self.store.noted("stamps", Stamps) or {}
        stamps = stamps or stamps_of(self.site.root, files_named(stored) if stored else (SETTINGS_FILE,))
        differ = differing(before, stamps)
        self.before, self.stamps = before, stamps
        library = self._around(stored, differ)
        self.renamed = names_in(stored) ^ names_in(library)
        ground = ground_of(self.site.root, library)
        self.archives = Archives(ground)
        evidence = evidence_of(self.store, self.archives)
        shelves = Shelves(self.store, ground.library, evidence)
        if differ:
            unknown = files_named(library) - stamps.keys()
            if named := stamps_of(self.site.root, unknown, folders=()):
                stamps |= named
                differ = differing(before, stamps)
            proving = Proving(self.store, self.site, self.archives, self.jobs)
            self.changed |= proving.bring_up_to_date(library, evidence, differ, is_same_around=self.is_same_around)
            self._points(ground, differ)
            look_at_set_aside(self.store, library, shelves, evidence, Changed(self.changed))
            tell(self.store, library)
            self.store.forget("built")
            if RULES in {kind for kind, _ in self.changed} or any(file.startswith("themes/") for file in differ):
                self.store.forget("looks")
            self.store.note("stamps", stamps)
            mark_stale(self.store, Changed(self.changed))
        faults = tuple(self.store.noted("faults", list[Fault]) or ())
        return Standing(library, ground, evidence, shelves, faults, Changed(self.changed), stamps)

    def _around(self, stored: Library | None, differ: Set[str]) -> Library:
        """What stands around the points, read again if any of its files may differ."""
        self.is_same_around = stored is not None and not any(_is_around(file, stored) for file in differ)
        if stored is not None and self.is_same_around:
            return stored
        library, faults = read_around(self.site)
        around = surroundings_of(library)
        found = check_site(around)
        told = Told((*faults, *without_echoes(faults, found.faults)), found.warnings)
        if library.unread or any(fault.level == "fault" for fault in told.faults):
            raise BrokenGround
        after = facts_of(library)
        self.changed |= changed_between(self.store.noted("facts", dict[Fact, bytes]) or {}, after)
        self.store.note("library", library)
        self.store.note("facts", after)
        self.store.note("told around", told)
        self.store.note("references around", references_beside_points(around))
        return library

    def _points(self, ground: Ground, differ: Set[str]) -> None:
        stage("Proving the quotes of points")
        gone: list[PointId] = []
        stale = StalePoints(self.store, Changed(self.changed), self.renamed, differ)
        if self._has_same_points(differ):
            tasks = list(stale.among_same())
        else:
            names, strays = named_files(self.site, FOLDER, ENDING)
            if not all(map(is_text, names)):  # none is a name for a point, and the catalogue has no room for it
                raise BrokenGround
            self.store.note("strays", strays)
            tasks = list(stale.among(names))
            ids = {name.removesuffix(ENDING) for name in names}
            gone = [id_ for (id_,) in self.store.rows("select id from point") if id_ not in ids]
        shared = shared_on(self.store, self.site, ground, self.archives)
        if processes_for(len(tasks), self.jobs) > 1:
            self.archives.make_ready()
            shared.publications.make_ready()
        meanwhile = self.meanwhile(ground.library) if self.meanwhile and self.is_first else None
        worked_out = spread_out(work_out, shared, tasks, self.jobs, [task.name for task in tasks], meanwhile)
        filed = (each for each in worked_out if each is not None)
        if self.is_first:
            file_first_points(self.store, filed)
        else:
            self.changed |= file_points(self.store, filed, gone)
        self.archives.let_go()

    def _has_same_points(self, differ: Set[str]) -> bool:
        """Whether the folder of points holds what it held: of that, some files alone have changed."""
        return not (self.is_first or may_differ(FOLDER, differ)) and all(
            file in self.before and file in self.stamps and not self.site.is_folder(file)
            for file in differ
            if file.startswith(f"{FOLDER}/")
        )


def evidence_of(store: Store, archives: Archives) -> Evidence:
    """What was proved, as the catalogue has it."""
    return Evidence(archived=archives, passages=ProvedPassages(store), spellings=spellings_in(store), proofs={})


def shared_on(store: Store, site: Site, ground: Ground, archived: Mapping[DocumentId, ArchivedText]) -> Shared:
    """What working out points takes, on this ground."""
    around = surroundings_of(ground.library)
    _ = around.names  # asked for here, not by the first of the points: `StalePoints` knows whom other names concern
    known = replace(ground.library, documents=ground.documents)
    return Shared(site, ground, archived, around, Publications(store, known), known)


def files_named(library: Library) -> Set[str]:
    """The files that a site is made from besides those in its folders of content."""
    return {
        SETTINGS_FILE, library.settings.wording, *(document.file for document in library.documents.values()),
    }  # fmt: skip


def mark_stale(store: Store, changed: Changed) -> None:
    """Marks the pages, and forgets the plans, that were made from facts that have changed."""
    if not changed:
        return
    plans = "select kind, id from subject where reads is not null and meets(reads)"
    store.do("update subject set reads = null where kind = ? and id = ?", store.rows_met(plans, changed.meets))
    pages = "select address from page where not is_stale and meets(reads)"
    store.do("update page set is_stale = 1 where address = ?", store.rows_met(pages, changed.meets))


def _is_around(file: str, library: Library) -> bool:
    """Whether a file that differs may be one of those around the points."""
    if file == library.settings.wording:  # which may lie anywhere
        return True
    if file.startswith("content/"):
        return not file.startswith(f"{FOLDER}/")
    if file.startswith("themes/"):
        return False
    return all(document.file != file for document in library.documents.values())
