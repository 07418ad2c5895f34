"""Silence: the parties, and the sources, that have no statement on a point in these documents.

An outlet is not listed: it carries statements, and which ones is told apart. A party of which anybody speaks is not
silent; then those of its sources are listed that are.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dissensus.deriving.statements import Statement
from dissensus.model import Library, PartyId, SourceId


class Silence(Struct, frozen=True):
    """Who says nothing, each kind A–Z by name."""

    parties: tuple[PartyId, ...]
    sources: tuple[SourceId, ...]  # of parties that are not silent, and of none


def silence_on(statements: Iterable[Statement], library: Library) -> Silence:
    """Who has none of these statements."""
    speakers = {statement.card.speaker for statement in statements}
    heard = {library.sources[speaker].party for speaker in speakers}
    parties = [party for party in library.parties if party not in heard]
    sources = [
        source
        for source, written in library.sources.items()
        if source not in speakers and written.kind != "outlet" and written.party not in parties
    ]
    return Silence(
        tuple(sorted(parties, key=lambda party: (library.parties[party].name.casefold(), party))),
        tuple(sorted(sources, key=lambda source: (library.sources[source].name.casefold(), source))),
    )
