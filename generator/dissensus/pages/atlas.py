"""The atlas: over which pages each map of the site runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from dissensus.deriving import Tables
from dissensus.model import Id
from dissensus.pages import addresses
from dissensus.pages.paging import Paged, PagedPoints, paged


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
