"""A statement in a line: what several parts of a page show of it, worked out once for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from dissensus.deriving.columns import Column
from dissensus.deriving.points import PointTable, target_of
from dissensus.deriving.statements import Statement
from dissensus.model import PositionId
from dissensus.pages import alike, views
from dissensus.pages.sheet import Line, Lines, Sheet

Tags = Mapping[PositionId, views.Tag]  # of the positions of one point


def lines_of(sheet: Sheet, table: PointTable) -> Lines:
    """The statements of the point whose page it is, each in a line."""
    way = sheet.way_to(table.id)
    tags = tags_of(way, table.gist.columns.values())
    lines = {statement.card.id: _line(sheet, statement, way, tags) for statement in table.statements}
    sheet.lines_shown[table.id] = lines
    return lines


def line_of(sheet: Sheet, statement: Statement) -> Line:
    """A statement in a line, on any page."""
    way = sheet.way_to(statement.point)
    return _line(sheet, statement, way, tags_of(way, filter(None, (statement.held, statement.rejected))))


def tags_of(way: str, columns: Iterable[Column]) -> Tags:
    """Positions of a point as cards refer to them. `way` is how the page leads to that of the point."""
    return {
        column.position: views.Tag(
            letter=column.letter,
            label=column.label,
            hue=column.number,
            href=f"{way}#{anchor_of(column.position)}",
        )
        for column in columns
    }


def anchor_of(position: PositionId) -> str:
    """The anchor of a position's column; ids of cards hold no underscore, so that they never meet."""
    return f"_{position}"


def linked(sheet: Sheet, statement: Statement, reference: str) -> views.Link:
    """The statement that a card refers to."""
    _, by, href = sheet.referred(*target_of(reference, statement.point))
    return views.Link(by, href)


def _line(sheet: Sheet, statement: Statement, way: str, tags: Tags) -> Line:
    card, by = statement.card, sheet.sources[statement.card.speaker]
    return Line(
        number=statement.number,
        claim=views.Link(card.claim, f"{way}#{card.id}"),
        speaker=by.link,
        role=by.written.role,
        party=sheet.party_of(by.written),
        said=alike.said(statement),
        stances=_stances(sheet, statement, tags),
    )


def _stances(sheet: Sheet, statement: Statement, tags: Tags) -> tuple[views.Stance, ...]:
    """What a statement does: holds, rejects, declines."""
    written, held, rejected = statement.card, statement.held, statement.rejected
    found: list[views.Stance] = []
    if held:
        kind: Literal["holds", "holds-in-part"] = "holds" if written.fit == "full" else "holds-in-part"
        found.append(views.Stance(kind=kind, tag=tags[held.position]))
    if rejected:
        found.append(views.Stance(kind="rejects", tag=tags[rejected.position]))
    elif written.rejects:
        found.append(views.Stance(kind="rejects-card", card=linked(sheet, statement, written.rejects)))
    if written.declines:
        found.append(views.Stance(kind="declines"))
    return tuple(found)
