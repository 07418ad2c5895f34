"""The map of the disagreement: what every page of it shows, by parties and by outlets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dissensus.deriving.briefs import Heading, MapCell
from dissensus.deriving.map import outlet_columns, party_columns
from dissensus.model import PartyId, PointId
from dissensus.pages import phrases, views
from dissensus.pages.lines import Tags, tags_of
from dissensus.pages.paging import Ends, PagedPoints, asks_for_ends, pager, pages_led_to
from dissensus.pages.sheet import Sheet

_EMPTY = views.MapCell(stances=())

OF_NO_PARTY = "Sources of no party"
BY_PARTY = "Who says what, point by point"
BY_OUTLET = "Who carries what, point by point"

_PARTIES = (
    "Points stand A–Z by title, parties A–Z by name. A cell holds what sources of that party hold or reject, and "
    "whether they have statements outside the positions."
)
_OUTLETS = (
    "Points stand A–Z by title, outlets A–Z by name. A cell holds what is held or rejected in statements that "
    "documents of that outlet carry, whoever made them. To carry a statement is not to hold it."
)


def map_by_party(
    sheet: Sheet, points: PagedPoints, number: int, ways: Iterable[views.Link], pager: views.Pager | None
) -> views.Map:
    """A page of points × parties."""
    columns, briefs = party_columns(sheet.library, sheet.tables.sides), sheet.tables.briefs
    sheet.tables.look_ahead(points.points_of(number), "heads", "briefs")
    return views.Map(
        of="parties",
        title=BY_PARTY,
        order=_PARTIES,
        heads=tuple(views.MapHead(text=party_name(sheet, party), href=None) for party in columns),
        rows=tuple(_row(sheet, point, columns, briefs[point].by_party) for point in points.points_of(number)),
        ways=tuple(ways),
        pager=pager,
    )


def map_by_outlet(
    sheet: Sheet, points: PagedPoints, number: int, ways: Iterable[views.Link], pager: views.Pager | None
) -> views.Map:
    """A page of points × outlets."""
    columns, briefs = outlet_columns(sheet.library), sheet.tables.briefs
    sheet.tables.look_ahead(points.points_of(number), "heads", "briefs")
    outlets = [sheet.source(outlet) for outlet in columns]
    return views.Map(
        of="outlets",
        title=BY_OUTLET,
        order=_OUTLETS,
        heads=tuple(views.MapHead(text=outlet.text, href=outlet.href) for outlet in outlets),
        rows=tuple(_row(sheet, point, columns, briefs[point].by_outlet) for point in points.points_of(number)),
        ways=tuple(ways),
        pager=pager,
    )


def point_lines(sheet: Sheet, points: PagedPoints, number: int) -> tuple[views.PointLine, ...]:
    """The points of a page, each in one line."""
    ids, heads = points.points_of(number), sheet.tables.heads
    sheet.tables.look_ahead(ids, "heads")
    return tuple([views.PointLine(link=sheet.point(id_), question=heads[id_].question) for id_ in ids])


def pager_of(sheet: Sheet, points: PagedPoints, number: int) -> views.Pager | None:
    """The way to the other pages of the same points, which are told by their titles."""

    def ends(each: int) -> Ends:
        first, last = points.points_of(each)[0], points.points_of(each)[-1]
        return titles[first].title, titles[last].title if last != first else None

    titles = sheet.tables.heads
    if points.last > 1 and asks_for_ends(sheet):
        led_to = [points.points_of(each) for each in pages_led_to(number, points.last)]
        sheet.tables.look_ahead([id_ for page in led_to for id_ in (page[0], page[-1])], "heads")
    return pager(sheet, points, number, "points", ends)


def party_name(sheet: Sheet, party: PartyId | None) -> str:
    """A party by its name; None by what stands for one."""
    return sheet.library.parties[party].name if party else OF_NO_PARTY


def _row(sheet: Sheet, point: PointId, columns: Sequence[Heading], cells: Mapping[Heading, MapCell]) -> views.PointRow:
    brief = sheet.tables.briefs[point]
    way = sheet.way_to(point)
    tags = tags_of(way, brief.columns.values())
    return views.PointRow(
        link=views.Link(sheet.tables.heads[point].title, way),
        question=sheet.tables.heads[point].question,
        count=phrases.count_of(brief.tally),
        positions=tuple(tags.values()),
        cells=tuple([_cell(way, cells[column], tags) if column in cells else _EMPTY for column in columns]),
    )


def _cell(way: str, cell: MapCell, tags: Tags) -> views.MapCell:
    stances: list[views.MapStance] = []
    if cell.holds:
        stances.append(views.MapStance(kind="holds", tags=tuple([tags[id_] for id_ in cell.holds])))
    if cell.holds_in_part:
        stances.append(views.MapStance(kind="holds-in-part", tags=tuple([tags[id_] for id_ in cell.holds_in_part])))
    if cell.rejects:
        stances.append(views.MapStance(kind="rejects", tags=tuple([tags[id_] for id_ in cell.rejects])))
    stances += [_besides(way, kind) for kind in cell.besides]
    return views.MapCell(stances=tuple(stances))


def _besides(way: str, kind: views.MapKind) -> views.MapStance:
    anchor = "_part_words" if kind == "words" else "_part_unplaced"
    return views.MapStance(kind=kind, href=f"{way}#{anchor}")
