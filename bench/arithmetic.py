"""What is worked out of measurements: percentiles, ratios against what must be reached, the exponent of growth."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence

median = statistics.median


def percentile(values: Iterable[float], share: float) -> float:
    """The least value that so large a share of the values does not exceed: 0.95 is the 95th percentile."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The power of the size by which the cost grows: the slope through the logarithms of both, by least squares."""
    return statistics.linear_regression([math.log(size) for size in sizes], [math.log(cost) for cost in costs]).slope


def verdict(value: float, most: float) -> str:
    """Whether a value stays within what it may be at most, and by how much it does not; both in the same unit."""
    return "met" if value <= most else f"missed by {value - most:.3g}"
