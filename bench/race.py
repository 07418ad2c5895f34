"""The race: our two themes and the peers build the same corpora, in one run, each in turn, round after round.

    python bench/race.py [SIZE …] [--rounds N] [--no-server]     # 1,000 and 10,000 points unless told otherwise
    python bench/race.py --growth                                 # what 1,000, 10,000 and 100,000 points need of us

Of each tool: a cold build, a second one with nothing changed, one after an edit of one card, and one after a source's
name is spelled otherwise, each as a command of its own, start of the program included. Between an edit and its build
some seconds go by. Memory is measured in a run of its own. Before all that every output is asked for every fact of the
corpus. Prints Markdown; what is going on is told on standard error.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from contenders import Contender, contenders, forget, versions
from corpus import Corpus, write
from edits import edit_card, edit_spelling
from growth import growth
from machine import machine, settle
from measured import Lap, Raced, Served, Size
from outputs import changed, digests
from real_site import real_site
from results import growth_table, real_site_table, served_table, size_tables
from running import run
from waiting import measure

ROUNDS = {1000: 5}
ROUNDS_OF_OTHERS = 3
JOBS = 2
CHECKER = Path(__file__).with_name("facts.py")


def race(points: int, rounds: int, scratch: Path) -> Size:
    """All who can at that size, measured."""
    corpus = scratch / "corpus"
    write(Corpus(points), corpus)
    entered = {name: each for name, each in contenders().items() if points <= each.most}
    for number, each in enumerate(entered.values()):
        _tell(f"{points:,} points: laid out for {each.name}")
        each.lay(corpus, scratch / str(number))
    settle()
    laps: dict[str, list[Lap]] = defaultdict(list)
    facts: dict[str, int] = {}
    for number in range(rounds):
        for place, (name, each) in enumerate(entered.items()):
            _tell(f"{points:,} points: {name}, round {number + 1} of {rounds}")
            lap = Lapping(each, scratch / str(place), scratch / f"out-{place}", number)
            cold = lap.cold()
            if number == 0:
                facts[name] = facts_stated(corpus, lap.output)
            laps[name].append(lap.rest(cold))
    memory = {name: _memory(each, scratch, place, points) for place, (name, each) in enumerate(entered.items())}
    return Size(points, {name: Raced(name, tuple(laps[name]), facts[name], memory[name]) for name in entered})


class Lapping:
    """One tool's builds of one round."""

    def __init__(self, contender: Contender, site: Path, output: Path, number: int) -> None:
        self.contender = contender
        self.site = site
        self.output = output
        self.number = number

    def cold(self) -> float:
        """Seconds of a build with nothing left of any before."""
        forget(self.site, self.output)
        return self._seconds()

    def rest(self, cold: float) -> Lap:
        """All else that is measured in a round."""
        second = self._seconds()
        edit_card(self.site / self.contender.points, f"round {self.number} of it")
        settle()
        card = self._seconds()
        before = digests(self.output)
        edit_spelling(self.site / self.contender.facts, f"Nummer{'r' * self.number}")
        settle()
        began = self._stamp()
        spelling = self._seconds()
        touched, differing = changed(self.output, before, began)
        alone, alike = self._alone() if self.contender.has_jobs else (None, None)
        return Lap(cold, second, card, spelling, touched, differing, alone, alike)

    def _seconds(self, jobs: int = JOBS) -> float:
        return run(self.contender.command(self.site, self.output, jobs), self.site).seconds

    def _stamp(self) -> int:
        """The file system's own time: that of a file written now."""
        now = self.output.with_name("now")
        now.write_text("")
        return now.stat().st_mtime_ns

    def _alone(self) -> tuple[float, bool]:
        """Seconds of a cold build in one process, and whether its bytes are those of two."""
        together = digests(self.output)
        forget(self.site, self.output)
        return self._seconds(jobs=1), digests(self.output) == together


def facts_stated(corpus: Path, output: Path) -> int:
    """How many facts of the corpus an output states: all of them. Raises CommandFailed if any is missed."""
    told = run([sys.executable, str(CHECKER), str(corpus), str(output)]).told
    return int(told.split()[-2].replace(",", ""))


def _memory(contender: Contender, scratch: Path, place: int, points: int) -> int:
    """The peak of the process tree in a cold build, in bytes."""
    _tell(f"{points:,} points: {contender.name}, memory")
    site, output = scratch / str(place), scratch / f"out-{place}"
    forget(site, output)
    return run(contender.command(site, output, JOBS), site, look_at_memory=True).memory


def report(sizes: Sequence[int], rounds: int | None, server: bool) -> Iterator[str]:
    """The race as Markdown, as it comes."""
    yield "# Results\n"
    yield "Written by `make bench`. Times are seconds, medians; memory is that of the whole process tree.\n"
    yield f"{machine()}; {', '.join(versions())}; {date.today():%-d %B %Y}\n"
    for points in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            yield from size_tables(race(points, rounds or ROUNDS.get(points, ROUNDS_OF_OTHERS), Path(scratch)))
    if server:
        yield from served_table(_served(sizes))
    yield from real_site_table(real_site())


def _served(sizes: Sequence[int]) -> Iterator[Served]:
    for points in sizes:
        _tell(f"{points:,} points: served")
        with tempfile.TemporaryDirectory() as scratch:
            yield measure(points, Path(scratch) / "site")


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="race.py", description="Our two themes against the peers.")
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10_000], metavar="SIZE", help="how many points")
    parser.add_argument("--rounds", type=int, help="of each size; 5 at 1,000 points and 3 at others unless told")
    parser.add_argument("--no-server", dest="server", action="store_false", help="leave `dissensus serve` out")
    parser.add_argument("--growth", action="store_true", help="only what larger and larger sites need of us")
    return parser.parse_args(words)


def main(words: Sequence[str]) -> None:
    """Prints what is asked for."""
    asked = _arguments(words)
    lines = growth_table(growth()) if asked.growth else report(asked.sizes, asked.rounds, asked.server)
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
