"""Topics, and the order of points on a map."""

from __future__ import annotations

import pytest

from dissensus.deriving.topics import points_by_title, points_by_topic
from dissensus.model import Point


def point(title: str, *topics: str) -> Point:
    return Point(question=f"What of {title}?", title=title, topics=topics)


@pytest.mark.parametrize(
    ("points", "topics"),
    [
        ({}, {}),
        ({"a": point("A")}, {}),
        ({"a": point("A", "river")}, {"river": ("a",)}),
        ({"a": point("A", "river", "river")}, {"river": ("a",)}),
        ({"a": point("Z", "sea", "river"), "b": point("A", "river")}, {"river": ("b", "a"), "sea": ("a",)}),
    ],
)
def test_each_topic_has_its_points_once(points: dict[str, Point], topics: dict[str, tuple[str, ...]]) -> None:
    assert points_by_topic(points) == topics
    assert list(points_by_topic(points)) == sorted(topics)
    assert points_by_topic(dict(reversed(points.items()))) == topics


def test_points_stand_by_title_whatever_its_letters_ties_by_id() -> None:
    points = {"d": point("b"), "c": point("B"), "b": point("a"), "a": point("Б")}
    assert points_by_title(points) == ("b", "c", "d", "a")
