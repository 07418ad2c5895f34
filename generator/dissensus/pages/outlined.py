"""Statements in lists: each in one line, a link that tells who, when and what."""

from __future__ import annotations

from collections.abc import Sequence

from dissensus import addresses
from dissensus.deriving.outlines import Outline, Place
from dissensus.pages import alike, views
from dissensus.pages.sheet import Sheet


def listed(sheet: Sheet, places: Sequence[Place]) -> tuple[views.Link, ...]:
    """The statements at some places, each in one line."""
    return tuple([told(sheet, outline) for outline in sheet.tables.outlines(places)])


def told(sheet: Sheet, outline: Outline) -> views.Link:
    """A statement: who, when, what."""
    name = sheet.source(outline.speaker).text
    return linked(sheet, outline, f"{name}, {alike.outlined(outline).text}: {outline.claim}")


def linked(sheet: Sheet, outline: Outline, text: str) -> views.Link:
    """A statement, by any words."""
    return views.Link(text, addresses.from_outside(sheet.here, addresses.point(outline.point), outline.card))
