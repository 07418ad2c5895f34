"""Faults: what a curator has to mend, as values.

A fault names a file and a path of keys. Line and column are found only when it is told (`faults.places`), so
the model stays plain and a build without faults never pays for places.
"""

from dissensus.faults.echoes import without_echoes
from dissensus.faults.fault import Fault, Where, in_order

__all__ = ["Fault", "Where", "in_order", "without_echoes"]
