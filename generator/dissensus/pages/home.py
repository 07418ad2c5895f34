"""The pages of the map: the home page, its further pages, the same by outlets, and that of each topic."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from dissensus import addresses
from dissensus.model import Id
from dissensus.pages import phrases, views
from dissensus.pages.atlas import by_outlet, by_party, of_topic
from dissensus.pages.frame import frame
from dissensus.pages.map import BY_OUTLET, BY_PARTY, map_by_outlet, map_by_party, pager_of, point_lines
from dissensus.pages.paging import Paged, PagedPoints
from dissensus.pages.sheet import Sheet


def home_page(sheet: Sheet) -> views.HomePage:
    """Every point, with who holds what at a glance: the first page of the map."""
    library, settings = sheet.library, sheet.library.settings
    index = library.pages.get(addresses.INDEX)
    shown = _shown(sheet, by_party(sheet.tables), 1, map_by_party, _ways(sheet, 1))
    return views.HomePage(
        frame=frame(sheet, settings.title, settings.tagline),
        intro=sheet.html(index.body, headings_from=2) if index else None,
        count=" · ".join(
            (
                phrases.counted(len(sheet.tables.ordered), "contested point"),
                phrases.counted(sheet.tables.number, "statement"),
                phrases.counted(len(sheet.tables.by_source), "source"),
                phrases.counted(len(library.documents), "document"),
            )
        ),
        topics=tuple(_topic(sheet, topic) for topic in sorted(sheet.tables.topics, key=sheet.topic_name)),
        map=shown.map,
        points=shown.points,
        pager=shown.pager,
    )


def further_page(sheet: Sheet, number: int) -> views.MapPage:
    """A page of the map by parties, behind the first."""
    points = by_party(sheet.tables)
    shown = _shown(sheet, points, number, map_by_party, _ways(sheet, number))
    return _page(sheet, BY_PARTY, BY_PARTY, _kicker(points, number), points, number, shown)


def outlets_page(sheet: Sheet, number: int) -> views.MapPage:
    """A page of the map by outlets."""
    points = by_outlet(sheet.tables)
    shown = _shown(sheet, points, number, map_by_outlet, _ways(sheet, number))
    return _page(sheet, BY_OUTLET, BY_OUTLET, _kicker(points, number), points, number, shown)


def topic_page(sheet: Sheet, topic: Id, number: int) -> views.MapPage:
    """A page of the map of a topic's points."""
    points, name = of_topic(topic, sheet.tables), sheet.topic_name(topic)
    shown = _shown(sheet, points, number, map_by_party, [sheet.link("All points", addresses.HOME)])
    kicker = " · ".join(filter(None, ("Topic", points.told(number))))
    return _page(sheet, f"Topic: {name}", name, kicker, points, number, shown)


class _Shown(NamedTuple):
    """The points of a page, as far as its template asks for them."""

    map: views.Map | None
    points: tuple[views.PointLine, ...]
    pager: views.Pager | None


def _shown(
    sheet: Sheet, points: PagedPoints, number: int, map_of: Callable[..., views.Map], ways: Iterable[views.Link]
) -> _Shown:
    pager = pager_of(sheet, points, number) if sheet.asks("pager") or sheet.asks("map") else None
    return _Shown(
        map_of(sheet, points, number, ways, pager) if sheet.asks("map") else None,
        point_lines(sheet, points, number) if sheet.asks("points") else (),
        pager,
    )


def _page(
    sheet: Sheet, titled: str, title: str, kicker: str | None, points: Paged, number: int, shown: _Shown
) -> views.MapPage:
    return views.MapPage(
        frame=frame(sheet, _titled(titled, points, number), None),
        kicker=kicker,
        title=title,
        count=phrases.counted(points.length, "contested point"),
        map=shown.map,
        points=shown.points,
        pager=shown.pager,
    )


def _ways(sheet: Sheet, number: int) -> tuple[views.Link, ...]:
    """The same points by party and by outlet; none where there is one map only."""
    if not sheet.library.documents:
        return ()
    return (
        sheet.link("By party", addresses.party_map(number)),
        sheet.link("By outlet", addresses.outlet_map(number)),
    )


def _topic(sheet: Sheet, topic: Id) -> views.TopicLink:
    count = phrases.counted(len(sheet.tables.topics[topic]), "point")
    return views.TopicLink(link=sheet.topic(topic), count=count)


def _titled(title: str, points: Paged, number: int) -> str:
    return ", ".join(filter(None, (title, points.told(number) if number > 1 else None)))


def _kicker(points: Paged, number: int) -> str | None:
    told = points.told(number)
    return told and told.capitalize()
