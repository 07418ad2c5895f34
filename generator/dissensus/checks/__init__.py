"""Checks: one rule, one function, and the table of contents of them all."""

from dissensus.checks.between import Destinations, between
from dissensus.checks.contents import Found, check, check_point, check_site
from dissensus.checks.references import Reference, references_beside_points, references_of
from dissensus.checks.surroundings import Surroundings, surroundings_of

__all__ = [
    "Destinations",
    "Found",
    "Reference",
    "Surroundings",
    "between",
    "check",
    "check_point",
    "check_site",
    "references_beside_points",
    "references_of",
    "surroundings_of",
]
