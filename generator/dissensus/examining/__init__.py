"""Examining: what a site and the machine it is built on are like, for whoever wonders why it is slow or strange."""

from dissensus.examining.facts import Fact, Section
from dissensus.examining.sections import examination

__all__ = ["Fact", "Section", "examination"]
