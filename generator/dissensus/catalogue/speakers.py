"""Sources as speakers, as the catalogue has them: what each said, alone or together with others, and handed on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property, partial

from dissensus.catalogue.entries import RELAYED, SAID
from dissensus.catalogue.facts import Filed, ask, reads
from dissensus.catalogue.kinds import SIDES, SPEAKERS
from dissensus.catalogue.statements import Statements
from dissensus.deriving.outlines import Place
from dissensus.deriving.sides import sides_of
from dissensus.model import Library, PartyId, PointId, SourceId


class Speakers:
    """What the sources of a site said."""

    def __init__(self, statements: Statements, library: Library) -> None:
        self._statements = statements
        self._library = library
        self.by_source: Mapping[SourceId, Sequence[Place]] = Filed(SAID, self._speakers, self._said)
        self.spoken_on: Mapping[SourceId, Collection[PointId]] = Filed(SAID, self._sources, self._spoken_on)
        self.jointly: Mapping[SourceId, Sequence[Place]] = Filed("jointly", self._joining, self._said_jointly)
        self.relayed_by: Mapping[SourceId, Sequence[Place]] = Filed(
            RELAYED, partial(statements.headings, RELAYED), self._relayed
        )

    def __reduce__(self) -> tuple[type[Speakers], tuple[Statements, Library]]:
        return Speakers, (self._statements, self._library)  # in another process as made anew

    @property
    def sides(self) -> Collection[PartyId | None]:
        """The parties that somebody speaks for."""
        ask(SPEAKERS)
        ask(SIDES)
        return self._sides

    def _speakers(self) -> Sequence[SourceId]:
        ask(SPEAKERS)
        return self._known_speakers

    @cached_property
    def _known_speakers(self) -> Sequence[SourceId]:
        return self._statements.headings(SAID)

    def _sources(self) -> Sequence[SourceId]:
        return list(self._library.sources)

    def _joining(self) -> Sequence[SourceId]:
        """The sources that speak together with others."""
        ask(SIDES)
        return sorted({member for name in self._speakers() for member in self._together.get(name, ())})

    def _spoken_on(self, source: SourceId) -> Collection[PointId]:
        names = (source, *self._joint(source))
        return frozenset(point for name in names for point, _ in self._statements.under(SAID, name))

    def _joint(self, source: SourceId) -> list[SourceId]:
        """The names under which a source speaks together with others."""
        ask(SIDES)
        names = [name for name, members in self._together.items() if source in members]
        for name in names:
            ask(SAID, name)
        return names

    @cached_property
    def _sides(self) -> Collection[PartyId | None]:
        with reads():  # of sources only what is a fact of its own
            return sides_of(self._known_speakers, self._library.sources)

    @cached_property
    def _together(self) -> dict[SourceId, Collection[SourceId]]:
        with reads():  # likewise
            return {name: each.members for name, each in self._library.sources.items() if each.members}

    def _said(self, source: SourceId) -> Sequence[Place] | None:
        return self._statements.under(SAID, source) or None

    def _relayed(self, source: SourceId) -> Sequence[Place] | None:
        return self._statements.under(RELAYED, source) or None

    def _said_jointly(self, source: SourceId) -> Sequence[Place] | None:
        return sorted(place for name in self._joint(source) for place in self._statements.under(SAID, name)) or None
