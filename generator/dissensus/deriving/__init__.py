"""What follows from the cards and is never typed: order, columns, figures, silence. Values in, values out."""

from dissensus.deriving.derived import Derived, derive
from dissensus.deriving.points import PointTable
from dissensus.deriving.tables import Tables

__all__ = ["Derived", "PointTable", "Tables", "derive"]
