"""Pages brought up to date: which there are to be, which must be made anew, and one page made in whatever process."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice

from msgspec import Struct

from dissensus.catalogue.facts import ask, reads
from dissensus.catalogue.packing import packed
from dissensus.catalogue.sealing import opened, sealed
from dissensus.catalogue.store import Store
from dissensus.compiling.ground import RULES
from dissensus.pages import Matter, PlannedPage, Subject, pages_about, subjects, view_of
from dissensus.rendering.templates import Templates, render
from dissensus.writing.desk import Desk
from dissensus.writing.manifest import Record


class Press(Struct, frozen=True):
    """What making pages takes."""

    matter: Matter
    templates: Templates
    asked: Mapping[str, frozenset[str] | None]  # by template: what it can ask for, see `rendering.asked`
    desk: Desk


class Due(Struct, frozen=True):
    """A page to be made, and the SHA-256 of what stands in its place, as far as it is known."""

    page: PlannedPage
    standing: str | None


class Made(Struct, frozen=True):
    """What came of making a page."""

    reads: bytes
    record: Record


def make(press: Press, due: Due) -> Made:
    """The page, laid ready unless it stands with the same bytes; in whatever process."""
    with reads() as facts:
        ask(RULES)
        view = view_of(due.page, press.matter, press.asked.get(due.page.template))
    content = render(press.templates, due.page.template, view)
    return Made(packed(facts), press.desk.lay_ready(due.page.address, content, due.standing))


def plan_pages(store: Store, matter: Matter) -> None:
    """Plans the pages of every subject whose plan is not known; forgets those of what is no subject any more.

    Which subjects there are is itself a plan: while the facts that it was made from stand, nobody lists them.
    """
    listed = (_SUBJECTS, " ".join(sorted(matter.kinds)))
    if store.row("select 1 from subject where kind = ? and id = ? and reads is not null", *listed) is None:
        _list_subjects(store, listed, matter)
    unplanned = (Subject(kind, id_) for kind, id_ in store.rows("select kind, id from subject where reads is null"))
    has_pages = store.row("select 1 from page") is not None
    while share := list(islice(unplanned, _SHARE)):
        _plan_share(store, share, matter, has_pages=has_pages)


PUBLISHED = "published"  # a note that goes as soon as any page is new, gone or planned otherwise
_SHARE = 256  # subjects planned at a time: a command for each of them took as long as its plan
_SUBJECTS = "subjects"  # the kind of the plan of all subjects; its id tells which kinds of pages the theme makes


def _list_subjects(store: Store, listed: tuple[str, str], matter: Matter) -> None:
    """Enters the subjects that are new, not planned yet, and takes away those that are none any more."""
    with reads() as facts:
        now = set(subjects(matter))
    standing = set(store.rows("select kind, id from subject"))
    gone = standing - now
    if gone:
        store.forget(PUBLISHED)
    store.do("delete from subject where kind = ? and id = ?", gone)
    store.do("delete from page where kind = ? and id = ?", gone)
    store.do("insert into subject values (?, ?, null)", now - standing)
    store.do("insert into subject values (?, ?, ?)", [(*listed, packed(facts))])


def _plan_share(store: Store, share: Sequence[Subject], matter: Matter, *, has_pages: bool) -> None:
    plans = {subject: _plan(subject, matter) for subject in share}
    standing = _standing(store, plans) if has_pages else {}
    planned = [page for _, pages in plans.values() for page in pages]
    gone = standing.keys() - {page.address for page in planned}
    new = [page for page in planned if standing.get(page.address) != page]
    if gone or new:
        store.forget(PUBLISHED)
    store.do("insert or replace into subject values (?, ?, ?)", ((*each, facts) for each, (facts, _) in plans.items()))
    store.do("delete from page where address = ?", ((address,) for address in gone))
    store.do(
        "insert or replace into page values (?, ?, ?, ?, ?, '', x'', 1)",
        ((page.address, *page.subject, page.is_lasting, sealed(page)) for page in new),
    )


def _plan(subject: Subject, matter: Matter) -> tuple[bytes, tuple[PlannedPage, ...]]:
    """The pages of a subject, and what was asked for to know them."""
    with reads() as facts:
        ask(RULES)
        pages = pages_about(subject, matter)
    return packed(facts), pages


def _standing(store: Store, planned: Iterable[Subject]) -> dict[str, PlannedPage]:
    """The pages of some subjects as they were planned before."""
    query = "select address, plan from page where kind = ? and id = ?"
    rows = (row for subject in planned for row in store.rows(query, *subject))
    return {address: opened(plan, PlannedPage) for address, plan in rows}


class Standing(Struct, frozen=True):
    """The pages as the catalogue has them, by address."""

    sha256: dict[str, str]  # of the bytes with which each was made
    stale: tuple[str, ...]  # marked to be made anew
    lasting: tuple[str, ...]  # by which pages are cited


def marked_pages(store: Store, differing: Set[str]) -> list[PlannedPage] | None:
    """The pages marked to be made anew, and those at `differing` addresses; None if another file has one of these.

    So few are found, where all others are known to stand as they were made.
    """
    query = "select address, plan from page where is_stale"
    among = "select address, plan from json_each(?) as other cross join page on address = other.value"
    others = dict(store.rows(among, json.dumps(list(differing)))) if differing else {}
    if others.keys() != differing:
        return None
    return [opened(plan, PlannedPage) for _, plan in sorted({**others, **dict(store.rows(query))}.items())]


def standing_pages(store: Store) -> Standing:
    """All pages, looked through once."""
    rows = store.rows("select address, sha256, is_stale, is_lasting from page order by address")
    return Standing(
        sha256={address: sha256 for address, sha256, _, _ in rows},
        stale=tuple([address for address, _, is_stale, _ in rows if is_stale]),
        lasting=tuple([address for address, _, _, is_lasting in rows if is_lasting]),
    )


def stale_pages(store: Store, pages: Standing, standing: Mapping[str, str], surroundings: str) -> Iterator[PlannedPage]:
    """The pages that must be made, by address: those marked, and those that do not stand as they were made."""
    if store.noted("surroundings", str) != surroundings:
        due = list(pages.sha256)
    else:
        differ = [address for address, sha256 in pages.sha256.items() if standing.get(address) != sha256]
        due = [*{*pages.stale, *differ}]
    query = "select plan from json_each(?) as due cross join page on address = due.value order by address"
    return (opened(plan, PlannedPage) for (plan,) in (store.rows(query, json.dumps(due)) if due else ()))


def note_made(store: Store, pages: Sequence[PlannedPage], made: Sequence[Made]) -> None:
    """Writes down with which bytes the pages were made, and from what."""
    rows = ((each.record.sha256, each.reads, page.address) for page, each in zip(pages, made, strict=True))
    store.do("update page set sha256 = ?, reads = ?, is_stale = 0 where address = ?", rows)
