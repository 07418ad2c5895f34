"""The whole of a site in memory, stage by stage: read, proved, checked, derived, laid out and filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import msgspec

from dissensus.checks import check
from dissensus.compiling.site import newest_day, sitemap
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
