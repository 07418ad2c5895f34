"""Silence: the parties, and the sources, that have no statement on a point in these documents.

An outlet is not listed: it carries statements, and which ones is told apart. A party of which anybody speaks is not
silent; then those of its sources are listed that are. Who speaks together with others speaks; a source that is only
the name for their speaking together is not listed. Where too many sources are silent to be listed, they are counted,
and only those are listed of which a part speaks: so no page grows with the number of sources.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from dissensus.deriving.statements import Statement
from dissensus.model import Library, Party, PartyId, Source, SourceId

LISTED = 50  # silent sources of one point, beyond which they are counted


class Silence(Struct, frozen=True, gc=False):
    """Who says nothing, each kind A–Z by name."""

    parties: tuple[PartyId, ...]
    sources: tuple[SourceId, ...]  # of parties that are not silent, and of none
    parts: Mapping[SourceId, tuple[SourceId, ...]] = {}  # of those sources: which sources that are part of one do speak
    further: int = 0  # more such sources, where they are too many to be listed


class Roll(Struct, frozen=True, gc=False):
    """Who can be silent: the same for every point."""

    parties: tuple[PartyId, ...]  # A–Z by name
    sources: Mapping[PartyId | None, tuple[SourceId, ...]]  # of each party and of none, A–Z by name
    places: Mapping[SourceId, int]  # of every source, A–Z by name


def roll_of(parties: Mapping[PartyId, Party], sources: Mapping[SourceId, Source]) -> Roll:
    """The parties of a site, and its sources that are neither outlets nor names for several."""
    by_name = sorted(sources, key=lambda id_: (sources[id_].name.casefold(), id_))
    by_party: dict[PartyId | None, list[SourceId]] = {}
    for id_ in by_name:
        if _can_be_silent(sources[id_]):
            by_party.setdefault(sources[id_].party, []).append(id_)
    return Roll(
        parties=tuple(sorted(parties, key=lambda party: (parties[party].name.casefold(), party))),
        sources={party: tuple(members) for party, members in by_party.items()},
        places={id_: place for place, id_ in enumerate(by_name)},
    )


def silence_on(statements: Iterable[Statement], library: Library, roll: Roll) -> Silence:
    """Who has none of these statements. Work and result are bounded by the statements, not by the site's sources."""
    sources = library.sources
    speakers = speakers_of(statements, sources)
    heard = {sources[speaker].party for speaker in speakers}
    silent_parties = tuple(party for party in roll.parties if party not in heard)
    asked = [members for party, members in roll.sources.items() if party not in silent_parties]
    number = sum(map(len, asked)) - sum(_can_be_silent(sources[speaker]) for speaker in speakers)
    parts = _parts(speakers, silent_parties, roll, sources)
    silent = parts if number > LISTED else (id_ for members in asked for id_ in members if id_ not in speakers)
    listed = tuple(sorted(silent, key=roll.places.__getitem__))
    return Silence(silent_parties, listed, parts, number - len(listed))


def speakers_of(statements: Iterable[Statement], sources: Mapping[SourceId, Source]) -> set[SourceId]:
    """Everybody who speaks in these statements, alone or together with others."""
    named = {statement.card.speaker for statement in statements}
    return named.union(*(sources[name].members for name in named))


def _can_be_silent(source: Source) -> bool:
    return source.kind != "outlet" and not source.members


def _parts(
    speakers: Iterable[SourceId], silent_parties: Collection[PartyId], roll: Roll, sources: Mapping[SourceId, Source]
) -> dict[SourceId, tuple[SourceId, ...]]:
    """Of silent sources whose party is not silent: which sources that are part of one do speak."""
    parts: dict[SourceId, list[SourceId]] = {}
    speaking = set(speakers)
    for speaker in sorted(speaking, key=roll.places.__getitem__):
        whole = sources[speaker].part_of
        while whole is not None:
            source = sources[whole]
            if whole not in speaking and _can_be_silent(source) and source.party not in silent_parties:
                parts.setdefault(whole, []).append(speaker)
            whole = source.part_of
    return {whole: tuple(each) for whole, each in parts.items()}
