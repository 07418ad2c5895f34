"""The output folder: opened under a lock, read, and brought from the last site to the new one."""

from __future__ import annotations

import contextlib
import hashlib
import time
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dissensus.marks import Look, Marks
from dissensus.writing import disk
from dissensus.writing.addresses import STAGING, names_of
from dissensus.writing.desk import Desk
from dissensus.writing.holding import held
from dissensus.writing.journal import announce, carried_out, settled_manifest
from dissensus.writing.manifest import MANIFEST_ADDRESS, Record, encode, encode_changed
from dissensus.writing.plan import Plan, make_plan
from dissensus.writing.staging import move_into_place, remove_folders_left_empty, remove_ours, stage
from dissensus.writing.standing import Standing, owned_among, sizes_of
from dissensus.writing.survey import Sights, marks_of, resurvey, survey_written
from dissensus.writing.trouble import CHANGED, DiskTrouble

UNTOUCHED = "The site in the folder is as it was before."
HALF_WAY = "Every file in the folder is whole; the next build finishes the work."
# Seconds for which the look at a file that a build left as it is holds. Who changes it then might do so a moment after
# the build, and the next build finds it; to look again at 12,500 files takes 50 ms.
LATELY = 1.0


class Outcome(Struct, frozen=True):
    """What a publication did, by address."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]  # no longer of the site, but changed by somebody: left as they are, and now theirs
    unchanged: int  # files that stood already, and were not written
    marks: Marks = {}  # of the site's files and of its manifest, as they stand now


class OutputFolder(Struct, frozen=True):
    """An output folder that no other build can write to, as it stands."""

    root: Path
    found: Standing
    look: Look

    @staticmethod
    @contextmanager
    def open(
        path: Path, site: Path, *, wait: float = 0, look: Look | None = None, is_of_all: bool = False
    ) -> Iterator[OutputFolder]:
        """The folder at `path`, made if need be, locked until the end of the `with`.

        The `look` is at its files as the last build left them, and may have begun a moment ago: those that are so are
        not read again; `is_of_all`, if it is surely at all of them. Raises Refused if it must not be written to, Busy
        if another build does so for over `wait` seconds.
        """
        with _adding(UNTOUCHED), held(path, site, wait) as root:
            look = look or Look(str(root), {})
            if time.monotonic() - look.began > LATELY:
                look = Look(look.root, look.marks)
            yield OutputFolder(root, Standing(root, look, is_of_all=is_of_all), look)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the curator should know of it, one line each."""
        return self.found.memory.notes

    @property
    def desk(self) -> Desk:
        """Where files are laid ready to be published."""
        return Desk(self.root)

    @property
    def recorded(self) -> Set[str]:
        """The addresses of all files that are ours by what is recorded."""
        return self.found.memory.records.keys()

    @property
    def standing(self) -> Mapping[str, str]:
        """By address the SHA-256 of every file whose bytes are still ours."""
        return self.found.files

    @property
    def differing(self) -> Set[str] | None:
        """The addresses at which something else stands than a build left; None where that takes a closer look."""
        return self.found.differing if self.found.is_as_left else None

    def sha256_of(self, addresses: Set[str]) -> Mapping[str, str]:
        """The SHA-256 of what stands at these addresses, as far as it is known; all others are taken for new."""
        return self.found.sha256_of(addresses)

    def publish(self, rendered: Mapping[str, bytes | Record], gone: Set[str] = frozenset()) -> Outcome:
        """Makes the folder hold the files of the new site, and those of others, alone. Once for each opening.

        Of the new site are the files `rendered`, their bytes or word that they were laid ready, and all that are
        recorded besides and not `gone`, which stand. A file that has the right bytes is not written; where all have,
        nothing is. Raises Refused if something that is not ours stands in the way, DiskTrouble if the system refuses,
        AddressError for an address that must not be written.
        """
        began, memory, left = time.time_ns(), self.found.memory, self._left_alone(rendered.keys(), gone)
        before = self.found.others if left else self.found.sights
        recorded = memory.records_of(before.keys() | rendered.keys()) if left else memory.records
        owned = owned_among(recorded, before)
        new = self._new_records(rendered, owned, gone, before)
        if not left and new.keys() != owned.keys():  # those were looked at when they were written
            names_of(new)
        with _adding(UNTOUCHED):
            addresses = dict.fromkeys((*new, *owned))
            sights = resurvey(self.root, addresses, partial(sizes_of, recorded, new), before, rendered.keys() | gone)
            self._expect_standing(new.keys() - rendered.keys(), sights, before)
            plan = make_plan(new, owned, sights)
            standing = settled_manifest(self.root, memory, owned)
            manifest = self._manifest(new, left)
            size = len(new) + len(left)
            if standing == manifest and not (plan.clear or plan.write or plan.remove):
                return Outcome((), (), (), size, {**left, **self._marks(new, sights, manifest, began)})
            known = self.sha256_of(rendered.keys())
            unseen = rendered.keys() - known.keys()
            self._prepare({address: rendered[address] for address in plan.write}, unseen, rendered, manifest)
        with _adding(HALF_WAY):
            outcome = self._carry_out(plan, owned, unseen, size)
            written = survey_written(self.root, {address: new[address].sha256 for address in plan.write})
            marks = self._marks(new.keys() - written.keys(), sights, manifest, began)
            return replace(outcome, marks={**left, **marks, **marks_of(written, time.time_ns())})

    def _left_alone(self, rendered: Set[str], gone: Set[str]) -> Marks:
        """Files that stood a moment ago as a build left them, and are to stay: no need to look again, nor to plan.

        None where files of the site are new or go, which may stand in the way of any.
        """
        is_long_ago = time.monotonic() - self.look.began > LATELY
        found = self.found
        if is_long_ago or not found.is_as_left or gone or rendered - found.memory.records_of(rendered).keys():
            return {}
        return {address: mark for address, mark in found.marks.items() if address not in rendered}

    def _new_records(
        self, rendered: Mapping[str, bytes | Record], owned: Mapping[str, Record], gone: Set[str], before: Sights
    ) -> dict[str, Record]:
        """The records of the new site's files, but for those that are left alone."""
        kept = owned.keys() - rendered.keys() - gone
        if mistaken := {a for a in kept if owned[a].sha256 != before[a].sha256} | (gone & rendered.keys()):
            raise ValueError(f"kept, but not standing, or rendered and gone: {sorted(mistaken)}")
        records = {address: _record_of(content) for address, content in rendered.items()}
        return records | {address: owned[address] for address in kept}

    def _manifest(self, new: Mapping[str, Record], left: Marks) -> bytes:
        """The manifest of the new site. Where most of it stands, the other lines alone are made."""
        memory = self.found.memory
        changed = encode_changed(memory.manifest, new) if left and memory.manifest else None
        return changed or encode({**{address: memory.records[address][0] for address in left}, **new})

    def _expect_standing(self, addresses: Set[str], sights: Sights, before: Sights) -> None:
        for address in sorted(a for a in addresses if sights[a].sha256 != before[a].sha256):
            raise DiskTrouble(self.root / address, f"vanished or {CHANGED}")

    def _prepare(
        self, due: Mapping[str, bytes | Record], new: Set[str], rendered: Mapping[str, object], manifest: bytes
    ) -> None:
        """All that can be done before the site is touched; from the journal on, the new files are ours."""
        try:
            announce(self.root, manifest, stage(self.root, due, new, rendered.keys() - due.keys()))
        except Exception:
            with contextlib.suppress(DiskTrouble):
                disk.clear(self.root / STAGING)
            raise

    def _marks(self, addresses: Iterable[str], sights: Sights, manifest: bytes, began: int) -> Marks:
        """The marks of files that were not written, seen after `began`, and of the manifest."""
        ours = survey_written(self.root, {MANIFEST_ADDRESS: hashlib.sha256(manifest).hexdigest()})
        return marks_of({address: sights[address] for address in addresses} | ours, began)

    def _carry_out(self, plan: Plan, owned: Mapping[str, Record], new: Set[str], size: int) -> Outcome:
        for address in remove_ours(self.root, {a: owned[a].sha256 for a in plan.clear}):
            raise DiskTrouble(self.root / address, CHANGED)
        remove_folders_left_empty(self.root, plan.clear)
        move_into_place(self.root, plan.write, new)
        kept = tuple(remove_ours(self.root, {a: owned[a].sha256 for a in plan.remove}))
        instead = (f"{address}/" for address in plan.gone)  # where somebody has put a folder, maybe an empty one
        remove_folders_left_empty(self.root, (*plan.remove, *plan.kept, *instead))
        carried_out(self.root)
        removed = tuple(a for a in (*plan.clear, *plan.remove) if a not in kept)
        return Outcome(plan.write, removed, tuple(sorted((*plan.kept, *kept))), size - len(plan.write))


def _record_of(content: bytes | Record) -> Record:
    if isinstance(content, Record):
        return content
    return Record(hashlib.sha256(content).hexdigest(), len(content))


@contextmanager
def _adding(help: str) -> Iterator[None]:
    """Tells of a trouble on the way what became of the site."""
    try:
        yield
    except DiskTrouble as trouble:
        raise (trouble if trouble.help else trouble.with_help(help)) from trouble.__cause__
