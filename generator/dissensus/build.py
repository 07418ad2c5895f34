"""The whole recipe: from the files of a site to the pages in its output folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec

from dissensus import __version__, dates
from dissensus.abroad.addresses import outside_addresses
from dissensus.checks import check
from dissensus.deriving import Tables, derive
from dissensus.deriving.coverage import Coverage
from dissensus.evidence import Evidence, prove
from dissensus.faults import Fault, Where, in_order, without_echoes
from dissensus.freshness import is_fresh, page_digest
from dissensus.linking import Built, Makings, dead_links
from dissensus.model import DocumentId, Library
from dissensus.pages import Matter, PlannedPage, list_pages
from dissensus.pages.views import View
from dissensus.parallel import spread
from dissensus.progress import stage
from dissensus.reading import Site, read
from dissensus.rendering.assets import standing_alone
from dissensus.rendering.templates import Templates, UnusableTemplate, as_templates, render
from dissensus.rendering.theme import Theme, load_theme
from dissensus.writing import Outcome as Publication
from dissensus.writing import OutputFolder


class Checked(msgspec.Struct, frozen=True):
    """A site that was read and checked. Where there are faults, only they are to be used."""

    library: Library
    evidence: Evidence
    theme: Theme | Fault
    faults: tuple[Fault, ...]


class Outcome(msgspec.Struct, frozen=True):
    """What came of a build: its faults, and what was published if they did not stop it."""

    faults: tuple[Fault, ...]
    publication: Publication | None = None
    pages: int = 0
    notes: tuple[str, ...] = ()


def build(root: Path, output: Path, *, jobs: int = 1, strict: bool = False, edition: date | None = None) -> Outcome:
    """Brings the output folder up to date with the site at `root`, unless faults stop it.

    `edition` is the day that citations name; None means the newest document's. Raises Unreadable and Trouble where
    the machine stands in the way.
    """
    checked = check_site(root, jobs)
    if stop(checked.faults, strict) or isinstance(checked.theme, Fault):
        return Outcome(checked.faults)
    pages = list_pages(matter_of(checked.library, checked.evidence, checked.theme, edition))
    with OutputFolder.open(output, root) as folder:
        try:
            rendered, digests = fill(pages, checked.theme, folder.standing, jobs)
        except UnusableTemplate as unusable:
            return Outcome((*checked.faults, fault_of(unusable, checked.theme)))
        stage("Writing")
        return Outcome(checked.faults, folder.publish(rendered, digests), len(pages), folder.notes)


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
    checked, pages = lay_out(root, jobs)
    if not pages or isinstance(checked.theme, Fault):
        return checked
    try:
        files, _ = fill(pages, checked.theme, {}, jobs)
    except UnusableTemplate as unusable:
        return msgspec.structs.replace(checked, faults=(*checked.faults, fault_of(unusable, checked.theme)))
    stage("Checking the links of pages")
    makings = Makings(checked.library, checked.theme, {page.address: page.template for page in pages})
    return msgspec.structs.replace(checked, faults=(*checked.faults, *dead_links(Built(files, makings), jobs)))


def lay_out(root: Path, jobs: int = 1, edition: date | None = None) -> tuple[Checked, tuple[PlannedPage, ...]]:
    """The site at `root`, checked, and its pages, none of them filled yet; no page where faults stop it."""
    checked = check_site(root, jobs)
    if stop(checked.faults, strict=False) or isinstance(checked.theme, Fault):
        return checked, ()
    return checked, list_pages(matter_of(checked.library, checked.evidence, checked.theme, edition))


def makings(page: PlannedPage, theme_digest: str) -> tuple[View, str]:
    """What the page is to show, and the digest of all that its bytes are a function of."""
    view = page.view()
    return view, page_digest(view, f"{__version__} {theme_digest}")


def fill_one(page: PlannedPage, view: View, theme: Theme) -> bytes | Fault:
    """The bytes of one page, or the fault of the theme that has none."""
    try:
        return render(as_templates(theme.templates), page.template, view)
    except UnusableTemplate as unusable:
        return fault_of(unusable, theme)


def find_coverage(root: Path, jobs: int = 1) -> tuple[Checked, Mapping[DocumentId, Coverage]]:
    """The site at `root`, checked, and what of its documents is dealt with; nothing where faults stop it."""
    checked = check_site(root, jobs)
    if stop(checked.faults, strict=False):
        return checked, {}
    return checked, derive(checked.library, checked.evidence).coverage


def find_addresses(root: Path) -> tuple[tuple[Fault, ...], Mapping[str, tuple[Where, ...]]]:
    """The faults met in reading the site at `root`, and the outside addresses in it with their places."""
    library, faults = read(Site(root), 1)
    return tuple(faults), outside_addresses(library)


def stop(faults: Iterable[Fault], strict: bool) -> bool:
    """Whether faults keep a site from being built: any fault does, and in a strict build any warning."""
    return any(strict or fault.level == "fault" for fault in faults)


def matter_of(library: Library, evidence: Evidence, theme: Theme, edition: date | None) -> Matter:
    """What all pages are filled from."""
    stage("Deriving tables")
    tables = derive(library, evidence)
    return Matter(
        library=library,
        tables=tables,
        evidence=evidence,
        assets=theme.assets.addresses,
        style=standing_alone(theme.style),
        edition=edition or newest_day(library, tables),
    )


def newest_day(library: Library, tables: Tables) -> date | None:
    """The last day on which a document can have been published: the clock of a site that must not depend on ours."""
    spans = [dates.parse(library.documents[id_].published) for id_ in tables.documents]
    return max((day for span in spans if (day := span.last or span.first)), default=None)


def fill(
    pages: Sequence[PlannedPage], theme: Theme, standing: Mapping[str, str], jobs: int
) -> tuple[dict[str, bytes], dict[str, str]]:
    """The bytes of every file that does not stand as it should, and the digest of each file's makings."""
    making = Making(pages, as_templates(theme.templates), theme.digest, standing)
    stage("Rendering pages")
    made = spread(make, making, range(len(pages)), jobs, [page.address for page in pages])
    digests = {page.address: digest for page, (digest, _) in zip(pages, made, strict=True)}
    rendered = {page.address: content for page, (_, content) in zip(pages, made, strict=True) if content is not None}
    for address, content in theme.assets.files.items():
        digests[address] = hashlib.sha256(content).hexdigest()
        rendered[address] = content
    return rendered, digests


class Making(msgspec.Struct, frozen=True):
    """What pages are made from, and what stands already."""

    pages: Sequence[PlannedPage]
    templates: Templates
    theme_digest: str
    standing: Mapping[str, str]


def make(making: Making, number: int) -> tuple[str, bytes | None]:
    """The digest of a page's makings, and its bytes unless it stands as it should; in whatever process."""
    page = making.pages[number]
    view, digest = makings(page, making.theme_digest)
    if is_fresh(page.address, digest, making.standing):
        return digest, None
    return digest, render(making.templates, page.template, view)


def fault_of(unusable: UnusableTemplate, theme: Theme) -> Fault:
    """A template that cannot be filled, as a fault of the theme."""
    origin = theme.origins.get(unusable.template, f"themes/…/templates/{unusable.template}")
    return Fault("unusable-template", Where(origin, mark=(unusable.line, 1)), unusable.message)
