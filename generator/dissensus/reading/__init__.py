"""Reading: the files of a site to what curators wrote, strictly; every departure is a fault."""

from dissensus.reading.library import read, read_around
from dissensus.reading.site import Site, Unreadable

__all__ = ["Site", "Unreadable", "read", "read_around"]
