"""Facets of a point, and the positions on each."""

from __future__ import annotations

from collections.abc import Iterator

from dissensus.checks.names import unknown
from dissensus.checks.surroundings import Subject
from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import listed


def positions_name_facets(subject: Subject) -> Iterator[Fault]:
    """Where a point has facets, every position names one of them; where it has none, none does."""
    facets = subject.point.facets
    for position_id, position in subject.point.positions.items():
        if position.facet is None and not facets:
            continue
        where = subject.place("positions", position_id)
        if position.facet is None:
            yield _missing(facets, where)
        elif facets:
            yield from unknown(position.facet, facets, where / "facet", kind="facet", code="unknown-facet")
        else:
            yield Fault(
                code="unknown-facet",
                where=where / "facet",
                message="a facet is named, and this point has none",
                help="List the facets of the point under `facets:`, or leave this line out.",
            )


def facets_are_used(subject: Subject) -> Iterator[Fault]:
    """Every facet has a position: a sub-question without any answer shows nothing.

    Not told where a position names a facet that is unknown, or none: it may be the one that is meant.
    """
    if not (facets := subject.point.facets):
        return
    used = {position.facet for position in subject.point.positions.values()}
    for facet in facets if used <= facets.keys() else ():
        if facet not in used:
            yield Fault(
                code="unused-facet",
                where=subject.place("facets", facet).key(),
                message=f'no position stands on the facet "{facet}"',
                level="warning",
            )


def _missing(facets: dict[str, str], where: Where) -> Fault:
    return Fault(
        code="missing-facet",
        where=where.key(),
        message="this position names no facet, and the point has several questions in one",
        help=f"Its facet can be {listed(facets)}.",
    )
