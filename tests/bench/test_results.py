"""The tables of the race, on numbers that were given."""

from __future__ import annotations

import pytest

from measured import Grown, Lap, Raced, RealSite, Served, Size
from results import DEFAULT, HUGO, JSON, PLAIN, growth_table, real_site_table, served_table, size_tables


def raced(name: str, cold: float, memory: int, *, second: float = 1, jobs: bool = False) -> Raced:
    laps = [Lap(cold * part, second * part, 2 * part, 3 * part, 70, 64, 4 * cold, True) for part in (0.5, 1, 9)]
    if not jobs:
        laps = [lap._replace(alone=None, alike=None) for lap in laps]
    return Raced(name, tuple(laps), 123_456, memory)


def size(points: int) -> Size:
    entered = (
        raced(HUGO, 10, 400_000_000),
        raced(JSON, 4, 300_000_000),
        raced(PLAIN, 3, 100_000_000, second=0.25, jobs=True),
        raced(DEFAULT, 9, 200_000_000, jobs=True),
    )
    return Size(points, {each.name: each for each in entered})


def rows(points: int) -> list[str]:
    return list(size_tables(size(points)))


def test_a_row_for_each_tool_holds_its_medians() -> None:
    assert f"| {HUGO} | 123,456 | 10.000 | 1.000 | 2.000 | 3.000 | 70 of 64 | 400 MB |" in rows(1000)


AGAINST_HUGO = "(plain theme) against Hugo"


@pytest.mark.parametrize(
    ("points", "title", "row"),
    [
        (1000, f"cold build, the peers' pages {AGAINST_HUGO}", "3.000 | 10.000 | 0.300 | 0.35 | met"),
        (10_000, f"cold build, the peers' pages {AGAINST_HUGO}", "3.000 | 10.000 | 0.300 | 0.3 | met"),
        (10_000, f"cold build, the peers' pages {AGAINST_HUGO} fed JSON", "3.000 | 4.000 | 0.750 | 0.75 | met"),
        (
            1000,
            "cold build, all our pages (default theme) against Hugo",
            "9.000 | 10.000 | 0.900 | 0.8 | missed by 0.1",
        ),
        (1000, f"second build, nothing changed {AGAINST_HUGO}", "0.250 | 1.000 | 0.250 | 0.03 | missed by 0.22"),
        (1000, f"peak memory, cold {AGAINST_HUGO}", "100 MB | 400 MB | 0.250 | 0.5 | met"),
        (10_000, f"one spelling of one source edited {AGAINST_HUGO}", "3.000 | 3.000 | 1.000 | 0.2 | missed by 0.8"),
        (1000, "one spelling of one source edited: files written, differing", "70 | 64 | 6 more | 0 | missed by 6"),
        (1000, PLAIN, "12.000 | 3.000 | 4.00 | 1.7 | met | yes"),
    ],
)
def test_a_row_for_each_mark_holds_the_ratio_and_whether_it_is_met(points: int, title: str, row: str) -> None:
    assert f"| {title} | {row} |" in rows(points)


def test_the_harder_mark_is_set_at_ten_thousand_alone() -> None:
    assert not [row for row in rows(1000) if "against Hugo fed JSON" in row]


def test_a_size_without_marks_has_none() -> None:
    assert not [row for row in rows(300) if "at most" in row]


def test_other_bytes_from_one_process_are_told() -> None:
    plain = raced(PLAIN, 3, 1, jobs=True)
    plain = plain._replace(laps=(*plain.laps[:-1], plain.laps[-1]._replace(alike=False)))
    lines = list(size_tables(Size(1000, {PLAIN: plain})))
    assert lines[-2].endswith("| no |")


def test_what_is_served() -> None:
    rounds = tuple(number / 1000 for number in range(1, 21))
    lines = list(served_table([Served(1000, 1.5, rounds, 50_000_000), Served(7, 1.0, rounds, 1_000_000)]))
    assert "| 1,000 | 1.50 s | 10 ms | 19 ms | 20 ms | 30 ms | met | 50 MB |" in lines
    assert "| 7 | 1.00 s | 10 ms | 19 ms | 20 ms |  |  | 1 MB |" in lines


def test_growth() -> None:
    grown = [Grown(size, size / 100, size * 20_000) for size in (1_000, 10_000, 100_000)]
    lines = list(growth_table(grown))
    assert "| 100,000 | 1000.00 | 2,000 MB |" in lines
    assert "Exponent in time: 1.000, at most 1.05: met.  " in lines
    assert "Memory: 2,000 MB, at most 3,000 MB: met.\n" in lines


def test_the_real_site() -> None:
    lines = list(real_site_table(RealSite(cold=0.9, warm=0.5, rounds=10)))
    assert "| cold | 0.900 | 1.0 | met |" in lines
    assert "| warm | 0.500 | 0.25 | missed by 0.25 |" in lines
