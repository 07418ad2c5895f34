"""Facets of a point, and the positions on each."""

from __future__ import annotations

from collections.abc import Iterator

from dissensus.checks.names import unknown
from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import listed
from dissensus.model import Library, Point, point_file


def positions_name_facets(library: Library) -> Iterator[Fault]:
    """Where a point has facets, every position names one of them; where it has none, none does."""
    for name, point in library.points_in_view.items():
        for position_id, position in point.positions.items():
            where = point_file(name) / "positions" / position_id
            if position.facet is None:
                yield from _missing(point, where)
            elif point.facets:
                yield from unknown(position.facet, point.facets, where / "facet", kind="facet", code="unknown-facet")
            else:
                yield Fault(
                    code="unknown-facet",
                    where=where / "facet",
                    message="a facet is named, and this point has none",
                    help="List the facets of the point under `facets:`, or leave this line out.",
                )


def facets_are_used(library: Library) -> Iterator[Fault]:
    """Every facet has a position: a sub-question without any answer shows nothing.

    Not told where a position names a facet that is unknown, or none: it may be the one that is meant.
    """
    for name, point in library.points_in_view.items():
        used = {position.facet for position in point.positions.values()}
        for facet in point.facets if used <= point.facets.keys() else ():
            if facet not in used:
                yield Fault(
                    code="unused-facet",
                    where=(point_file(name) / "facets" / facet).key(),
                    message=f'no position stands on the facet "{facet}"',
                    level="warning",
                )


def _missing(point: Point, where: Where) -> Iterator[Fault]:
    if point.facets:
        yield Fault(
            code="missing-facet",
            where=where.key(),
            message="this position names no facet, and the point has several questions in one",
            help=f"Its facet can be {listed(point.facets)}.",
        )
