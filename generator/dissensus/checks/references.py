"""References: what a point, or what is no point's, names of other points and of the pages of the site.

They are all that is needed of a point to check it against the others (`between`), and most points have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias
from urllib.parse import unquote

from msgspec import Struct

from dissensus.addresses import is_within_site
from dissensus.checks.surroundings import Surroundings
from dissensus.citations import citations, links
from dissensus.faults import Where
from dissensus.model import Point, PointId, card_place, point_file
from dissensus.prose import Prose, prose_beside_points, prose_of_point


class ToCard(Struct, frozen=True, tag="card"):
    """A relation or a citation that leads to a card of another point."""

    point: str  # as typed, like the card: a citation may name what can be no id
    card: str
    home: PointId | None  # the point that names it, if it is one
    where: Where


class ToPage(Struct, frozen=True, tag="page"):
    """A link to a page of the site."""

    href: str  # from the site's root, percent-encoded
    where: Where


class Retired(Struct, frozen=True, tag="retired"):
    """An id that a point had before, and that goes on leading to it."""

    id: PointId
    point: PointId
    index: int  # among the retired ids of its point, from 0

    @property
    def where(self) -> Where:
        """The place where it is listed."""
        return point_file(self.point) / "previously" / self.index


Reference: TypeAlias = ToCard | ToPage | Retired


def references_of(point_id: PointId, point: Point) -> tuple[Reference, ...]:
    """What a point names beyond itself, in no order that matters."""
    return (
        *(Retired(retired, point_id, index) for index, retired in enumerate(point.previously)),
        *_relations(point_id, point),
        *_in_prose(prose_of_point(point_id, point), point_id),
    )


def references_beside_points(around: Surroundings) -> tuple[Reference, ...]:
    """What the notes of sources and documents and the pages name."""
    return tuple(_in_prose(prose_beside_points(around.sources, around.documents, around.pages), None))


def _relations(point_id: PointId, point: Point) -> Iterator[ToCard]:
    for number, card in enumerate(point.cards):
        for index, relation in enumerate(card.relates):
            named, hash_mark, name = relation.to.rpartition("#")
            if hash_mark and named != point_id:
                yield ToCard(named, name, point_id, card_place(point_id, number) / "relates" / index / "to")


def _in_prose(texts: Iterable[Prose], home: PointId | None) -> Iterator[Reference]:
    for prose in texts:
        for citation in citations(prose.markdown) if "#" in prose.markdown else ():
            if citation.point is not None and citation.point != home:
                place = prose.place_of(citation.words, citation.line)
                yield ToCard(citation.point, citation.card, home, place)
        for href, line in links(prose.markdown):
            if is_within_site(href):
                yield ToPage(href, prose.place_of(unquote(href), line))
