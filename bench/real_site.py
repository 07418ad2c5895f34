"""The site of this checkout, built as a user builds it: cold, and again with nothing changed."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from arithmetic import median
from contenders import contenders, forget
from machine import settle
from measured import RealSite
from running import run

CHECKOUT = Path(__file__).parents[1]
PARTS = ("site.toml", "content", "seeds", "themes")
ROUNDS = 10


def real_site(rounds: int = ROUNDS) -> RealSite:
    """The medians of so many rounds, of a copy of the site."""
    contender = contenders()["Dissensus, default theme"]
    with tempfile.TemporaryDirectory() as scratch:
        site, output = Path(scratch) / "site", Path(scratch) / "output"
        _copy(site)
        settle()
        cold, warm = [], []
        for _ in range(rounds):
            forget(site, output)
            cold.append(run(contender.command(site, output, 2), site).seconds)
            warm.append(run(contender.command(site, output, 2), site).seconds)
    return RealSite(median(cold), median(warm), rounds)


def _copy(site: Path) -> None:
    site.mkdir()
    for part in PARTS:
        origin = CHECKOUT / part
        if origin.is_dir():
            shutil.copytree(origin, site / part)
        else:
            shutil.copy(origin, site / part)
