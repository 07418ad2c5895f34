"""`content/points/*.yaml`: each file a point, its name the point's id and permalink."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import shown
from dissensus.model import ID_PATTERN, Point, PointId
from dissensus.parallel import spread
from dissensus.reading.fields import read_fields
from dissensus.reading.ids import reserved_ids
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
    read = spread(read_point, [(site, f"{FOLDER}/{name}") for name in names], jobs)
    points = {_id(each.file): each.point for each in read if each.point is not None}
    unread = frozenset(each.file for each in read if each.point is None)
    return points, [*faults, *(fault for each in read for fault in each.faults)], unread


def read_point(site_and_file: tuple[Site, str]) -> PointRead:
    """One point's file, in whatever process."""
    site, file = site_and_file
    if not re.fullmatch(ID_PATTERN, _id(file)) or len(_id(file)) > MAX_LENGTH:
        return PointRead(file, None, [_bad_name(file)])
    point, faults = read_fields(site, file, Point)
    named = list(reserved_ids([(_id(file), Where(file))]))
    inner = list(reserved_ids(_ids(point, file))) if point else []
    return PointRead(file, point, [*named, *faults, *inner])


MAX_LENGTH = 64  # of an id, as the model declares it


def _id(file: str) -> PointId:
    return file.removeprefix(f"{FOLDER}/").removesuffix(ENDING)


def _ids(point: Point, file: str) -> Iterator[tuple[str, Where]]:
    for facet in point.facets:
        yield facet, (Where(file) / "facets" / facet).key()
    for position in point.positions:
        yield position, (Where(file) / "positions" / position).key()
    for index, card in enumerate(point.cards):
        yield card.id, Where(file) / "cards" / index / "id"


def _bad_name(file: str) -> Fault:
    return Fault(
        code="bad-id",
        where=Where(file),
        message=f"{shown(_id(file))} cannot be an id, and a point's file is named by it",
        help=f"Lower-case letters, digits and single hyphens, {MAX_LENGTH} at most, then {ENDING}.",
    )
