"""Linking: every link, anchor and asset of the built pages leads to something that the site has."""

from dissensus.linking.blame import Makings
from dissensus.linking.checking import Built, dead_links

__all__ = ["Built", "Makings", "dead_links"]
