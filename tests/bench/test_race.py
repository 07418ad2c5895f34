"""One tool's laps, with a tool that copies; and our own runs, on the smallest corpora. No time is looked at."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from pathlib import Path

import pytest

import growth
import race
import real_site
from contenders import Contender
from facts import check
from measured import RealSite, Size
from race import Lapping, facts_stated
from running import CommandFailed

# Builds a site by copying it: every file with --all, else what differs; with --unlike, other bytes by other jobs.
COPIES = """
import filecmp, pathlib, shutil, sys
site, output, jobs, *options = sys.argv[1:]
for path in pathlib.Path(site).rglob("*"):
    there = pathlib.Path(output) / path.relative_to(site)
    if path.is_file() and ("--all" in options or not there.exists() or not filecmp.cmp(path, there, shallow=False)):
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, there)
if "--unlike" in options:
    pathlib.Path(output, "jobs").write_text(jobs)
"""


def copying(*options: str, has_jobs: bool = False) -> Contender:
    def command(site: Path, output: Path, jobs: int) -> list[str]:
        return [sys.executable, "-c", COPIES, str(site), str(output), str(jobs), *options]

    facts = "content/sources.yaml"
    return Contender("copier", shutil.copytree, command, "content/points", facts, has_jobs=has_jobs)


@pytest.fixture(autouse=True)
def unsettled(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (race, growth, real_site):
        monkeypatch.setattr(module, "settle", lambda: None)


def lapping(contender: Contender, corpus: Path, folder: Path) -> Lapping:
    contender.lay(corpus, folder / "site")
    return Lapping(contender, folder / "site", folder / "output", number=0)


@pytest.mark.parametrize(("options", "touched"), [((), 1), (("--all",), None)])
def test_a_lap_counts_what_was_written_and_what_came_to_differ(
    corpus: Path, tmp_path: Path, options: tuple[str, ...], touched: int | None
) -> None:
    there = lapping(copying(*options), corpus, tmp_path)
    lap = there.rest(there.cold())
    files = sum(path.is_file() for path in corpus.rglob("*"))
    assert (lap.touched, lap.differing) == (touched or files, 1)
    assert lap.alone is None and lap.alike is None


@pytest.mark.parametrize(("options", "alike"), [((), True), (("--unlike",), False)])
def test_a_lap_tells_whether_one_process_gives_the_bytes_of_two(
    corpus: Path, tmp_path: Path, options: tuple[str, ...], alike: bool
) -> None:
    there = lapping(copying(*options, has_jobs=True), corpus, tmp_path)
    assert there.rest(there.cold()).alike is alike


def test_a_cold_build_begins_with_nothing(corpus: Path, tmp_path: Path) -> None:
    there = lapping(copying(), corpus, tmp_path)
    there.output.mkdir()
    (there.output / "left").write_text("left")
    there.cold()
    assert not (there.output / "left").exists()


def test_all_facts_are_counted(corpus: Path, output: Path) -> None:
    assert facts_stated(corpus, output) == sum(each.facts for each in check(corpus, output).values())


def test_an_output_that_leaves_out_a_fact_ends_the_race(corpus: Path, output: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(output, tmp_path / "copy")
    (copy / "sitemap.xml").unlink()
    with pytest.raises(CommandFailed, match=r"sitemap: 0 of "):
        facts_stated(corpus, copy)


def test_growth_is_that_of_a_cold_build_of_each_size() -> None:
    grown = growth.growth(sizes=(1, 2))
    assert [each.points for each in grown] == [1, 2]
    assert all(each.seconds > 0 and each.memory > 1e6 for each in grown)


def test_the_real_site_is_a_copy_of_this_checkout_built() -> None:
    found = real_site.real_site(rounds=1)
    assert found.cold > 0 and found.warm > 0


def test_sizes_and_rounds_are_asked_for(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[tuple[int, int]] = []

    def measured(points: int, rounds: int, scratch: Path) -> Size:
        asked.append((points, rounds))
        return Size(points, {})

    for name, value in (("race", measured), ("versions", list), ("real_site", partial(RealSite, 1, 1, 1))):
        monkeypatch.setattr(race, name, value)
    race.main(["--no-server"])
    race.main(["--no-server", "--rounds", "2", "7"])
    assert asked == [(1000, 5), (10_000, 3), (7, 2)]
    assert "## 10,000 points" in capsys.readouterr().out
