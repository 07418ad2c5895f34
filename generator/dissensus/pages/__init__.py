"""Which pages there are, and what each shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from dissensus.pages import addresses, views
from dissensus.pages.atlas import atlas_of
from dissensus.pages.documents import document_page, documents_page
from dissensus.pages.frame import root_of
from dissensus.pages.home import further_page, home_page, outlets_page, topic_page
from dissensus.pages.point import point_page
from dissensus.pages.prose import not_found_page, prose_page
from dissensus.pages.sheet import Matter, Sheet
from dissensus.pages.sources import source_page, sources_page

__all__ = ["Matter", "PlannedPage", "list_pages"]


class PlannedPage(Struct, frozen=True):
    """A page that the site has: where it lies, which template makes it, and how its view is filled."""

    address: str
    template: str
    view: Callable[[], views.View]


def list_pages(matter: Matter) -> tuple[PlannedPage, ...]:
    """Every page of the site, in the order of their addresses."""
    return tuple(sorted(_pages(matter), key=lambda page: page.address))


def _pages(matter: Matter) -> Iterator[PlannedPage]:
    def sheet(address: str) -> Sheet:
        return Sheet(address, matter)

    library = matter.library
    yield from _maps(matter)
    yield PlannedPage(addresses.SOURCES, "sources.html", partial(sources_page, sheet(addresses.SOURCES)))
    yield PlannedPage(addresses.DOCUMENTS, "documents.html", partial(documents_page, sheet(addresses.DOCUMENTS)))
    for id_ in library.points:
        there = addresses.point(id_)
        yield PlannedPage(there, "point.html", partial(point_page, sheet(there), id_))
        for retired in library.points[id_].previously:
            # The whole page again: so every anchor of the old address goes on leading to its card, without a script.
            once = addresses.point(retired)
            yield PlannedPage(once, "point.html", partial(point_page, Sheet(once, matter, canonical=there), id_))
    for id_ in library.sources:
        there = addresses.source(id_)
        yield PlannedPage(there, "source.html", partial(source_page, sheet(there), id_))
    for id_ in library.documents:
        there = addresses.document(id_)
        yield PlannedPage(there, "document.html", partial(document_page, sheet(there), id_))
    for name in library.pages:
        if name != addresses.INDEX:
            there = addresses.prose(name)
            yield PlannedPage(there, "prose.html", partial(prose_page, sheet(there), name))
    anywhere = Sheet(addresses.NOT_FOUND, matter, root_of(library))
    yield PlannedPage(addresses.NOT_FOUND, "not-found.html", partial(not_found_page, anywhere))


def _maps(matter: Matter) -> Iterator[PlannedPage]:
    atlas = atlas_of(matter.library)
    for number, there in atlas.by_party.numbered():
        sheet = Sheet(there, matter)
        if number == 1:
            yield PlannedPage(there, "home.html", partial(home_page, sheet, atlas))
        else:
            yield PlannedPage(there, "map.html", partial(further_page, sheet, atlas, number))
    if atlas.by_outlet:
        for number, there in atlas.by_outlet.numbered():
            fill = partial(outlets_page, Sheet(there, matter), atlas, atlas.by_outlet, number)
            yield PlannedPage(there, "map.html", fill)
    for topic, points in atlas.by_topic.items():
        for number, there in points.numbered():
            yield PlannedPage(there, "map.html", partial(topic_page, Sheet(there, matter), atlas, topic, number))
