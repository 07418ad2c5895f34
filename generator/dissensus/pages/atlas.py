"""The atlas: which maps the site has, and over which pages each runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec import Struct

from dissensus.deriving.topics import points_by_title, points_by_topic
from dissensus.model import Id, Library
from dissensus.pages import addresses
from dissensus.pages.paging import Paged, paged


class Atlas(Struct, frozen=True):
    """All points by party, all points by outlet if there is any, and the points of each topic by party."""

    by_party: Paged
    by_outlet: Paged | None
    by_topic: Mapping[Id, Paged]

    def addresses(self) -> Iterator[str]:
        """Every page of every map."""
        for points in filter(None, (self.by_party, self.by_outlet, *self.by_topic.values())):
            yield from (address for _, address in points.numbered())


def atlas_of(library: Library) -> Atlas:
    """The maps of a library."""
    points = points_by_title(library.points)
    topics = points_by_topic(library.points)
    return Atlas(
        by_party=paged(points, addresses.party_map),
        by_outlet=paged(points, addresses.outlet_map) if library.documents else None,
        by_topic={topic: paged(of_it, partial(addresses.topic, topic)) for topic, of_it in topics.items()},
    )
