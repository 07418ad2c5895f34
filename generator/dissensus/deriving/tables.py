"""The tables: all that pages and exports ask for, whether it is at hand or looked up."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal, Protocol

from dissensus.deriving.briefs import Brief, Head
from dissensus.deriving.carrying import Uncarried
from dissensus.deriving.outlines import Outline, Place
from dissensus.deriving.points import CardPlace, Heard, PointTable
from dissensus.deriving.resting import Resting
from dissensus.deriving.silence import Roll
from dissensus.deriving.statements import Statement
from dissensus.model import DocumentId, Id, PartyId, PointId, SourceId

Ahead = Literal["heads", "briefs"]


class Tables(Protocol):
    """All that pages ask for, whether it is at hand or looked up. Sequences may be long, and are looked up in part."""

    @property
    def points(self) -> Mapping[PointId, PointTable]:
        """Every point, worked out, by id."""

    @property
    def briefs(self) -> Mapping[PointId, Brief]:
        """What others show of a point."""

    @property
    def heads(self) -> Mapping[PointId, Head]:
        """The title and the question of every point."""

    @property
    def cards(self) -> Mapping[CardPlace, Outline]:
        """Every statement in outline, by its point and its card."""

    @property
    def heard(self) -> Mapping[CardPlace, Sequence[Heard]]:
        """The relations that lead to each card."""

    @property
    def roll(self) -> Roll:
        """Who can be silent on a point."""

    @property
    def ordered(self) -> Sequence[PointId]:
        """All points A–Z by title."""

    @property
    def retired(self) -> Mapping[PointId, Sequence[PointId]]:
        """The former ids of every point."""

    @property
    def topics(self) -> Mapping[Id, Sequence[PointId]]:
        """The points of each topic A–Z by title; topics A–Z by id."""

    @property
    def neighbours(self) -> Mapping[PointId, tuple[PointId | None, PointId | None]]:
        """The points before and after each, A–Z by title."""

    def outlines(self, places: Sequence[Place]) -> Sequence[Outline]:
        """Some statements in outline."""

    def in_full(self, places: Sequence[Place]) -> Sequence[Statement]:
        """Some statements."""

    def look_ahead(self, points: Sequence[PointId], *kinds: Ahead) -> None:
        """Tells that some of these tables will be asked about each of these points."""

    def look_round(self, statements: Sequence[Statement]) -> None:
        """Tells that it will be asked to which others these statements of one page refer, and who relates to them."""

    @property
    def by_source(self) -> Mapping[SourceId, Sequence[Place]]:
        """The statements of each source that has any, point by point."""

    @property
    def sides(self) -> Collection[PartyId | None]:
        """The parties that somebody speaks for; None among them, where a source of no party has a statement."""

    @property
    def spoken_on(self) -> Mapping[SourceId, Collection[PointId]]:
        """The points on which each source speaks, alone or together with others."""

    @property
    def jointly(self) -> Mapping[SourceId, Sequence[Place]]:
        """The statements that each source makes together with others, point by point."""

    @property
    def relayed_by(self) -> Mapping[SourceId, Sequence[Place]]:
        """The statements of others that each source handed on, point by point."""

    @property
    def uncarried(self) -> Mapping[SourceId, Uncarried]:
        """By outlet: the statements that none of its documents reports."""

    @property
    def number(self) -> int:
        """How many statements there are."""

    @property
    def documents(self) -> Sequence[DocumentId]:
        """All documents by date."""

    @property
    def published(self) -> Mapping[SourceId, Sequence[DocumentId]]:
        """The documents of each outlet that has any, by date."""

    @property
    def by_document(self) -> Mapping[DocumentId, Sequence[Resting]]:
        """The passages of each document, in the order of the text, each once, with what rests on them."""

    @property
    def lengths(self) -> Mapping[DocumentId, int]:
        """How many characters each document has."""
