"""Pages brought up to date: which there are to be, which must be made anew, and one page made in whatever process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from dissensus.catalogue.facts import ask, packed, reads
from dissensus.catalogue.store import Store, opened, sealed
from dissensus.compiling.ground import RULES
from dissensus.freshness import page_digest
from dissensus.pages import Matter, PlannedPage, Subject, pages_about, subjects, view_of
from dissensus.rendering.templates import Templates, render
from dissensus.writing.desk import Desk, Ready


class Press(Struct, frozen=True):
    """What making pages takes."""

    matter: Matter
    templates: Templates
    asked: Mapping[str, frozenset[str] | None]  # by template: the fields of the view that it can ask for
    surroundings: str  # all that every page depends on besides its view
    desk: Desk


class Due(Struct, frozen=True):
    """A page to be made, and what stands in its place."""

    page: PlannedPage
    digest: str | None  # of all that it was made from, if it stands as it was made
    sha256: str | None


class Made(Struct, frozen=True):
    """What came of making a page."""

    digest: str
    reads: bytes
    ready: Ready | None  # None: what stands is what would be made again


def make(press: Press, due: Due) -> Made:
    """The page, laid ready unless it stands; in whatever process."""
    with reads() as facts:
        ask(RULES)
        view = view_of(due.page, press.matter, press.asked.get(due.page.template))
    digest = page_digest(view, press.surroundings)
    if digest == due.digest:
        return Made(digest, packed(facts), None)
    content = render(press.templates, due.page.template, view)
    return Made(digest, packed(facts), press.desk.lay_ready(due.page.address, content, due.sha256))


def plan_pages(store: Store, matter: Matter) -> None:
    """Plans the pages of every subject whose plan is not known; forgets those of what is no subject any more."""
    planned: set[tuple[str, ...]] = set(store.rows("select kind, id from subject"))
    now = list(subjects(matter))
    gone = set(store.rows("select distinct kind, id from page")) - set(now)
    store.do("delete from subject where kind = ? and id = ?", gone)
    store.do("delete from page where kind = ? and id = ?", gone)
    for subject in now:
        if subject not in planned:
            _plan(store, subject, matter)


def _plan(store: Store, subject: Subject, matter: Matter) -> None:
    with reads() as facts:
        ask(RULES)
        pages = {page.address: page for page in pages_about(subject, matter)}
    query = "select address, plan from page where kind = ? and id = ?"
    standing = {address: opened(plan, PlannedPage) for address, plan in store.rows(query, *subject)}
    store.do("insert or replace into subject values (?, ?, ?)", [(*subject, packed(facts))])
    store.do("delete from page where address = ?", ((address,) for address in standing.keys() - pages.keys()))
    fresh = (page for address, page in pages.items() if standing.get(address) != page)
    store.do(
        "insert or replace into page values (?, ?, ?, ?, ?, '', x'', 1)",
        ((page.address, *subject, page.is_lasting, sealed(page)) for page in fresh),
    )


def stale_pages(store: Store, standing: Mapping[str, str], surroundings: str) -> Iterator[PlannedPage]:
    """The pages that must be made, by address: those marked, and those that do not stand as they were made."""
    all_are = store.noted("surroundings", str) != surroundings
    for address, digest, is_stale in store.rows("select address, digest, is_stale from page order by address"):
        if all_are or is_stale or standing.get(address) != digest:
            (plan,) = store.row("select plan from page where address = ?", address) or (None,)
            yield opened(plan, PlannedPage)


def lasting_pages(store: Store) -> list[str]:
    """The addresses by which pages are cited, in order."""
    return [address for (address,) in store.rows("select address from page where is_lasting order by address")]


def digests_of_pages(store: Store) -> dict[str, str]:
    """The digest of all that each page was made from."""
    return dict(store.rows("select address, digest from page"))


def note_made(store: Store, pages: Sequence[PlannedPage], made: Sequence[Made]) -> None:
    """Writes down what the pages were made from."""
    rows = ((each.digest, each.reads, page.address) for page, each in zip(pages, made, strict=True))
    store.do("update page set digest = ?, reads = ?, is_stale = 0 where address = ?", rows)
