"""Growth: what a cold build of larger and larger sites needs, with the theme that makes the peers' pages."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from contenders import contenders
from corpus import Corpus, write
from machine import settle
from measured import Grown
from running import run

SIZES = (1_000, 10_000, 100_000)


def growth(sizes: Sequence[int] = SIZES) -> list[Grown]:
    """A cold build at each size, once."""
    return list(_grown(sizes))


def _grown(sizes: Sequence[int]) -> Iterator[Grown]:
    contender = contenders()["Dissensus, plain theme"]
    with tempfile.TemporaryDirectory() as scratch:
        for points in sizes:
            print(f"{points:,} points: growth", file=sys.stderr, flush=True)
            corpus, site, output = (Path(scratch) / f"{name} {points}" for name in ("corpus", "site", "output"))
            write(Corpus(points), corpus)
            contender.lay(corpus, site)
            settle()
            built = run(contender.command(site, output, 2), site, look_at_memory=True)
            yield Grown(points, built.seconds, built.memory)
