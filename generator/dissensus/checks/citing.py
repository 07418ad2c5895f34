"""Citations and links in summaries, notes and pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from dissensus.checks.names import unknown_card
from dissensus.citations import Citation, citations, links
from dissensus.faults import Fault
from dissensus.faults.suggestions import did_you_mean, shown
from dissensus.model import Card, Library
from dissensus.pages import addresses
from dissensus.pages.atlas import atlas_of
from dissensus.prose import prose_of
from dissensus.rendering.markdown import is_within_site


def citations_lead_to_cards(library: Library) -> Iterator[Fault]:
    """Every citation leads to a card."""
    for prose in prose_of(library):
        for citation in citations(prose.markdown):
            place = prose.place_of(citation.words, citation.line)
            yield from unknown_card(library, prose.home, _reference(citation), place)


def links_lead_to_pages(library: Library) -> Iterator[Fault]:
    """A link within the site, written from its root, leads to one of its pages, and to a card if it names one.

    Not told where a file that could not be read may define what it leads to.
    """
    written = [(prose, *link) for prose in prose_of(library) for link in links(prose.markdown)]
    if not written:
        return
    known = {address: {card.id for card in cards} for address, cards in _pages(library)}
    unread = tuple(prefix for file in library.unread if (prefix := _defined_in(file)))
    for prose, href, line in written:
        may_be_unread = addresses.from_written(href)[0].startswith(unread)
        if is_within_site(href) and not may_be_unread and (message := _unknown(href, known)):
            help_ = did_you_mean(unquote(href), map(addresses.path_on_host, known))
            remedy = help_ or "Write it from the site's root: about/, points/<point>/, points/<point>/#<card>."
            yield Fault("unknown-page", prose.place_of(unquote(href), line), message, remedy)


def _reference(citation: Citation) -> str:
    return citation.card if citation.point is None else f"{citation.point}#{citation.card}"


def _pages(library: Library) -> Iterator[tuple[str, Iterable[Card]]]:
    for address in (*atlas_of(library).addresses(), addresses.SOURCES, addresses.DOCUMENTS):
        yield address, ()
    for id_, point in library.points.items():
        for name in (id_, *point.previously):
            yield addresses.point(name), point.cards
    yield from ((addresses.source(id_), ()) for id_ in library.sources)
    yield from ((addresses.document(id_), ()) for id_ in library.documents)
    yield from ((addresses.prose(name), ()) for name in library.pages if name != addresses.INDEX)


def _unknown(href: str, known: Mapping[str, set[str]]) -> str | None:
    address, anchor = addresses.from_written(href)
    if address not in known:
        return f"the site has no page {shown(addresses.path_on_host(address))}"
    is_on_any = anchor.lower() in ("", addresses.TOP) or anchor.startswith("_")
    if not is_on_any and unquote(anchor) not in known[address]:
        return f"the page has no card {shown(anchor)}"
    return None


def _defined_in(file: str) -> str | None:
    """Where the pages lie that a file defines, as far as its name tells."""
    folder, _, name = file.removeprefix("content/").rpartition("/")
    stem = name.partition(".")[0]
    pages = {"points": addresses.point(stem), "pages": addresses.prose(stem)}
    lists = {"sources": "sources/", "documents": "documents/"}
    return pages.get(folder) if folder else lists.get(stem)
