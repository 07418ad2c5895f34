"""Positions side by side."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dissensus.pages.views.cards import Card
from dissensus.pages.views.common import Day, Link


class Stub(Struct, frozen=True, kw_only=True, gc=False):
    """A pointer, in the column of a rejected position, to the card that rejects it and stands elsewhere."""

    kind: Literal["rejects"]
    card: Link
    said: Day


class Cell(Struct, frozen=True, kw_only=True, gc=False):
    """What one row says of one position; empty cells stay visible."""

    column: str  # “A · Attack repelled”, for screens where columns become a stack
    cards: tuple[Card, ...]
    stubs: tuple[Stub, ...]


class Row(Struct, frozen=True, kw_only=True, gc=False):
    """A source, or a day."""

    head: Link | None  # a source
    text: str  # its name, or the day
    party: str | None
    role: str | None = None  # of the source; its cards repeat it
    cells: tuple[Cell, ...]


class Column(Struct, frozen=True, kw_only=True, gc=False):
    """A position as the head of a column."""

    anchor: str  # on the point's page
    href: str  # from the page that shows it
    letter: str
    label: str
    hue: int
    holds: str | None
    count: str  # “3 statements by 2 sources”


class Grid(Struct, frozen=True, kw_only=True, gc=False):
    """Positions side by side: of the whole point, or of one facet."""

    anchor: str
    question: str | None  # the facet's, where the point has facets
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    silent: bool  # no statement at all yet
