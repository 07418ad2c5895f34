"""Sides: the parties that a source speaks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dissensus.model import PartyId, Source, SourceId


def parties_of(speaker: SourceId, sources: Mapping[SourceId, Source]) -> frozenset[PartyId | None]:
    """The party of a source, None if it has none; of those who speak together, the party of each.

    The name they do it under adds no party, unless it has one of its own.
    """
    source = sources[speaker]
    if not source.members:
        return frozenset({source.party})
    own = {source.party} if source.party else set()
    return frozenset(own.union(sources[member].party for member in source.members))


def sides_of(speakers: Iterable[SourceId], sources: Mapping[SourceId, Source]) -> frozenset[PartyId | None]:
    """The parties that any of some sources speaks for."""
    return frozenset(party for speaker in speakers for party in parties_of(speaker, sources))
