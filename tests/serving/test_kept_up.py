"""Kept up equals built anew: after any edits a server shows and tells what a build that knows nothing would.

A part of a minute in the suite. To try thousands: `pytest --hypothesis-profile=thorough tests/serving/test_kept_up.py`.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from random import Random
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from compiling.edits_around_points import AROUND_POINTS
from compiling.edits_of_points import OF_POINTS
from compiling.edits_of_the_site import OF_THE_SITE
from compiling.judge import Judge
from compiling.picking import Edit, Pick
from compiling.world import PARTS, Version, World
from dissensus.build import build
from dissensus.faults import Fault
from dissensus.pages import paging, parts
from dissensus.serving import showing
from dissensus.serving.workshop import Workshop

EDITS = (*OF_POINTS, *AROUND_POINTS, *OF_THE_SITE)
UNUSABLE = "unusable-template"
LIMITS: tuple[tuple[object, str, int], ...] = (
    (showing, "KEPT", 3),
    (paging, "ON_A_PAGE", 2),
    (parts, "CHARACTERS", 300),
)


class Serving(RuleBasedStateMachine):
    """One site that is served while it is edited."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.world = World(self.folder / "site")
        self.judge = Judge(self.world.root)
        self.shown: Mapping[str, bytes] = {}  # the files of the last good state
        self.good: list[Version] = [self.world.version()]
        self.seed = 0
        self.ending = contextlib.ExitStack()
        self.ending.callback(shutil.rmtree, self.folder)
        for module, name, value in LIMITS:
            self.ending.enter_context(mock.patch.object(module, name, value))

    def teardown(self) -> None:
        self.ending.close()

    @initialize(
        is_built=st.booleans(),
        is_broken=st.booleans(),
        seed=st.integers(0, 1_000),
        data=st.data(),
        edits=st.lists(st.sampled_from(EDITS), max_size=3),
    )
    def is_begun(self, is_built: bool, is_broken: bool, seed: int, data: st.DataObject, edits: list[Edit]) -> None:
        """On a site that was edited since, and may have a document that is broken: that is mended first."""
        for edit in edits:
            edit(self.world, picking(data))
        broken = f"seeds/{data.draw(st.sampled_from(sorted(self.world.documents)))}.txt"
        if is_broken:
            self.world.besides[broken] = b"Something else."
        self.begin(is_built, seed)
        if is_broken:
            del self.world.besides[broken]
            self.bring_about(is_known=True)

    def begin(self, is_built: bool, seed: int) -> None:
        """On a site that was built before, or was not."""
        self.seed = seed
        if is_built:
            build(self.world.root, self.world.root / "public")
        self.world.bring_about()
        self.workshop = self.ending.enter_context(contextlib.closing(Workshop(self.world.root)))
        self.before = self.world.all_that_stands()
        self.is_kept_up(None)

    @rule(data=st.data(), edits=st.lists(st.sampled_from(OF_POINTS), min_size=1, max_size=2), is_known=st.booleans())
    def edit_points(self, data: st.DataObject, edits: list[Edit], is_known: bool) -> None:
        self.edit(data, edits, is_known)

    @rule(data=st.data(), edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=2), is_known=st.booleans())
    def edit_anything(self, data: st.DataObject, edits: list[Edit], is_known: bool) -> None:
        self.edit(data, edits, is_known)

    @rule(data=st.data())
    def go_back(self, data: st.DataObject) -> None:
        self.world.go_back(data.draw(st.sampled_from(self.good)))
        self.bring_about(is_known=True)

    @rule(data=st.data(), part=st.sampled_from(sorted(PARTS)))
    def go_back_in_part(self, data: st.DataObject, part: str) -> None:
        """One fault of several is mended, or something is as it was amid what is not."""
        self.world.go_back_in_part(data.draw(st.sampled_from(self.good)), part)
        self.bring_about(is_known=True)

    def edit(self, data: st.DataObject, edits: list[Edit], is_known: bool) -> None:
        for edit in edits:
            edit(self.world, picking(data))
        self.bring_about(is_known)

    def bring_about(self, is_known: bool) -> None:
        """Writes the site; a watch that heard everything knows which files differ."""
        self.world.bring_about()
        now = self.world.all_that_stands()
        names = {name for name in self.before.keys() | now.keys() if self.before.get(name) != now.get(name)}
        self.before = now
        self.is_kept_up(frozenset(name.rstrip("/") for name in names) if is_known else None)

    def is_kept_up(self, changed: frozenset[str] | None) -> None:
        """What is told is what a build would tell; what is shown is the last state without faults."""
        state = self.workshop.refresh(changed)
        clean = self.judge.clean(self.world.all_that_stands())
        assert state.trouble is None
        assert state.is_behind == (clean.files is None)
        assert told(state.faults) == told(clean.faults)
        if clean.files is not None:
            self.shown = clean.files
            self.good.append(self.world.version())
            pages = {address for address in clean.files if address.endswith(".html")}
            assert state.standing
            assert set(state.standing.pages) == pages
        self.seed += 1
        some = Random(self.seed).sample(sorted(self.shown), k=min(12, len(self.shown)))  # the others stay unfilled
        for address in some:
            assert self.workshop.file(address) == self.shown[address], address
            self.workshop.make_ready(address)


def picking(data: st.DataObject) -> Pick:
    """Choices that are drawn."""
    return lambda choices: data.draw(st.sampled_from(choices))


def told(faults: tuple[Fault, ...]) -> set[Fault | str]:
    """The faults; of unusable templates a server tries a page each, and a build stops at the first."""
    return {UNUSABLE if fault.code == UNUSABLE else fault for fault in faults}


@pytest.mark.parametrize("seed", range(2))
def test_each_edit_by_itself_and_taken_back(seed: int) -> None:
    serving = Serving()
    try:
        serving.begin(is_built=bool(seed % 2), seed=seed)
        for edit in EDITS:
            edit(serving.world, Random(f"{seed} {edit.__name__}").choice)
            serving.bring_about(is_known=True)
            serving.world.go_back(serving.good[0])
            serving.bring_about(is_known=True)
    finally:
        serving.teardown()


@settings(max_examples=settings().max_examples // 5)
@given(data=st.data(), is_built=st.booleans(), edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=3))
def test_a_beginning_beside_a_document_that_is_broken(data: st.DataObject, is_built: bool, edits: list[Edit]) -> None:
    serving = Serving()
    try:
        serving.is_begun(is_built, is_broken=True, seed=0, data=data, edits=edits)
    finally:
        serving.teardown()


TestServing = Serving.TestCase
TestServing.settings = settings(
    max_examples=settings().max_examples // 12,
    stateful_step_count=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
