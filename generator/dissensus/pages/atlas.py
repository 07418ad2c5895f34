"""The atlas: which maps the site has, and over which pages each runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec import Struct

from dissensus.deriving import Tables
from dissensus.deriving.topics import points_by_title, points_by_topic
from dissensus.model import Id, Library
from dissensus.pages import addresses
from dissensus.pages.paging import Paged, PagedPoints, paged


class Atlas(Struct, frozen=True):
    """All points by party, all points by outlet if there is any, and the points of each topic by party."""

    by_party: PagedPoints
    by_outlet: PagedPoints | None
    by_topic: Mapping[Id, PagedPoints]

    def addresses(self) -> Iterator[str]:
        """Every page of every map."""
        for points in filter(None, (self.by_party, self.by_outlet, *self.by_topic.values())):
            yield from (address for _, address in points.numbered())


def atlas_of(library: Library) -> Atlas:
    """The maps of a library."""
    ordered, topics = points_by_title(library.points), points_by_topic(library.points)
    return Atlas(
        by_party=paged(ordered, addresses.party_map),
        by_outlet=paged(ordered, addresses.outlet_map) if library.documents else None,
        by_topic={topic: paged(of_it, partial(addresses.topic, topic)) for topic, of_it in topics.items()},
    )


def by_party(tables: Tables) -> PagedPoints:
    """The pages of the map of all points by party."""
    return paged(tables.ordered, addresses.party_map)


def by_outlet(tables: Tables) -> PagedPoints:
    """The pages of the map of all points by outlet."""
    return paged(tables.ordered, addresses.outlet_map)


def of_topic(topic: Id, tables: Tables) -> PagedPoints:
    """The pages of the map of a topic's points by party."""
    return paged(tables.topics[topic], partial(addresses.topic, topic))


def maps_of(points: int, topics: Mapping[Id, int], *, has_outlets: bool) -> Iterator[str]:
    """The address of every page of every map, from the number of points, and of those of each topic."""
    maps = [Paged(points, addresses.party_map)]
    maps += [Paged(points, addresses.outlet_map)] if has_outlets else []
    maps += [Paged(number, partial(addresses.topic, topic)) for topic, number in topics.items()]
    for each in maps:
        yield from (address for _, address in each.numbered())
