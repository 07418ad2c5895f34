"""Incremental equals clean, byte for byte and fault for fault, whatever was done to a site and to what was kept of it.

A part of a minute in the suite. To try thousands of builds: `pytest --hypothesis-profile=thorough tests/compiling`.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from random import Random
from unittest import mock

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from compiling.edits_around_points import AROUND_POINTS
from compiling.edits_of_points import OF_POINTS
from compiling.edits_of_the_site import OF_THE_SITE
from compiling.judge import Clean, Judge
from compiling.picking import Edit, Pick
from compiling.spoiling import KILLED_AT, OUTPUT, SPOILING, in_a_process_killed, lay_a_journal_beside
from compiling.world import Version, World
from dissensus import parallel, ticks, whole
from dissensus.build import Outcome, build
from dissensus.catalogue import carriers, facts, opening, related, unchanged
from dissensus.compiling import pages as pages_of_a_site
from dissensus.deriving import carrying, silence
from dissensus.pages import documents, paging, parts, sources
from dissensus.pages.views import View
from dissensus.rendering import looks
from dissensus.rendering.templates import Templates, render
from dissensus.writing import Refused
from dissensus.writing.lock import locked
from dissensus.writing.manifest import recall
from writing.folders import public, stamps

EDITS = (*OF_POINTS, *AROUND_POINTS, *OF_THE_SITE)
EDITIONS = st.sampled_from([None, date(2025, 1, 1)])
MOSTLY = st.sampled_from([True, True, True, False])
SECONDS = st.sampled_from([0, -1, 86_400, -86_400])
FOR_EVER = 10**18  # nanoseconds

# What is on several pages, or counted and not listed, only where there is much of it.
LIMITS: tuple[tuple[object, str, int], ...] = (
    (paging, "ON_A_PAGE", 2),
    (parts, "CHARACTERS", 300),
    (documents, "CHARACTERS", 300),
    (sources, "_POINTS_LISTED", 1),
    (sources, "_DOCUMENTS_SHOWN", 1),
    (carrying, "LISTED", 3),
    (carriers, "LISTED", 3),
    (silence, "LISTED", 1),
    (facts, "AT_HAND", 3),
    (related, "_AT_HAND", 3),
)

Files = Mapping[str, bytes]


def some(*edits: Edit) -> st.SearchStrategy[list[Edit]]:
    """A few of these edits, one after the other."""
    return st.lists(st.sampled_from(edits), min_size=1, max_size=3)


class Builds(RuleBasedStateMachine):
    """One site that is built again and again. `theirs` are files in its output folders that are not of the site."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.world = World(self.folder / "site")
        self.judges = {version: Judge(self.world.root) for version in ("one", "two")}
        self.outputs = (self.world.root / "public", self.folder / "elsewhere")
        self.output = self.outputs[0]
        self.catalogue = self.world.root / ".dissensus" / "catalogue"
        self.theirs: dict[Path, dict[str, bytes]] = {output: {} for output in self.outputs}
        self.sound: list[Version] = []  # versions of the site that had no fault
        self.is_faulty = False
        self.version = "one"  # of the generator
        self.patched = contextlib.ExitStack()
        self.patch(os, "fsync", lambda descriptor: None)
        self.patch(parallel, "WORTH_A_PROCESS", 1)
        for asking in (opening, unchanged):
            self.patch(asking, "generator_digest", lambda: self.version)
        self.patch(looks, "maker_digest", lambda: self.version)
        for rendering in (whole, pages_of_a_site):
            self.patch(rendering, "render", self.rendered)

    def rendered(self, templates: Templates, name: str, view: View) -> bytes:
        """A page as this version of the generator renders it."""
        return render(templates, name, view) + (b"" if self.version == "one" else b"<!-- two -->")

    def patch(self, where: object, name: str, value: object) -> None:
        self.patched.enter_context(mock.patch.object(where, name, value))

    def teardown(self) -> None:
        self.patched.close()
        shutil.rmtree(self.folder)

    @initialize(tells_all=st.booleans(), is_large=st.booleans())
    def begin(self, tells_all: bool, is_large: bool) -> None:
        """On a disk whose times tell any two changes apart, or none; a site that is taken for a large one, or not."""
        self.patch(ticks, "FINE_NS", 0 if tells_all else FOR_EVER)
        self.is_large = is_large
        for module, name, value in LIMITS if is_large else ():
            self.patch(module, name, value)
        self.is_built()

    @rule(data=st.data(), edits=some(*OF_POINTS), anew=st.booleans())
    def edit_points(self, data: st.DataObject, edits: list[Edit], anew: bool) -> None:
        self.edit(data, edits, anew=anew)
        self.is_built()

    @rule(data=st.data(), edits=some(*AROUND_POINTS), anew=st.booleans())
    def edit_what_is_around_them(self, data: st.DataObject, edits: list[Edit], anew: bool) -> None:
        self.edit(data, edits, anew=anew)
        self.is_built()

    @rule(data=st.data(), edits=some(*OF_THE_SITE), anew=st.booleans())
    def edit_the_site(self, data: st.DataObject, edits: list[Edit], anew: bool) -> None:
        self.edit(data, edits, anew=anew)
        self.is_built()

    @rule(data=st.data(), edits=some(*EDITS), jobs=st.sampled_from([1, 2]))
    def edit_anything(self, data: st.DataObject, edits: list[Edit], jobs: int) -> None:
        self.edit(data, edits)
        self.is_built(jobs)

    @precondition(lambda self: self.sound)
    @rule(data=st.data(), with_old_times=st.booleans())
    def go_back(self, data: st.DataObject, with_old_times: bool) -> None:
        self.world.go_back(self.earlier(data))
        self.world.bring_about(with_old_times=with_old_times)
        self.is_built()

    @rule(data=st.data(), edits=some(*EDITS), seconds=SECONDS)
    def edit_and_touch(self, data: st.DataObject, edits: list[Edit], seconds: int) -> None:
        """Files with other times than before, as if the clock had been put forward or back."""
        self.edit(data, edits)
        for name in data.draw(st.lists(st.sampled_from(sorted(self.world.on_disk)), min_size=1, max_size=3)):
            self.world.give_time(name, seconds=seconds)
        self.is_built()

    @rule(data=st.data(), edits=some(*EDITS), output=st.sampled_from([1, 0]), edition=EDITIONS)
    def edit_and_build_elsewhere(
        self, data: st.DataObject, edits: list[Edit], output: int, edition: date | None
    ) -> None:
        self.edit(data, edits)
        self.output = self.outputs[output]
        self.is_built(edition=edition)

    @precondition(lambda self: self.ours())
    @rule(data=st.data(), edits=some(*EDITS), way=st.sampled_from(sorted(OUTPUT)))
    def edit_and_spoil_the_output(self, data: st.DataObject, edits: list[Edit], way: str) -> None:
        page = self.output / data.draw(st.sampled_from(self.ours()))
        OUTPUT[way](page)
        if way == "theirs":
            self.is_not_removed(page / "theirs")
            shutil.rmtree(page)
        self.edit(data, edits)
        self.is_built()

    @rule(data=st.data(), edits=some(*EDITS), way=st.sampled_from(sorted(SPOILING)))
    def edit_and_spoil_the_catalogue(self, data: st.DataObject, edits: list[Edit], way: str) -> None:
        self.edit(data, edits)
        if self.catalogue.is_file():
            SPOILING[way](self.catalogue, picking(data))
            touch_anew(self.catalogue)
        self.is_built()

    @rule(data=st.data(), edits=some(*AROUND_POINTS))
    def edit_and_lay_a_journal_beside_the_catalogue(self, data: st.DataObject, edits: list[Edit]) -> None:
        self.edit(data, edits)
        if self.catalogue.is_file():
            lay_a_journal_beside(self.catalogue)
        self.is_built()

    @rule(data=st.data(), edits=some(*EDITS), version=st.sampled_from(["two", "one"]))
    def edit_and_change_the_generator(self, data: st.DataObject, edits: list[Edit], version: str) -> None:
        self.edit(data, edits)
        self.version = version
        self.is_built()

    @rule(data=st.data(), edits=some(*EDITS))
    def edit_while_another_build_has_the_catalogue(self, data: st.DataObject, edits: list[Edit]) -> None:
        self.edit(data, edits)
        with locked(self.catalogue.with_name("lock"), 0):
            self.is_built()

    @precondition(lambda self: hasattr(os, "fork"))
    @rule(data=st.data(), edits=some(*EDITS), call=st.sampled_from(KILLED_AT), at=st.integers(1, 60))
    def edit_and_be_killed(self, data: st.DataObject, edits: list[Edit], call: tuple[object, str], at: int) -> None:
        self.edit(data, edits)
        before, recorded = self.standing(), self.recorded()
        in_a_process_killed(lambda: build(self.world.root, self.output), *call, at)
        if self.clean().files is None:
            assert self.standing() == before
        self.theirs[self.output] |= self.let_go(recorded)
        goes_back: bool = data.draw(st.booleans()) if self.sound else False
        if goes_back:
            self.world.go_back(self.earlier(data))
            self.world.bring_about()
        self.is_built()

    def edit(self, data: st.DataObject, edits: list[Edit], *, anew: bool = False) -> None:
        """Edits the site, maybe once its faults are mended."""
        is_mended: bool = data.draw(MOSTLY) if self.is_faulty and self.sound else False
        if is_mended:
            self.world.go_back(self.earlier(data))
        for edit in edits:
            edit(self.world, picking(data))
        self.world.bring_about(anew=anew)

    def is_not_removed(self, theirs: Path) -> None:
        """A build takes the place of no file that is somebody else's."""
        with contextlib.suppress(Refused):
            build(self.world.root, self.output)
        assert theirs.read_bytes() == b"theirs"

    def earlier(self, data: st.DataObject) -> Version:
        """A version of the site that had no fault."""
        number: int = data.draw(st.integers(0, len(self.sound) - 1))
        return self.sound[number]

    def is_built(self, jobs: int = 1, edition: date | None = None) -> None:
        """Builds. What stands and what is told is what a clean build gives; a second build has nothing to do."""
        clean, before = self.clean(edition), self.standing()
        if known := unchanged.as_it_was(self.world.root, self.output, edition):
            assert known.faults == clean.faults
            assert same(before, {**(clean.files or {}), **self.theirs[self.output]})
        if self.are_in_the_way(clean.files or {}):
            before = self.standing()
        if (self.is_large or self.version != "one") and parallel._start_method() == "spawn":
            jobs = 1  # a spawned process knows nothing of the limits of this one, nor of its version
        outcome = build(self.world.root, self.output, jobs=jobs, edition=edition)
        assert outcome.faults == clean.faults
        self.is_faulty = clean.files is None
        if clean.files is None:
            assert outcome.publication is None
            assert same(self.standing(), before)
            return
        self.takes_its_place(outcome, clean.files, before)
        self.is_left_alone_now(edition)
        self.sound.append(self.world.version())

    def are_in_the_way(self, files: Files) -> bool:
        """Whether others have a file where one of the site has to stand: that is refused, and they take theirs away."""
        theirs = self.theirs[self.output]
        in_the_way = [name for name, content in theirs.items() if files.get(name, content) != content]
        if in_the_way:
            before = self.standing()
            with pytest.raises(Refused):
                build(self.world.root, self.output)
            assert same(self.standing(), before)
        for name in in_the_way:
            (self.output / name).unlink()
            del theirs[name]
        return bool(in_the_way)

    def takes_its_place(self, outcome: Outcome, files: Files, before: Files) -> None:
        """All of the site stands, and nothing else but what is others'."""
        assert outcome.publication
        theirs = {**self.theirs[self.output], **{kept: before[kept] for kept in outcome.publication.kept}}
        self.theirs[self.output] = {name: content for name, content in theirs.items() if name not in files}
        assert same(self.standing(), {**files, **self.theirs[self.output]})

    def is_left_alone_now(self, edition: date | None) -> None:
        before = stamps(self.output)
        again = build(self.world.root, self.output, edition=edition).publication
        assert again
        assert (again.written, again.removed, again.kept) == ((), (), ())
        assert stamps(self.output) == before

    def clean(self, edition: date | None = None) -> Clean:
        return self.judges[self.version].clean(self.world.all_that_stands(), edition)

    def standing(self) -> dict[str, bytes]:
        return public(self.output) if self.output.exists() else {}

    def recorded(self) -> dict[str, set[str]]:
        """The SHA-256 of the files that are known as ours, by address."""
        records = recall(self.output).records if self.output.exists() else {}
        return {address: {each.sha256 for each in several} for address, several in records.items()}

    def let_go(self, recorded: Mapping[str, set[str]]) -> dict[str, bytes]:
        """What was ours and has been left to whoever changed it, by a build that could tell nobody."""
        gone = recorded.keys() - self.recorded().keys()
        standing = {name: content for name, content in self.standing().items() if name in gone}
        return {name: c for name, c in standing.items() if hashlib.sha256(c).hexdigest() not in recorded[name]}

    def ours(self) -> list[str]:
        """The files in the output folder that builds wrote."""
        return [name for name in self.standing() if name not in self.theirs[self.output] and not name.endswith("/")]


def touch_anew(path: Path) -> None:
    """Another time than a file that was written within one tick of the clock would have."""
    if path.exists():
        os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))


def picking(data: st.DataObject) -> Pick:
    """Choices that are drawn."""
    return lambda choices: data.draw(st.sampled_from(choices))


def same(found: Files, expected: Files) -> bool:
    """Whether these are the same files with the same bytes; if not, the assertion that fails tells of the first."""
    assert sorted(found) == sorted(expected)
    for name in expected:
        assert found[name] == expected[name], name
    return True


@pytest.mark.parametrize("seed", range(3))
def test_each_edit_by_itself_and_taken_back(seed: int) -> None:
    builds = Builds()
    try:
        builds.begin(tells_all=True, is_large=bool(seed % 2))
        for edit in EDITS:
            edit(builds.world, Random(f"{seed} {edit.__name__}").choice)
            builds.world.bring_about()
            builds.is_built()
            builds.world.go_back(builds.sound[0])
            builds.world.bring_about()
            builds.is_built()
    finally:
        builds.teardown()


TestBuilds = Builds.TestCase
TestBuilds.settings = settings(
    max_examples=settings().max_examples // 12,
    stateful_step_count=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
