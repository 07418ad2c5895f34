"""Filling: from a planned page to its view."""

from __future__ import annotations

from collections.abc import Callable

from dissensus import addresses
from dissensus.pages import alike, views
from dissensus.pages.documents import document_page, documents_page
from dissensus.pages.frame import root_of
from dissensus.pages.home import further_page, home_page, outlets_page, topic_page
from dissensus.pages.planning import Kind, PlannedPage
from dissensus.pages.point import point_page
from dissensus.pages.prose import not_found_page, prose_page
from dissensus.pages.sheet import Matter, Sheet
from dissensus.pages.source_list import sources_page
from dissensus.pages.sources import source_page


def view_of(page: PlannedPage, matter: Matter, asked: frozenset[str] | None = None) -> views.View:
    """What the page shows, filled as far as its template can ask for it; None: wholly."""
    library, root = matter.library, root_of(matter.library) if page.subject.kind == "not-found" else None
    sheet = Sheet(
        here=page.address,
        matter=matter,
        library=library,
        tables=matter.tables,
        sources=alike.sources(page.address, root, library.sources),
        documents=alike.documents(page.address, root, library.documents),
        asks=_anything if asked is None else asked.__contains__,
        root=root,
        canonical=addresses.point(page.subject.id) if page.former else None,
    )
    return _VIEWS[page.subject.kind](sheet, page)


def _anything(_: str) -> bool:
    return True


def _home(sheet: Sheet, page: PlannedPage) -> views.View:
    return home_page(sheet) if page.number == 1 else further_page(sheet, page.number)


def _outlets(sheet: Sheet, page: PlannedPage) -> views.View:
    return outlets_page(sheet, page.number)


def _topic(sheet: Sheet, page: PlannedPage) -> views.View:
    return topic_page(sheet, page.subject.id, page.number)


def _point(sheet: Sheet, page: PlannedPage) -> views.View:
    return point_page(sheet, page.subject.id)


def _source(sheet: Sheet, page: PlannedPage) -> views.View:
    return source_page(sheet, page.subject.id, page.number)


def _document(sheet: Sheet, page: PlannedPage) -> views.View:
    return document_page(sheet, page.subject.id, page.number)


def _prose(sheet: Sheet, page: PlannedPage) -> views.View:
    return prose_page(sheet, page.subject.id)


def _sources(sheet: Sheet, page: PlannedPage) -> views.View:
    return sources_page(sheet, page.number)


def _documents(sheet: Sheet, page: PlannedPage) -> views.View:
    return documents_page(sheet, page.number)


def _not_found(sheet: Sheet, _: PlannedPage) -> views.View:
    return not_found_page(sheet)


_VIEWS: dict[Kind, Callable[[Sheet, PlannedPage], views.View]] = {
    "home": _home,
    "outlets": _outlets,
    "topic": _topic,
    "point": _point,
    "source": _source,
    "document": _document,
    "prose": _prose,
    "sources": _sources,
    "documents": _documents,
    "not-found": _not_found,
}
