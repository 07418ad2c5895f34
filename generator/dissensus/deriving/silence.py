"""Silence: the parties, and the sources, that have no statement on a point in these documents.

An outlet is not listed: it carries statements, and which ones is told apart. A party of which anybody speaks is not
silent; then those of its sources are listed that are. Who speaks together with others speaks; a source that is only
the name for their speaking together is not listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from dissensus.deriving.statements import Statement
from dissensus.model import Library, PartyId, Source, SourceId


class Silence(Struct, frozen=True):
    """Who says nothing, each kind A–Z by name."""

    parties: tuple[PartyId, ...]
    sources: tuple[SourceId, ...]  # of parties that are not silent, and of none
    parts: Mapping[SourceId, tuple[SourceId, ...]] = {}  # of those sources: which sources that are part of one do speak


def silence_on(statements: Iterable[Statement], library: Library) -> Silence:
    """Who has none of these statements."""
    speakers = speakers_of(statements, library.sources)
    heard = {library.sources[speaker].party for speaker in speakers}
    parties = [party for party in library.parties if party not in heard]
    silent = {
        id_: source
        for id_, source in library.sources.items()
        if id_ not in speakers and _can_be_silent(source) and source.party not in parties
    }
    return Silence(
        tuple(sorted(parties, key=lambda party: (library.parties[party].name.casefold(), party))),
        tuple(sorted(silent, key=lambda id_: (silent[id_].name.casefold(), id_))),
        _parts(speakers & library.sources.keys(), silent, library.sources),
    )


def speakers_of(statements: Iterable[Statement], sources: Mapping[SourceId, Source]) -> set[SourceId]:
    """Everybody who speaks in these statements, alone or together with others."""
    named = {statement.card.speaker for statement in statements}
    return named.union(*(sources[name].members for name in named))


def _can_be_silent(source: Source) -> bool:
    return source.kind != "outlet" and not source.members


def _parts(
    speakers: Iterable[SourceId], silent: Iterable[SourceId], sources: Mapping[SourceId, Source]
) -> dict[SourceId, tuple[SourceId, ...]]:
    parts: dict[SourceId, list[SourceId]] = {}
    for speaker in sorted(speakers, key=lambda id_: (sources[id_].name.casefold(), id_)):
        whole = sources[speaker].part_of
        while whole is not None:
            if whole in silent:
                parts.setdefault(whole, []).append(speaker)
            whole = sources[whole].part_of
    return {whole: tuple(speaking) for whole, speaking in parts.items()}
