"""What follows from the cards and is never typed: order, columns, figures, silence. Values in, values out."""

from dissensus.deriving.tables import PointTable, Tables, derive

__all__ = ["PointTable", "Tables", "derive"]
