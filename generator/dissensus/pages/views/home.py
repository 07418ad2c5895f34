"""The pages of the map: the home page, its further pages, the same by outlets, and that of each topic."""

from __future__ import annotations

from markupsafe import Markup as Html
from msgspec import Struct

from dissensus.pages.views.common import Frame, Link
from dissensus.pages.views.map import Map, Pager, PointLine


class TopicLink(Struct, frozen=True, kw_only=True, gc=False):
    """A topic in the list of topics."""

    link: Link
    count: str  # “15 points”


class HomePage(Struct, frozen=True, kw_only=True, gc=False):
    """The first page of the map by parties, and the way to all others."""

    frame: Frame
    intro: Html | None  # the body of content/pages/index.md, if there is one
    count: str
    topics: tuple[TopicLink, ...]  # A–Z
    map: Map | None  # None where the template does not ask for it
    points: tuple[PointLine, ...]  # the same points, each in one line
    pager: Pager | None


class MapPage(Struct, frozen=True, kw_only=True, gc=False):
    """Any other page of a map."""

    frame: Frame
    kicker: str | None  # “Topic”, “Page 2 of 30”
    title: str
    count: str
    map: Map | None  # None where the template does not ask for it
    points: tuple[PointLine, ...]  # the same points, each in one line
    pager: Pager | None
