"""The map of the disagreement, in pages."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dissensus.pages.views.cards import Tag
from dissensus.pages.views.common import Link

MapKind = Literal["holds", "holds-in-part", "rejects", "rejects-card", "words", "declines", "aside"]


class MapHead(Struct, frozen=True, kw_only=True, gc=False):
    """A party or an outlet as the head of a column."""

    text: str
    href: str | None  # a party has no page


class MapStance(Struct, frozen=True, kw_only=True, gc=False):
    """What statements in a cell do: with which positions, or, where they stand outside these, where they are told."""

    kind: MapKind
    tags: tuple[Tag, ...] = ()
    href: str | None = None


class MapCell(Struct, frozen=True, kw_only=True, gc=False):
    """What the statements of one column say on one point: each kind once, nothing where there is no statement."""

    stances: tuple[MapStance, ...]


class PointRow(Struct, frozen=True, kw_only=True, gc=False):
    """A point on the map."""

    link: Link
    question: str
    count: str
    positions: tuple[Tag, ...]
    cells: tuple[MapCell, ...]  # one for each column of the map


class PointLine(Struct, frozen=True, kw_only=True, gc=False):
    """A point in one line, for a theme that shows no map."""

    link: Link
    question: str


class PagerLink(Struct, frozen=True, kw_only=True, gc=False):
    """Another page, with the titles of the first and the last point on it, or what else it begins and ends with."""

    number: int
    href: str
    first: str  # nothing where the template asks for neither
    last: str | None  # None where it is the first as well
    relation: Literal["prev", "next"] | None
    current: bool
    gap: bool  # whether pages are left out before it


class Pager(Struct, frozen=True, kw_only=True, gc=False):
    """Which page of several this is, and the way to the others."""

    text: str  # “Page 2 of 30: points 51 to 100 of 1500”
    links: tuple[PagerLink, ...]


class Map(Struct, frozen=True, kw_only=True, gc=False):
    """Points × parties, or points × outlets, as far as one page shows them."""

    of: Literal["parties", "outlets"]
    title: str
    order: str  # the rule by which points and columns stand, and what a cell holds
    heads: tuple[MapHead, ...]
    rows: tuple[PointRow, ...]
    ways: tuple[Link, ...]  # to other maps of the same points, or of all
    pager: Pager | None  # None where one page holds all points
