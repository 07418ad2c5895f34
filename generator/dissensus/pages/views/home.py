"""The map of the disagreement."""

from __future__ import annotations

from markupsafe import Markup as Html
from msgspec import Struct

from dissensus.pages.views.cards import Stance
from dissensus.pages.views.common import Frame, Link
from dissensus.pages.views.side_by_side import Column


class MapCell(Struct, frozen=True, kw_only=True):
    """What a party says on a point: the positions it holds and rejects, by letter."""

    stances: tuple[Stance, ...]


class PointRow(Struct, frozen=True, kw_only=True):
    """A point on the home page."""

    link: Link
    question: str
    count: str
    columns: tuple[Column, ...]  # its positions
    cells: tuple[MapCell, ...]  # one for each of the map's parties


class HomePage(Struct, frozen=True, kw_only=True):
    """The map of the disagreement: points × parties."""

    frame: Frame
    intro: Html | None  # the body of content/pages/index.md, if there is one
    count: str
    parties: tuple[str, ...]
    points: tuple[PointRow, ...]
    order: str
