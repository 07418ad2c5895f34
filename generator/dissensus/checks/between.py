"""Rules between points: what leads from one to another, to a page of the site, or under an id of another time.

They look at references alone, never at a point.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias
from urllib.parse import unquote

from msgspec import Struct

from dissensus import addresses
from dissensus.checks.names import no_card, unknown_card
from dissensus.checks.references import Reference, Retired, ToCard, ToPage
from dissensus.checks.surroundings import Surroundings
from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import did_you_mean, shown
from dissensus.model import CardId, Id, PointId, point_file


class Destinations(Struct, frozen=True, kw_only=True):
    """What references may lead to."""

    cards: Mapping[PointId, Collection[CardId]]  # of every point
    pages: Collection[str]  # addresses of the first pages of what is no point; none are needed where no `ToPage` is
    unread: frozenset[str]  # files too broken to be known: what they define is not missed


def between(references: Iterable[Reference], to: Destinations) -> list[Fault]:
    """Every fault between the points of a site, given all of its references."""
    given = tuple(references)
    return [fault for rule in BETWEEN for fault in rule(given, to)]


def retired_ids_are_free(references: Sequence[Reference], to: Destinations) -> Iterator[Fault]:
    """An id that a point had before is that of no other point, now or before."""
    first: dict[PointId, Where] = {}
    for retired in _retired_ids(references):
        taken = point_file(retired.id) if retired.id in to.cards else retired.where
        earlier = first.setdefault(retired.id, taken)
        if earlier != retired.where:
            yield Fault(
                code="retired-id-taken",
                where=retired.where,
                message=f'"{retired.id}" is the id of a point, or already a retired one',
                help="A retired id leads to one point for ever.",
                related=(("it stands here", earlier),),
            )


def references_lead_to_cards(references: Sequence[Reference], to: Destinations) -> Iterator[Fault]:
    """Every relation to a card of another point, and every citation of one, leads to a card."""
    for each in references:
        if isinstance(each, ToCard) and point_file(each.point).file not in to.unread:
            written = f"{each.point}#{each.card}"
            if each.point in to.cards:
                yield from unknown_card(written, to.cards[each.point], each.where, _at_home(each, to))
            else:
                guess = did_you_mean(each.point, to.cards)
                yield no_card(written, each.where, f"There is no point {shown(each.point)}. {guess or ''}".rstrip())


def links_lead_to_pages(references: Sequence[Reference], to: Destinations) -> Iterator[Fault]:
    """A link within the site, written from its root, leads to one of its pages, and to a card if it names one.

    Not told where a file that could not be read may define what it leads to; nor of a further page of a map, a list, a
    source or a document: how many there are is known when all is proved, and `linking` tells of the pages then built.
    """
    links = [each for each in references if isinstance(each, ToPage)]
    if not links:
        return
    known = _cards_by_page(references, to)
    unread = tuple(prefix for file in to.unread if (prefix := _defined_in(file)))
    for link in links:
        may_be_unread = addresses.from_written(link.href)[0].startswith(unread)
        if not may_be_unread and (message := _unknown(link.href, known)):
            help_ = did_you_mean(unquote(link.href), map(addresses.path_on_host, known))
            remedy = help_ or "Write it from the site's root: about/, points/<point>/, points/<point>/#<card>."
            yield Fault("unknown-page", link.where, message, remedy)


Rule: TypeAlias = Callable[[Sequence[Reference], Destinations], Iterator[Fault]]

BETWEEN: Final[tuple[Rule, ...]] = (retired_ids_are_free, references_lead_to_cards, links_lead_to_pages)


def pages_beside_points(around: Surroundings, topics: Iterable[Id]) -> Iterator[str]:
    """The address of every page that is no point's, of several pages the first, given the topics of points."""
    yield from (addresses.HOME, addresses.SOURCES, addresses.DOCUMENTS)
    if around.documents:
        yield addresses.outlet_map(1)
    yield from map(addresses.topic, topics)
    yield from map(addresses.source, around.sources)
    yield from map(addresses.document, around.documents)
    yield from (addresses.prose(name) for name in around.pages if name != addresses.INDEX)


def _retired_ids(references: Sequence[Reference]) -> list[Retired]:
    """Retired ids in the order of points, and as each point lists them."""
    retired = [each for each in references if isinstance(each, Retired)]
    return sorted(retired, key=lambda each: (each.point, each.index))


def _at_home(reference: ToCard, to: Destinations) -> str | None:
    """Help for a card that the very point has which names it as another's."""
    if reference.home is None or reference.card not in to.cards[reference.home]:
        return None
    return f'Another point has such a card: "{reference.home}#{reference.card}".'


def _cards_by_page(references: Sequence[Reference], to: Destinations) -> dict[str, Collection[CardId]]:
    """The ids that cards have on each page. Of two points with one name, the later has its page."""
    names = [(point, -1, point) for point in to.cards]
    names += [(retired.point, retired.index, retired.id) for retired in _retired_ids(references)]
    known: dict[str, Collection[CardId]] = dict.fromkeys(to.pages, ())
    return known | {addresses.point(name): to.cards[point] for point, _, name in sorted(names)}


def _unknown(href: str, known: Mapping[str, Collection[CardId]]) -> str | None:
    address, anchor = addresses.from_written(href)
    if address not in known:
        if addresses.first_of(address) in known:
            return None
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
