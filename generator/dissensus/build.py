"""The whole recipe: from the files of a site to the pages in its output folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import msgspec
from msgspec.structs import replace

from dissensus.catalogue.opening import Opened, catalogue_apart, catalogue_of, not_remembered
from dissensus.catalogue.sights import note_left, sights_in
from dissensus.catalogue.stamps import Stamps
from dissensus.catalogue.store import Damaged
from dissensus.catalogue.unchanged import LastBuild, catalogue_path
from dissensus.checks import check
from dissensus.compiling.site import LooksAhead, looks_in, newest_day, publish, sitemap
from dissensus.compiling.update import BrokenGround, bring_up_to_date, files_named
from dissensus.deriving.coverage import Coverage
from dissensus.evidence import Evidence, prove
from dissensus.faults import Fault, Where, in_order, without_echoes
from dissensus.model import DocumentId, Library
from dissensus.pages import Matter, PlannedPage, list_pages, view_of
from dissensus.parallel import spread
from dissensus.progress import stage
from dissensus.reading import Site, read
from dissensus.rendering.templates import Templates, UnusableTemplate, as_templates, render
from dissensus.rendering.theme import Theme, load_theme
from dissensus.writing import Outcome as Publication
from dissensus.writing import OutputFolder
from dissensus.writing.disk import read_if_there
from dissensus.writing.manifest import recall
from dissensus.writing.trouble import DiskTrouble


class Checked(msgspec.Struct, frozen=True):
    """A site that was read and checked. Where there are faults, only they are to be used."""

    library: Library
    evidence: Evidence
    theme: Theme | Fault
    faults: tuple[Fault, ...]


class Plan(msgspec.Struct, frozen=True):
    """The pages of a site, none of them filled yet."""

    matter: Matter
    pages: tuple[PlannedPage, ...] = ()


class Outcome(msgspec.Struct, frozen=True):
    """What came of a build: its faults, and what was published if they did not stop it."""

    faults: tuple[Fault, ...]
    publication: Publication | None = None
    pages: int = 0
    notes: tuple[str, ...] = ()
    left: str = ""  # the stamp of what the site remembers of how all was left, if it does


def build(
    root: Path,
    output: Path,
    *,
    jobs: int = 1,
    strict: bool = False,
    edition: date | None = None,
    stamps: Stamps | None = None,
) -> Outcome:
    """Brings the output folder up to date with the site at `root`, unless faults stop it.

    `edition` is the day that citations name; None means the newest document's. `stamps` are those of the site's files,
    where somebody has looked at them a moment ago. Raises Unreadable and Trouble where
    the machine stands in the way.
    """
    try:
        with catalogue_of(root) as opened:
            return _build(opened, root, output, jobs=jobs, strict=strict, edition=edition, stamps=stamps)
    except Damaged:
        return _build_anew(root, output, jobs=jobs, strict=strict, edition=edition)
    except DiskTrouble as trouble:
        return _build_apart(trouble, root, output, jobs=jobs, strict=strict, edition=edition)


def _build_anew(root: Path, output: Path, *, jobs: int, strict: bool, edition: date | None) -> Outcome:
    """The same with a new catalogue, in place of one that was damaged."""
    try:
        with catalogue_of(root, anew=True) as opened:
            outcome = _build(opened, root, output, jobs=jobs, strict=strict, edition=edition)
            return replace(outcome, notes=(f"{opened.store.path} was damaged; it was made anew.", *outcome.notes))
    except Damaged as error:  # what was only just written
        trouble = DiskTrouble(catalogue_path(root), str(error))
        return _build_apart(trouble, root, output, jobs=jobs, strict=strict, edition=edition)
    except DiskTrouble as trouble:
        return _build_apart(trouble, root, output, jobs=jobs, strict=strict, edition=edition)


def _build_apart(
    trouble: DiskTrouble, root: Path, output: Path, *, jobs: int, strict: bool, edition: date | None
) -> Outcome:
    """The same with a catalogue elsewhere, if the trouble is with the site's own: its disk is full, say."""
    if trouble.path != catalogue_path(root):
        raise trouble
    try:
        with catalogue_apart(trouble) as opened:
            return _build(opened, root, output, jobs=jobs, strict=strict, edition=edition)
    except Damaged as error:
        raise DiskTrouble(trouble.path, str(error)) from error


def _build(
    opened: Opened,
    root: Path,
    output: Path,
    *,
    jobs: int,
    strict: bool,
    edition: date | None,
    stamps: Stamps | None = None,
) -> Outcome:
    store = opened.store
    try:
        ahead = LooksAhead(root)
        site = bring_up_to_date(store, root, jobs, stamps, ahead.steps)
    except BrokenGround:
        return Outcome(_faults_in_view_of_all(root, jobs))
    looks = looks_in(store, site, ahead)
    if isinstance(looks, Fault) or any(fault.level == "fault" for fault in site.faults):
        return Outcome(_faults_in_view_of_all(root, jobs))
    if stop(site.faults, strict):
        return Outcome(site.faults)
    with OutputFolder.open(output, root, seen=sights_in(store.path.parent, output)) as folder:
        try:
            publication, pages = publish(store, site, looks, edition, folder, jobs)
        except UnusableTemplate as unusable:
            return Outcome((*site.faults, fault_of(unusable, looks.theme)))
    left, notes = "", (*opened.notes, *folder.notes)
    if store.path == catalogue_path(root):
        built = LastBuild(
            str(output.resolve()), edition, site.faults, pages, len(publication.written) + publication.unchanged
        )
        try:
            store.note("built", built)
            left = note_left(store.path.parent, built, files_named(site.library), site.stamps, publication.sights)
        except DiskTrouble as trouble:  # what was published stands
            notes = (*notes, not_remembered(trouble))
    return Outcome(site.faults, publication, pages, notes, left)


def _faults_in_view_of_all(root: Path, jobs: int) -> tuple[Fault, ...]:
    """The faults of a site in which the catalogue has met one: what stands on that is looked at with the whole in view.

    Raises Damaged where the whole has none.
    """
    faults = check_site(root, jobs).faults
    if not stop(faults, strict=False):
        raise Damaged("it tells of a fault that there is not")
    return faults


def unlike_a_clean_build(root: Path, output: Path, jobs: int, edition: date | None) -> list[str]:
    """The addresses at which an output folder holds something else than a build that remembers nothing would make.

    What others have put there is theirs; what is recorded as ours, and would not be made, is one too many.
    """
    checked, plan = lay_out(root, jobs, edition)
    assert plan is not None and isinstance(checked.theme, Theme), "what was built has no fault"
    clean = fill(plan, checked.theme, jobs)
    others = {address for address, content in clean.items() if read_if_there(output / address) != content}
    return sorted(others | (recall(output).records.keys() - clean.keys()))


def check_site(root: Path, jobs: int = 1) -> Checked:
    """Everything that is wrong with the site at `root`, in one go."""
    stage("Reading the site")
    library, faults = read(Site(root), jobs)
    stage("Proving the quotes of points")
    evidence, unproved = prove(library)
    stage("Checking")
    theme = load_theme(library.settings.theme, root)
    unusable = [theme] if isinstance(theme, Fault) else []
    later = without_echoes(faults, [*check(library), *unproved, *unusable])
    return Checked(library, evidence, theme, tuple(in_order((*faults, *later))))


def find_faults(root: Path, jobs: int = 1) -> tuple[Fault, ...]:
    """Everything that would be told of the site at `root` if it were built, found by building it without writing."""
    return examine(root, jobs).faults


def examine(root: Path, jobs: int = 1) -> Checked:
    """The site at `root`, checked, with what only its pages show: templates that fail, links that lead nowhere."""
    checked, plan = lay_out(root, jobs)
    if plan is None or isinstance(checked.theme, Fault):
        return checked
    try:
        files = fill(plan, checked.theme, jobs)
    except UnusableTemplate as unusable:
        return msgspec.structs.replace(checked, faults=(*checked.faults, fault_of(unusable, checked.theme)))
    from dissensus.linking import Built, Makings, dead_links

    stage("Checking the links of pages")
    makings = Makings(checked.library, checked.theme, {page.address: page.template for page in plan.pages})
    return msgspec.structs.replace(checked, faults=(*checked.faults, *dead_links(Built(files, makings), jobs)))


def lay_out(root: Path, jobs: int = 1, edition: date | None = None) -> tuple[Checked, Plan | None]:
    """The site at `root`, checked, and its pages, none of them filled yet; None where faults stop it."""
    checked = check_site(root, jobs)
    if stop(checked.faults, strict=False) or isinstance(checked.theme, Fault):
        return checked, None
    matter = matter_of(checked.library, checked.evidence, checked.theme, edition)
    return checked, Plan(matter, list_pages(matter))


def find_coverage(root: Path, jobs: int = 1) -> tuple[Checked, Mapping[DocumentId, Coverage]]:
    """The site at `root`, checked, and what of its documents is dealt with; nothing where faults stop it."""
    from dissensus.deriving import derive

    checked = check_site(root, jobs)
    if stop(checked.faults, strict=False):
        return checked, {}
    return checked, derive(checked.library, checked.evidence).coverage


def find_addresses(root: Path) -> tuple[tuple[Fault, ...], Mapping[str, tuple[Where, ...]]]:
    """The faults met in reading the site at `root`, and the outside addresses in it with their places."""
    from dissensus.abroad.addresses import outside_addresses

    library, faults = read(Site(root), 1)
    return tuple(faults), outside_addresses(library)


def stop(faults: Iterable[Fault], strict: bool) -> bool:
    """Whether faults keep a site from being built: any fault does, and in a strict build any warning."""
    return any(strict or fault.level == "fault" for fault in faults)


def matter_of(library: Library, evidence: Evidence, theme: Theme, edition: date | None) -> Matter:
    """What all pages are filled from."""
    from dissensus.deriving import derive
    from dissensus.rendering.assets import standing_alone

    stage("Deriving tables")
    return Matter(
        library=library,
        tables=derive(library, evidence),
        evidence=evidence,
        in_full=library.sources,
        kinds=theme.pages,
        assets=theme.assets.addresses,
        style=standing_alone(theme.style),
        edition=edition or newest_day(library.documents.values()),
    )


def fill(plan: Plan, theme: Theme, jobs: int) -> dict[str, bytes]:
    """The bytes of every file of a site."""
    stage("Rendering pages")
    filling = Filling(plan.matter, as_templates(theme.templates))
    contents = spread(fill_in, filling, plan.pages, jobs, [page.address for page in plan.pages])
    pages = {page.address: content for page, content in zip(plan.pages, contents, strict=True)}
    lasting = (page.address for page in plan.pages if page.is_lasting)
    return {**pages, **theme.assets.files, **sitemap(lasting, plan.matter.library.settings)}


class Filling(msgspec.Struct, frozen=True):
    """What pages are filled from."""

    matter: Matter
    templates: Templates


def fill_in(filling: Filling, page: PlannedPage) -> bytes:
    """The bytes of a page; in whatever process."""
    return render(filling.templates, page.template, view_of(page, filling.matter))


def fault_of(unusable: UnusableTemplate, theme: Theme) -> Fault:
    """A template that cannot be filled, as a fault of the theme."""
    origin = theme.origins.get(unusable.template, f"themes/…/templates/{unusable.template}")
    return Fault("unusable-template", Where(origin, mark=(unusable.line, 1)), unusable.message)
