"""The pages of the map: the home page, its further pages, the same by outlets, and that of each topic."""

from __future__ import annotations

from dissensus.model import Id
from dissensus.pages import addresses, phrases, views
from dissensus.pages.atlas import by_outlet, by_party, of_topic
from dissensus.pages.frame import frame
from dissensus.pages.map import BY_OUTLET, BY_PARTY, map_by_outlet, map_by_party
from dissensus.pages.paging import Paged
from dissensus.pages.sheet import Sheet


def home_page(sheet: Sheet) -> views.HomePage:
    """Every point, with who holds what at a glance: the first page of the map."""
    library, settings = sheet.library, sheet.library.settings
    index = library.pages.get(addresses.INDEX)
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
        map=map_by_party(sheet, by_party(sheet.tables), 1, _ways(sheet, 1)),
    )


def further_page(sheet: Sheet, number: int) -> views.MapPage:
    """A page of the map by parties, behind the first."""
    points = by_party(sheet.tables)
    return views.MapPage(
        frame=frame(sheet, _titled(BY_PARTY, points, number), None),
        kicker=_kicker(points, number),
        title=BY_PARTY,
        count=phrases.counted(len(sheet.tables.ordered), "contested point"),
        map=map_by_party(sheet, points, number, _ways(sheet, number)),
    )


def outlets_page(sheet: Sheet, number: int) -> views.MapPage:
    """A page of the map by outlets."""
    points = by_outlet(sheet.tables)
    return views.MapPage(
        frame=frame(sheet, _titled(BY_OUTLET, points, number), None),
        kicker=_kicker(points, number),
        title=BY_OUTLET,
        count=phrases.counted(len(sheet.tables.ordered), "contested point"),
        map=map_by_outlet(sheet, points, number, _ways(sheet, number)),
    )


def topic_page(sheet: Sheet, topic: Id, number: int) -> views.MapPage:
    """A page of the map of a topic's points."""
    points = of_topic(topic, sheet.tables)
    return views.MapPage(
        frame=frame(sheet, _titled(f"Topic: {sheet.topic_name(topic)}", points, number), None),
        kicker=" · ".join(filter(None, ("Topic", points.told(number)))),
        title=sheet.topic_name(topic),
        count=phrases.counted(points.length, "contested point"),
        map=map_by_party(sheet, points, number, [sheet.link("All points", addresses.HOME)]),
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
