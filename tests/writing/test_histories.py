"""Any history of builds, kills and other people's doings: incremental equals clean, and what is theirs stays theirs."""

from __future__ import annotations

import errno
import itertools
import shutil
import tempfile
from pathlib import Path
from unittest import mock

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from dissensus import ticks
from dissensus.marks import Marks
from dissensus.writing import DiskTrouble, Outcome, Refused
from dissensus.writing.addresses import AddressError, names_of
from dissensus.writing.manifest import recall
from writing.failing import Killed, killed, refusing
from writing.folders import everything, public, publish, put, stamps

ADDRESSES = ["index.html", "a", "a/b", "a/b/c", "A/b", "a.css", "f/x.html", "f/y.html", "f/g/z.xml"]
CONTENTS = [b"", b"1", b"2", b"33"]


def can_stand(addresses: frozenset[str]) -> bool:
    try:
        names_of(addresses)
    except AddressError:
        return False
    return True


SITES = st.sampled_from(
    [s for size in range(5) for s in map(frozenset, itertools.combinations(ADDRESSES, size)) if can_stand(s)]
).flatmap(lambda addresses: st.fixed_dictionaries({a: st.sampled_from(CONTENTS) for a in sorted(addresses)}))


class History(RuleBasedStateMachine):
    """One output folder. `theirs` is what others put there, `edited` those files of ours that others wrote to."""

    remembers = False  # how the last build saw its files

    def __init__(self) -> None:
        super().__init__()
        self.world = Path(tempfile.mkdtemp())
        self.output = self.world / "public"
        self.output.mkdir()
        self.theirs: dict[str, bytes] = {}
        self.edited: dict[str, bytes] = {}
        self.serial = 0
        self.quick = mock.patch("os.fsync")
        self.quick.start()
        self.fine = mock.patch.object(ticks, "FINE_NS", 0)
        self.fine.start()
        self.seen: Marks = {}
        self.publish({"index.html": b"home"})

    def teardown(self) -> None:
        self.quick.stop()
        self.fine.stop()
        shutil.rmtree(self.world)

    @rule(site=SITES)
    def build(self, site: dict[str, bytes]) -> None:
        before = public(self.output)
        try:
            outcome = self.publish(site)
        except Refused:
            assert public(self.output) == before
            assert any(in_the_way(name, site) for name in (*self.theirs, *self.edited))
            return
        left = {name: content for name, content in self.edited.items() if name not in site}
        assert public(self.output) == {**site, **self.theirs, **left}
        assert set(outcome.kept) <= {*left, *self.theirs}
        self.theirs, self.edited = {**self.theirs, **left}, {}
        self.is_as_clean(site)
        self.is_left_alone_now(site)

    @rule(site=SITES, at=st.integers(1, 120))
    def be_killed(self, site: dict[str, bytes], at: int) -> None:
        try:
            with killed(at):
                self.publish(site)
        except (Killed, Refused):
            self.forget_what_was_restored()
        else:
            self.build(site)

    @rule(site=SITES, at=st.integers(1, 120), for_good=st.booleans())
    def be_refused(self, site: dict[str, bytes], at: int, for_good: bool) -> None:
        try:
            with refusing(at, errno.ENOSPC, for_good=for_good):
                self.publish(site)
        except (DiskTrouble, Refused):
            self.forget_what_was_restored()
        else:
            self.build(site)

    @rule(name=st.sampled_from([*ADDRESSES, "CNAME", "f/theirs", "g/theirs"]))
    def others_add_a_file(self, name: str) -> None:
        if self.is_free(name):
            put(self.output, {name: self.word()})
            self.theirs[name] = (self.output / name).read_bytes()

    @precondition(lambda self: self.files_of_ours())
    @rule(data=st.data())
    def others_edit_a_file_of_ours(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(self.files_of_ours()))
        (self.output / name).write_bytes(self.word())
        self.edited[name] = (self.output / name).read_bytes()

    @precondition(lambda self: self.files_of_ours())
    @rule(data=st.data())
    def others_remove_a_file_of_ours(self, data: st.DataObject) -> None:
        self.take_away(data.draw(st.sampled_from(self.files_of_ours())))

    @precondition(lambda self: self.files_of_ours())
    @rule(data=st.data())
    def others_make_a_folder_of_a_file_of_ours(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(self.files_of_ours()))
        self.take_away(name)
        put(self.output, {f"{name}/theirs": self.word()})
        self.theirs[f"{name}/theirs"] = (self.output / name / "theirs").read_bytes()

    @precondition(lambda self: self.files_of_ours())
    @rule(data=st.data())
    def others_put_a_link_for_a_file_of_ours(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(self.files_of_ours()))
        self.take_away(name)
        (self.output / name).symlink_to("nowhere")
        self.theirs[name] = b"-> nowhere"

    @precondition(lambda self: self.theirs)
    @rule(data=st.data())
    def others_remove_what_is_theirs(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.theirs)))
        (self.output / name).unlink()
        del self.theirs[name]
        for folder in (self.output / name).parents:
            if folder == self.output or any(folder.iterdir()):
                break
            folder.rmdir()

    @invariant()
    def what_is_theirs_stands(self) -> None:
        found = public(self.output)
        assert {name: found.get(name) for name in self.theirs} == self.theirs

    def publish(self, site: dict[str, bytes]) -> Outcome:
        outcome = publish(self.output, site, seen=self.seen)
        if self.remembers:
            self.seen = outcome.marks
        return outcome

    def is_as_clean(self, site: dict[str, bytes]) -> None:
        clean = self.world / "clean"
        publish(clean, site)
        theirs = {name: content for name, content in everything(self.output).items() if name not in self.theirs}
        assert theirs == everything(clean)
        shutil.rmtree(clean)

    def is_left_alone_now(self, site: dict[str, bytes]) -> None:
        before = stamps(self.output)
        outcome = self.publish(site)
        assert (outcome.written, outcome.removed, outcome.kept) == ((), (), ())
        assert stamps(self.output) == before

    def take_away(self, name: str) -> None:
        (self.output / name).unlink()
        self.edited.pop(name, None)

    def forget_what_was_restored(self) -> None:
        """A build that broke off may have put files of ours in the stead of edited ones, or not."""
        found = public(self.output)
        self.edited = {name: content for name, content in self.edited.items() if found.get(name) == content}

    def files_of_ours(self) -> list[str]:
        return [name for name in public(self.output) if name not in self.theirs and not name.endswith("/")]

    def is_free(self, name: str) -> bool:
        if name in self.ours_by_record():
            return False  # to us, a file that others put there is one of ours that they edited
        path = self.output / name
        above = [folder for folder in path.parents if folder.is_relative_to(self.output)]
        return not (path.exists() or path.is_symlink()) and all(
            folder.is_dir() or not (folder.exists() or folder.is_symlink()) for folder in above
        )

    def ours_by_record(self) -> set[str]:
        """The addresses that we wrote to, by what the last builds left word of."""
        memory = recall(self.output)
        return {*memory.records}

    def word(self) -> bytes:
        """Bytes that no page has and nobody wrote before."""
        self.serial += 1
        return b"word %d" % self.serial


def in_the_way(name: str, site: dict[str, bytes]) -> bool:
    """Whether a file of this name keeps the site from standing."""
    return any(a == name or a.startswith(f"{name}/") or name.startswith(f"{a}/") for a in site)


class RememberedHistory(History):
    """The same where each build knows how the last one saw its files, and looks again at what is other alone."""

    remembers = True


TestHistory = History.TestCase
TestRememberedHistory = RememberedHistory.TestCase
for each in (TestHistory, TestRememberedHistory):
    each.settings = settings(max_examples=settings().max_examples // 5, stateful_step_count=15)
