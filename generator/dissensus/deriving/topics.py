"""Topics: the points that belong together, by the words their curators put on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dissensus.model import Id, Point, PointId


def points_by_title(points: Mapping[PointId, Point]) -> tuple[PointId, ...]:
    """The points A–Z by title, ties by id."""
    return tuple(sorted(points, key=lambda point: (points[point].title.casefold(), point)))


def points_by_topic(points: Mapping[PointId, Point]) -> dict[Id, tuple[PointId, ...]]:
    """The points of each topic, each once, A–Z by title; topics A–Z."""
    topics: dict[Id, list[PointId]] = {}
    for point in points_by_title(points):
        for topic in dict.fromkeys(points[point].topics):
            topics.setdefault(topic, []).append(point)
    return {topic: tuple(topics[topic]) for topic in sorted(topics)}


def neighbours_among(ordered: Sequence[PointId]) -> dict[PointId, tuple[PointId | None, PointId | None]]:
    """For each of some points in order the one before it and the one after it."""
    before: list[PointId | None] = [None, *ordered]
    after: list[PointId | None] = [*ordered[1:], None]
    return {point: (before[place], after[place]) for place, point in enumerate(ordered)}
