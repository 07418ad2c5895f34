"""The tables that the race prints, in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from arithmetic import exponent, percentile, verdict
from measured import Grown, Lap, Raced, RealSite, Served, Size

HUGO, JSON = "Hugo", "Hugo fed JSON"
PLAIN, DEFAULT = "Dissensus, plain theme", "Dissensus, default theme"


class Mark(NamedTuple):
    """What must be reached: a measure of ours, as a ratio to a peer's, at 1,000 points and at 10,000."""

    title: str
    ours: str
    measure: Callable[[Raced], float]
    most: dict[int, float]
    peer: str = HUGO


def cold(raced: Raced) -> float:
    """The median of cold builds."""
    return raced.median_of(lambda lap: lap.cold)


def second(raced: Raced) -> float:
    """The median of second builds, nothing changed."""
    return raced.median_of(lambda lap: lap.second)


def card(raced: Raced) -> float:
    """The median of builds after one card was edited."""
    return raced.median_of(lambda lap: lap.card)


def spelling(raced: Raced) -> float:
    """The median of builds after one source was spelled otherwise."""
    return raced.median_of(lambda lap: lap.spelling)


MARKS = (
    Mark("cold build, the peers' pages", PLAIN, cold, {1000: 0.35, 10_000: 0.30}),
    Mark("cold build, the peers' pages", PLAIN, cold, {10_000: 0.75}, peer=JSON),
    Mark("cold build, all our pages", DEFAULT, cold, {1000: 0.8, 10_000: 0.7}),
    Mark("second build, nothing changed", PLAIN, second, {1000: 0.03, 10_000: 0.01}),
    Mark("one card edited, command again", PLAIN, card, {1000: 0.05, 10_000: 0.015}),
    Mark("one spelling of one source edited", PLAIN, spelling, {10_000: 0.2}),
    Mark("peak memory, cold", PLAIN, lambda raced: raced.memory, {1000: 0.5, 10_000: 0.25}),
)
FASTER_IN_TWO = 1.7
SERVED = {1000: 0.030, 10_000: 0.050}  # seconds, the 95th percentile
GROWTH, GROWN_MEMORY = 1.05, 3e9
REAL_COLD, REAL_WARM = 1.0, 0.25


def size_tables(size: Size) -> Iterator[str]:
    """What every tool needed at one size, and what that is beside what must be reached."""
    yield f"## {size.points:,} points\n"
    heads = (
        "",
        "facts stated",
        "cold",
        "nothing changed",
        "one card",
        "one spelling",
        "written of differing",
        "memory",
    )
    yield from table(heads, (_raced(raced) for raced in size.raced.values()))
    if rows := list(marked(size)):
        yield from table(("", "ours", "theirs", "ratio", "at most", ""), rows)
    ours = [raced for raced in size.raced.values() if raced.laps[0].alone is not None]
    if ours:
        yield from table(("cold", "one process", "two", "faster by", "at least", "", "same bytes"), map(_jobs, ours))


def marked(size: Size) -> Iterator[tuple[str, ...]]:
    """A row for each mark that is set at this size."""
    for mark in MARKS:
        if size.points in mark.most and {mark.ours, mark.peer} <= size.raced.keys():
            ours, theirs = mark.measure(size.raced[mark.ours]), mark.measure(size.raced[mark.peer])
            most = mark.most[size.points]
            title = f"{mark.title} ({mark.ours.partition(', ')[2]}) against {mark.peer}"
            ratio = ours / theirs
            yield title, _shown(ours), _shown(theirs), f"{ratio:.3f}", str(most), verdict(ratio, most)
    if size.points == min(SERVED) and PLAIN in size.raced:
        yield _rendered(size.raced[PLAIN].laps)


def served_table(served: Iterable[Served]) -> Iterator[str]:
    """How long a curator waits, by the default theme."""
    yield "## `dissensus serve`, default theme\n"
    yield "“Saved to served” is from the rename of a saved file to the page with the new words.\n"
    heads = ("points", "first page", "saved to served, median", "95 %", "slowest", "at most (95 %)", "", "memory")
    yield from table(heads, map(_served, served))


def growth_table(grown: Sequence[Grown]) -> Iterator[str]:
    """What larger and larger sites need, and by which power."""
    yield "## Growth, plain theme, cold\n"
    yield from table(
        ("points", "seconds", "memory"), ((f"{g.points:,}", f"{g.seconds:.2f}", _bytes(g.memory)) for g in grown)
    )
    power = exponent([g.points for g in grown], [g.seconds for g in grown])
    yield f"Exponent in time: {power:.3f}, at most {GROWTH}: {verdict(power, GROWTH)}.  "
    most = max(g.memory for g in grown)
    yield f"Memory: {_bytes(most)}, at most {_bytes(GROWN_MEMORY)}: {verdict(most / 1e6, GROWN_MEMORY / 1e6)}.\n"


def real_site_table(site: RealSite) -> Iterator[str]:
    """The site of this checkout."""
    yield "## The site of this checkout\n"
    rows = (
        ("cold", f"{site.cold:.3f}", str(REAL_COLD), verdict(site.cold, REAL_COLD)),
        ("warm", f"{site.warm:.3f}", str(REAL_WARM), verdict(site.warm, REAL_WARM)),
    )
    yield from table((f"{site.rounds} rounds", "seconds", "at most", ""), rows)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table, its first column words and all others numbers, with an empty line behind it."""
    yield f"| {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * (len(heads) - 1)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def _raced(raced: Raced) -> tuple[str, ...]:
    times = (f"{measure(raced):.3f}" for measure in (cold, second, card, spelling))
    last = raced.laps[-1]
    return raced.name, f"{raced.facts:,}", *times, f"{last.touched:,} of {last.differing:,}", _bytes(raced.memory)


def _rendered(laps: Sequence[Lap]) -> tuple[str, ...]:
    more = max(lap.touched - lap.differing for lap in laps)
    last = laps[-1]
    return (
        "one spelling of one source edited: files written, differing",
        f"{last.touched:,}",
        f"{last.differing:,}",
        f"{more} more",
        "0",
        verdict(more, 0),
    )


def _jobs(raced: Raced) -> tuple[str, ...]:
    alone = raced.median_of(lambda lap: lap.alone or 0)
    gain = alone / cold(raced)
    least = "met" if gain >= FASTER_IN_TWO else f"missed by {FASTER_IN_TWO - gain:.3g}"
    alike = "yes" if all(lap.alike for lap in raced.laps) else "no"
    return raced.name, f"{alone:.3f}", f"{cold(raced):.3f}", f"{gain:.2f}", str(FASTER_IN_TWO), least, alike


def _served(served: Served) -> tuple[str, ...]:
    high, most = percentile(served.rounds, 0.95), SERVED.get(served.points)
    mark = (_ms(most), verdict(high * 1000, most * 1000)) if most else ("", "")
    times = (percentile(served.rounds, 0.5), high, max(served.rounds))
    return f"{served.points:,}", f"{served.first_page:.2f} s", *map(_ms, times), *mark, _bytes(served.memory)


def _shown(value: float) -> str:
    return _bytes(value) if value > 1e6 else f"{value:.3f}"


def _bytes(number: float) -> str:
    return f"{number / 1e6:,.0f} MB"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"
