"""The atlas: over which pages each map of the site runs."""

from __future__ import annotations

from functools import partial

from dissensus import addresses
from dissensus.deriving import Tables
from dissensus.model import Id
from dissensus.pages.paging import PagedPoints, paged


def by_party(tables: Tables) -> PagedPoints:
    """The pages of the map of all points by party."""
    return paged(tables.ordered, addresses.party_map)


def by_outlet(tables: Tables) -> PagedPoints:
    """The pages of the map of all points by outlet."""
    return paged(tables.ordered, addresses.outlet_map)


def of_topic(topic: Id, tables: Tables) -> PagedPoints:
    """The pages of the map of a topic's points by party."""
    return paged(tables.topics[topic], partial(addresses.topic, topic))
