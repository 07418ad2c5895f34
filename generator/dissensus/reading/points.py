"""`content/points/*.yaml`: each file a point, its name the point's id and permalink."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from dissensus.faults import Fault, Where
from dissensus.model import Point, PointId
from dissensus.parallel import spread
from dissensus.reading.fields import read_fields
from dissensus.reading.ids import RESERVED, bad_name, is_id, reserved_ids
from dissensus.reading.site import Site
from dissensus.reading.strays import named_files

FOLDER = "content/points"
ENDING = ".yaml"


class PointRead(NamedTuple):
    """A file of a point: what could be read of it, and its faults."""

    file: str
    point: Point | None
    faults: list[Fault]


def read_points(site: Site, jobs: int) -> tuple[dict[PointId, Point], list[Fault], frozenset[str]]:
    """The points by id, the faults of their files, and the files too broken to be known."""
    names, faults = named_files(site, FOLDER, ENDING)
    read = spread(read_point, site, names, jobs, names)
    points = {_id(each.file): each.point for each in read if each.point is not None}
    unread = frozenset(each.file for each in read if each.point is None)
    return points, [*faults, *(fault for each in read for fault in each.faults)], unread


def read_point(site: Site, name: str, content: bytes | Fault | None = None) -> PointRead:
    """One point's file, in whatever process; `content` is what it holds, if that was looked at already."""
    file, id_ = f"{FOLDER}/{name}", name.removesuffix(ENDING)
    if not is_id(id_):
        return PointRead(file, None, [bad_name(id_, file, "point", ENDING)])
    point, faults = read_fields(site, file, Point, content)
    named = reserved_ids([(id_, Where(file))]) if id_ in RESERVED else ()
    inner = reserved_ids(_ids(point, file)) if point and not RESERVED.isdisjoint(_names(point)) else ()
    return PointRead(file, point, [*named, *faults, *inner])


def _id(file: str) -> PointId:
    return file.removeprefix(f"{FOLDER}/").removesuffix(ENDING)


def _names(point: Point) -> Iterator[str]:
    """The ids of which `_ids` gives the places too."""
    return chain(point.facets, point.positions, point.topics, point.previously, [card.id for card in point.cards])


def _ids(point: Point, file: str) -> Iterator[tuple[str, Where]]:
    for facet in point.facets:
        yield facet, (Where(file) / "facets" / facet).key()
    for position in point.positions:
        yield position, (Where(file) / "positions" / position).key()
    for index, topic in enumerate(point.topics):  # each has a page
        yield topic, Where(file) / "topics" / index
    for index, retired in enumerate(point.previously):
        yield retired, Where(file) / "previously" / index
    for index, card in enumerate(point.cards):
        yield card.id, Where(file) / "cards" / index / "id"
