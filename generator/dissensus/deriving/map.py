"""The columns of the map of the disagreement: parties, or outlets. What stands in them, each point tells in brief."""

from __future__ import annotations

from collections.abc import Iterable

from dissensus.deriving.sides import parties_of
from dissensus.model import Library, PartyId, SourceId


def party_columns(library: Library, speakers: Iterable[SourceId]) -> tuple[PartyId | None, ...]:
    """All the site's parties, A–Z by name; at the end None, if a source of no party has a statement."""
    has_others = any(None in parties_of(speaker, library.sources) for speaker in speakers)
    return (*parties_by_name(library), *([None] if has_others else []))


def outlet_columns(library: Library) -> tuple[SourceId, ...]:
    """The outlets that have a document here, A–Z by name."""
    outlets = {document.outlet for document in library.documents.values()}
    return tuple(sorted(outlets, key=lambda outlet: (library.sources[outlet].name.casefold(), outlet)))


def parties_by_name(library: Library) -> list[PartyId]:
    """The site's parties A–Z."""
    return sorted(library.parties, key=lambda party: (library.parties[party].name.casefold(), party))
