"""The home page: the map of the disagreement, points × parties."""

from __future__ import annotations

from collections.abc import Iterable

from dissensus.deriving.statements import Statement
from dissensus.model import Library, PartyId, PointId
from dissensus.pages import addresses, phrases, views
from dissensus.pages.cards import stances
from dissensus.pages.frame import frame
from dissensus.pages.point import columns
from dissensus.pages.sheet import Sheet

OF_NO_PARTY = "Sources of no party"


def home_page(sheet: Sheet) -> views.HomePage:
    """Every point, with who holds what at a glance."""
    library, settings = sheet.library, sheet.library.settings
    parties = parties_heard(sheet)
    index = library.pages.get(addresses.INDEX)
    return views.HomePage(
        frame=frame(sheet, settings.title, settings.tagline),
        intro=sheet.html(index.body, headings_from=2) if index else None,
        count=" · ".join(
            (
                phrases.counted(len(library.points), "contested point"),
                phrases.counted(len(sheet.tables.numbers), "statement"),
                phrases.counted(len(sheet.tables.by_source), "source"),
                phrases.counted(len(library.documents), "document"),
            )
        ),
        parties=tuple(library.parties[party].name if party else OF_NO_PARTY for party in parties),
        points=tuple(_row(sheet, id_, parties) for id_ in library.points),
        order="Points stand A–Z by id, parties A–Z by name. A cell holds what sources of that party hold or reject.",
    )


def parties_heard(sheet: Sheet) -> tuple[PartyId | None, ...]:
    """The site's parties A–Z; at the end None, if a source of no party has a statement."""
    library = sheet.library
    parties: list[PartyId | None] = [*by_name(library)]
    if any(library.sources[source].party is None for source in sheet.tables.by_source):
        parties.append(None)
    return tuple(parties)


def by_name(library: Library) -> list[PartyId]:
    """The site's parties A–Z."""
    return sorted(library.parties, key=lambda id_: (library.parties[id_].name.casefold(), id_))


def _row(sheet: Sheet, id_: PointId, parties: Iterable[PartyId | None]) -> views.PointRow:
    table = sheet.tables.points[id_]
    by_party: dict[PartyId | None, list[Statement]] = {}
    for statement in table.statements:
        by_party.setdefault(sheet.library.sources[statement.card.speaker].party, []).append(statement)
    return views.PointRow(
        link=sheet.point(id_),
        question=sheet.library.points[id_].question,
        count=phrases.count_of(table.statements),
        columns=columns(sheet, id_, table.columns.values()),
        cells=tuple(views.MapCell(stances=_together(sheet, by_party.get(party, []))) for party in parties),
    )


def _together(sheet: Sheet, statements: Iterable[Statement]) -> tuple[views.Stance, ...]:
    # Each stance once, by letter; a position held in full is not also said to be held in part.
    found = {stance for statement in statements for stance in stances(sheet, statement) if stance.tag}
    in_full = {stance.tag for stance in found if stance.kind == "holds"}
    kept = [stance for stance in found if stance.kind != "holds-in-part" or stance.tag not in in_full]
    return tuple(sorted(kept, key=lambda stance: (stance.tag.hue if stance.tag else 0, stance.kind)))
