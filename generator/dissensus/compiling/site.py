"""A whole site, from the catalogue to the output folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dissensus import dates
from dissensus.addresses import HOME, absolute
from dissensus.catalogue.store import Store
from dissensus.compiling.ground import Texts
from dissensus.compiling.pages import (
    PUBLISHED,
    Due,
    Press,
    make,
    marked_pages,
    note_made,
    plan_pages,
    stale_pages,
    standing_pages,
)
from dissensus.compiling.update import Standing
from dissensus.faults import Fault
from dissensus.model import Document, Library
from dissensus.pages import TEMPLATES, Matter, PlannedPage
from dissensus.parallel import spread
from dissensus.progress import stage
from dissensus.rendering.looks import Looks, looks_of, steps_to_looks
from dissensus.rendering.templates import as_templates, compile_ahead
from dissensus.rendering.theme import Theme, load_theme
from dissensus.settings import Settings
from dissensus.writing import Outcome as Publication
from dissensus.writing import OutputFolder
from dissensus.writing.draining import drained
from dissensus.writing.manifest import Record


class Published(Struct, frozen=True):
    """What was published last: noted for as long as there are the same pages, whether they are stale or not."""

    left: str  # the stamp of what tells how it was left
    base: str | None  # the site's address, by which the sitemap lists pages
    pages: int  # how many there are


class Wanted(Struct, frozen=True):
    """What has to be done for the output folder to hold the site."""

    due: Sequence[PlannedPage]  # the pages to be made
    pages: int  # how many there are
    beside: Mapping[str, bytes] = {}  # other files
    gone: Set[str] = frozenset()  # addresses of files that are the site's no more


def publish(
    store: Store, site: Standing, looks: Looks, edition: date | None, folder: OutputFolder, jobs: int
) -> tuple[Publication, int]:
    """Brings an output folder in line with the catalogue; what that did, and how many pages there are."""
    with folder.desk.kept_ready():
        return _publish(store, site, looks, edition, folder, jobs)


def was_published(store: Store, left: str, settings: Settings) -> bool:
    """Whether the files of which this is noted how they were left are those that the catalogue's pages made last."""
    last: Published | None = store.noted(PUBLISHED, Published)
    return bool(left) and last is not None and (last.left, last.base) == (left, settings.base_url)


def note_published(store: Store, left: str, settings: Settings, pages: int) -> None:
    """Writes down that so many pages were published, and the stamp of what tells how that was left."""
    store.note(PUBLISHED, Published(left, settings.base_url, pages))


def _publish(
    store: Store, site: Standing, looks: Looks, edition: date | None, folder: OutputFolder, jobs: int
) -> tuple[Publication, int]:
    theme = looks.theme
    matter = matter_in(site, looks, edition)
    surroundings = surroundings_in(looks, matter.edition)
    with store.written_whole():
        plan_pages(store, matter)
    stage("Rendering pages")
    with store.held():
        wanted = _wanted(store, folder, surroundings, looks, site.library.settings)
        standing = folder.sha256_of({page.address for page in wanted.due})
        due = [Due(page, standing.get(page.address)) for page in wanted.due]
        templates = as_templates(theme.templates)
        compile_ahead(templates, {each.page.template for each in due}, looks.codes)
        press = Press(matter, templates, looks.asked, folder.desk)
        with drained(len(due)) as draining:
            made = spread(make, press, due, jobs, [each.page.address for each in due], draining)
    with store.written_whole():
        store.forget(PUBLISHED)
        note_made(store, wanted.due, made)
        store.note("surroundings", surroundings)
    stage("Writing")
    rendered: dict[str, bytes | Record] = {each.page.address: one.record for each, one in zip(due, made, strict=True)}
    return folder.publish({**rendered, **wanted.beside}, wanted.gone), wanted.pages


def _wanted(store: Store, folder: OutputFolder, surroundings: str, looks: Looks, settings: Settings) -> Wanted:
    """What has to be done. While the same pages stand in the same surroundings, nobody looks through all of them."""
    last: Published | None = store.noted(PUBLISHED, Published)
    if last and folder.differing is not None and store.noted("surroundings", str) == surroundings:
        marked = marked_pages(store, folder.differing)
        if marked is not None:
            return Wanted(marked, last.pages)
    pages = standing_pages(store)
    due = list(stale_pages(store, pages, folder.standing, surroundings))
    beside = {**looks.theme.assets.files, **sitemap(pages.lasting, settings)}
    return Wanted(due, len(pages.sha256), beside, folder.recorded - pages.sha256.keys() - beside.keys())


class LooksAhead:
    """The looks of a site's theme, made ready by this process while others prove its points: 40 to 140 ms."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._theme: Theme | Fault | None = None

    def steps(self, library: Library) -> Iterator[None]:
        """What that takes. Where it fails it is left, and fails when it is asked for."""
        with suppress(Exception):
            self._theme = load_theme(library.settings.theme, self._root)
            yield
            if isinstance(self._theme, Theme):
                yield from steps_to_looks(self._theme, TEMPLATES)

    def theme(self, name: str) -> Theme | Fault:
        """The theme called so, of which alone steps were taken."""
        return load_theme(name, self._root) if self._theme is None else self._theme


def looks_in(store: Store, site: Standing, ahead: LooksAhead) -> Looks | Fault:
    """The site's theme with all that is worked out of it; as it is kept, if it is the same."""
    kept: Looks | None = store.noted("looks", Looks)
    if kept is not None:
        return kept
    theme = ahead.theme(site.library.settings.theme)
    if isinstance(theme, Fault):
        return theme
    looks = looks_of(theme, TEMPLATES)
    store.note("looks", looks)
    return looks


def surroundings_in(looks: Looks, edition: date | None) -> str:
    """All that every page depends on besides its view."""
    return f"{looks.theme.digest} {sorted(looks.theme.pages)} {looks.maker} {edition}"


def matter_in(site: Standing, looks: Looks, edition: date | None) -> Matter:
    """What all pages are filled from, as the catalogue has it."""
    return Matter(
        library=replace(site.ground.library, points=site.shelves.written, texts=Texts(site.evidence.archived)),
        tables=site.shelves,
        evidence=site.evidence,
        in_full=site.ground.sources,
        kinds=looks.theme.pages,
        assets=looks.theme.assets.addresses,
        style=looks.style,
        edition=edition or newest_day(site.library.documents.values()),
    )


def newest_day(documents: Iterable[Document]) -> date | None:
    """The last day on which a document can have been published: the clock of a site that must not depend on ours."""
    spans = [dates.parse(document.published) for document in documents]
    return max((day for span in spans if (day := span.last or span.first)), default=None)


def sitemap(pages: Iterable[str], settings: Settings) -> Mapping[str, bytes]:
    """The files that list the pages at these addresses, where the site knows its own."""
    from dissensus.exports.sitemap import sitemaps

    base = settings.base_url
    return sitemaps([absolute(base, page) for page in pages], absolute(base, HOME)) if base else {}
