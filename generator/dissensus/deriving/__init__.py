"""What follows from the cards and is never typed: order, columns, figures, silence. Values in, values out."""

from dissensus.deriving.points import PointTable
from dissensus.deriving.tables import Derived, Tables, derive

__all__ = ["Derived", "PointTable", "Tables", "derive"]
