"""The columns of the map of the disagreement: parties, or outlets. What stands in them, each point tells in brief."""

from __future__ import annotations

from collections.abc import Collection

from dissensus.model import Library, PartyId, SourceId


def party_columns(library: Library, sides: Collection[PartyId | None]) -> tuple[PartyId | None, ...]:
    """All the site's parties, A–Z by name; at the end None, if it is among those that somebody speaks for."""
    return (*parties_by_name(library), *([None] if None in sides else []))


def outlet_columns(library: Library) -> tuple[SourceId, ...]:
    """The outlets that have a document here, A–Z by name."""
    outlets = {document.outlet for document in library.documents.values()}
    return tuple(sorted(outlets, key=lambda outlet: (library.sources[outlet].name.casefold(), outlet)))


def parties_by_name(library: Library) -> list[PartyId]:
    """The site's parties A–Z."""
    return sorted(library.parties, key=lambda party: (library.parties[party].name.casefold(), party))
