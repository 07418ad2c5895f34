"""A position with its letter."""

from __future__ import annotations

from msgspec import Struct

from dissensus.model import FacetId, PositionId


class Column(Struct, frozen=True, array_like=True, gc=False):
    """A position with its letter; `number` counts the point's columns from 0."""

    position: PositionId
    facet: FacetId | None
    number: int
    letter: str
    label: str
