"""What is worked out of measurements, on numbers that can be checked by hand."""

from __future__ import annotations

import pytest

from arithmetic import exponent, percentile, verdict


@pytest.mark.parametrize(
    ("values", "share", "found"),
    [
        ([7], 0.95, 7),
        ([3, 1, 2], 0.5, 2),
        ([1, 2, 3, 4], 0.5, 2),
        (range(1, 21), 0.95, 19),
        (range(1, 22), 0.95, 20),
        (range(1, 16), 0.95, 15),
        ([1, 2], 0, 1),
        ([1, 2], 1, 2),
    ],
)
def test_percentile(values: list[int], share: float, found: int) -> None:
    assert percentile(values, share) == found


@pytest.mark.parametrize("power", [0, 0.5, 1, 1.05, 2])
def test_the_exponent_of_a_power_is_that_power(power: float) -> None:
    sizes = [1_000, 10_000, 100_000]
    assert exponent(sizes, [0.003 * size**power for size in sizes]) == pytest.approx(power)


def test_the_exponent_of_what_lies_beside_a_power_is_the_nearest() -> None:
    # In logarithms to the base 10: 0, 1, 2 and 0, 2, 1; the slope through them is 1/2.
    assert exponent([1, 10, 100], [1, 100, 10]) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("value", "most", "told"),
    [(0.3, 0.35, "met"), (0.35, 0.35, "met"), (0.75, 0.35, "missed by 0.4"), (2_886, 50, "missed by 2.84e+03")],
)
def test_verdict(value: float, most: float, told: str) -> None:
    assert verdict(value, most) == told
