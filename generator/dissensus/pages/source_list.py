"""The list of sources, by party."""

from __future__ import annotations

from itertools import groupby

from dissensus import addresses
from dissensus.deriving.map import parties_by_name
from dissensus.model import Library, PartyId, SourceId
from dissensus.pages import phrases, views
from dissensus.pages.frame import frame
from dissensus.pages.map import OF_NO_PARTY, party_name
from dissensus.pages.paging import Ends, Paged, pager
from dissensus.pages.sheet import Sheet


def sources_page(sheet: Sheet, number: int = 1) -> views.SourcesPage:
    """A page of all sources, by party."""
    all_ = sources_listed(sheet.library)
    pages = Paged(len(all_), addresses.sources)

    def ends(each: int) -> Ends:
        first, last = (_told_by(sheet, listed) for listed in (all_[pages.span(each)][0], all_[pages.span(each)][-1]))
        return first, last if last != first else None

    title = "Sources" if number == 1 else f"Sources, {pages.told(number)}"
    groups = groupby(all_[pages.span(number)], key=lambda listed: listed[0])
    return views.SourcesPage(
        frame=frame(sheet, title, f"Everybody who is quoted in “{sheet.library.settings.title}”."),
        parties=tuple(_party(sheet, party, [id_ for _, id_ in members if id_]) for party, members in groups),
        pager=pager(sheet, pages, number, "sources", ends),
    )


def sources_listed(library: Library) -> list[tuple[PartyId | None, SourceId | None]]:
    """Each source with its party, by party and name; a party without a source stands alone."""
    members: dict[PartyId | None, list[SourceId]] = {party: [] for party in (*parties_by_name(library), None)}
    for id_ in sorted(library.sources, key=lambda id_: (library.sources[id_].name.casefold(), id_)):
        members[library.sources[id_].party].append(id_)
    none: list[SourceId | None] = [None]
    return [(party, id_) for party, ids in members.items() for id_ in ids or (none if party else ())]


def _told_by(sheet: Sheet, listed: tuple[PartyId | None, SourceId | None]) -> str:
    party, id_ = listed
    return sheet.library.sources[id_].name if id_ else party_name(sheet, party)


def _party(sheet: Sheet, party: PartyId | None, members: list[SourceId]) -> views.PartyRows:
    written = sheet.library.parties[party] if party else None
    return views.PartyRows(
        name=written.name if written else OF_NO_PARTY,
        about=written.about if written else None,
        sources=tuple(_source(sheet, id_) for id_ in members),
    )


def _source(sheet: Sheet, id_: SourceId) -> views.SourceRow:
    source = sheet.library.sources[id_]
    said = sheet.tables.by_source.get(id_, ())
    return views.SourceRow(
        link=sheet.source(id_),
        kind=source.kind,
        role=source.role,
        count=phrases.counted(len(said), "statement") if said else "No statement",
    )
