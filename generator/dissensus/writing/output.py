"""The output folder: opened under a lock, read, and brought from the last site to the new one."""

from __future__ import annotations

import contextlib
import hashlib
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dissensus.writing import disk
from dissensus.writing.addresses import OURS, STAGING, names_of
from dissensus.writing.desk import Desk
from dissensus.writing.folder import output_root
from dissensus.writing.lock import locked
from dissensus.writing.manifest import JOURNAL, MANIFEST, Memory, Record, encode, encode_changed, recall
from dissensus.writing.plan import Plan, make_plan
from dissensus.writing.staging import move_into_place, remove_folders_left_empty, remove_ours, stage
from dissensus.writing.survey import Sight, Sights, resurvey, settled, survey, survey_written
from dissensus.writing.trouble import CHANGED, DiskTrouble

UNTOUCHED = "The site in the folder is as it was before."
HALF_WAY = "Every file in the folder is whole; the next build finishes the work."
_ATTEMPTS = 100  # to hold a folder that other builds make and take away
# Seconds for which the look at a file that a build left as it is holds. Who changes it then might do so a moment after
# the build, and the next build finds it; to look again at 12,500 files takes 50 ms.
LATELY = 1.0
_MANIFEST_ADDRESS = f"{OURS}/{MANIFEST}"


class Outcome(Struct, frozen=True):
    """What a publication did, by address."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]  # no longer of the site, but changed by somebody: left as they are, and now theirs
    unchanged: int  # files that stood already, and were not written
    sights: Sights = {}  # how the site's files and its manifest are seen now


class OutputFolder(Struct, frozen=True):
    """An output folder that no other build can write to, as it stands."""

    root: Path
    standing: Mapping[str, str]  # address → SHA-256 of a file whose bytes are still ours
    notes: tuple[str, ...]  # what the curator should know of it, one line each
    memory: Memory
    sights: Sights
    seen: Sights  # before this build
    looked: float  # when it was found to stand so, by a clock that only goes forward

    @staticmethod
    @contextmanager
    def open(path: Path, site: Path, *, wait: float = 0, seen: Sights | None = None) -> Iterator[OutputFolder]:
        """The folder at `path`, made if need be, locked until the end of the `with`.

        `seen` is how its files were last seen: those that are as they were then are not read again. Raises Refused if
        it must not be written to, Busy if another build does so for over `wait` seconds.
        """
        with _adding(UNTOUCHED), contextlib.ExitStack() as held:
            root = _hold(held, path, site, wait)
            seen = seen or {}
            manifest = seen.get(_MANIFEST_ADDRESS)
            memory = recall(root, manifest.sha256 if manifest else "")
            yield _as_it_stands(root, memory, seen if memory.is_as_left else _as_recorded(seen, memory))

    def publish(self, rendered: Mapping[str, bytes | Record], kept: Set[str]) -> Outcome:
        """Makes the folder hold the files of the new site, and those of others, alone. Once for each opening.

        The files are those `rendered`, their bytes or word that they were laid ready, and those `kept` as they are
        `standing`. A file that has the right bytes is not written; where all have, nothing is. Raises Refused if
        something that is not ours stands in the way, DiskTrouble if the system refuses, AddressError for an address
        that must not be written.
        """
        began, size = time.time_ns(), len(rendered) + len(kept)
        lately = self._seen_lately(rendered, kept)
        new = self._new_records(rendered, kept, lately)
        with _adding(UNTOUCHED):
            before = [address for address in self.memory.records if address not in lately]
            wanted = rendered.keys() | (set(before) - new.keys())
            sights = resurvey(
                self.root, dict.fromkeys((*new, *before)), partial(_sizes, self.memory, new), self.sights, wanted
            )
            all_owned = _owned(self.memory, self.sights if lately else sights)
            owned = {address: all_owned[address] for address in before}
            self._expect_standing(new.keys() - rendered.keys(), sights)
            plan = make_plan(new, owned, sights)
            standing, manifest = self._settled(owned), self._manifest(new, all_owned, lately)
            if standing == manifest and not (plan.clear or plan.write or plan.remove):
                return Outcome((), (), (), size, {**lately, **self._seen(new, sights, manifest, began)})
            self._prepare({address: rendered[address] for address in plan.write}, manifest)
        with _adding(HALF_WAY):
            outcome = self._carry_out(plan, owned, size)
            written = survey_written(self.root, {address: new[address].sha256 for address in plan.write})
            seen = self._seen(new.keys() - set(plan.write), sights, manifest, began)
            return replace(outcome, sights={**lately, **seen, **settled(written, {}, time.time_ns())})

    @property
    def desk(self) -> Desk:
        """Where files are laid ready to be published."""
        return Desk(self.root)

    def sha256_of(self, address: str) -> str | None:
        """The SHA-256 of what stands at an address, as far as it is known."""
        sight = self.sights.get(address)
        return sight.sha256 or None if sight else None

    def _new_records(self, rendered: Mapping[str, bytes | Record], kept: Set[str], lately: Sights) -> dict[str, Record]:
        """The records of the new site's files, but for those that are known to stand."""
        addresses = rendered.keys() | kept
        if addresses != self.memory.records.keys():  # those were looked at when they were written
            names_of((*rendered, *kept))
        if mistaken := kept - self.standing.keys() | kept & rendered.keys():
            raise ValueError(f"kept, but not standing, or rendered, too: {sorted(mistaken)}")
        owned = _owned(self.memory, self.sights)
        records = {address: _record_of(content) for address, content in rendered.items()}
        return records | {address: owned[address] for address in kept - lately.keys()}

    def _manifest(self, new: Mapping[str, Record], owned: Mapping[str, Record], lately: Sights) -> bytes:
        """The manifest of the new site. Where most of it stands, the other lines alone are made."""
        if lately and self.memory.manifest and self.memory.is_as_left:
            changed = encode_changed(self.memory.manifest, new)
            if changed is not None:
                return changed
        return encode({**{address: owned[address] for address in lately}, **new})

    def _expect_standing(self, addresses: set[str], sights: Sights) -> None:
        before = self.sights
        for address in sorted(a for a in addresses if sights[a].sha256 != before[a].sha256):
            raise DiskTrouble(self.root / address, f"vanished or {CHANGED}")

    def _seen_lately(self, rendered: Mapping[str, object], kept: Set[str]) -> Sights:
        """Files that stood a moment ago as a build left them, and are to stay: no need to look again, nor to plan.

        None where files of the site are to go, which may stand in the way of any.
        """
        is_long_ago = time.monotonic() - self.looked > LATELY
        if is_long_ago or self.memory.last is None or self.memory.records.keys() - kept - rendered.keys():
            return {}
        seen = self.seen
        return {
            address: sight for address, sight in self.sights.items() if sight is seen.get(address) and address in kept
        }

    def _settled(self, owned: Mapping[str, Record]) -> bytes | None:
        """The manifest as it stands, with nothing left of a build that was killed: what it wrote is in it, too."""
        if not self.memory.interrupted:
            disk.clear(self.root / STAGING)
            return self.memory.manifest
        manifest = encode(owned)
        remove_folders_left_empty(self.root, self.memory.announced)
        self._record(MANIFEST, manifest)
        disk.clear(self.root / OURS / JOURNAL)
        disk.clear(self.root / STAGING)  # last: what is staged is not ours yet
        return manifest

    def _prepare(self, files: Mapping[str, bytes | Record], manifest: bytes) -> None:
        """All that can be done before the site is touched; from the journal on, the new files are ours."""
        try:
            self._record(JOURNAL, manifest, stage(self.root, files))
        except Exception:
            with contextlib.suppress(DiskTrouble):
                disk.clear(self.root / STAGING)
            raise

    def _record(self, name: str, content: bytes, staged: Sequence[str] = ()) -> None:
        """Writes a record, once the disk has it and what is staged: it takes little longer than to wait for one."""
        disk.make_folder(self.root / STAGING)
        fresh = self.root / STAGING / OURS  # a name that no address can have
        disk.clear(fresh)
        disk.write_unwaited(fresh, content)
        disk.wait_for([*staged, fresh])
        disk.move(fresh, self.root / OURS / name)
        disk.settle(self.root / OURS)

    def _seen(self, addresses: Iterable[str], sights: Sights, manifest: bytes, began: int) -> dict[str, Sight]:
        """How files that were not written were seen after `began`, and the manifest."""
        ours = survey_written(self.root, {_MANIFEST_ADDRESS: hashlib.sha256(manifest).hexdigest()})
        return settled({address: sights[address] for address in addresses} | ours, self.seen, began)

    def _carry_out(self, plan: Plan, owned: Mapping[str, Record], size: int) -> Outcome:
        for address in remove_ours(self.root, {a: owned[a].sha256 for a in plan.clear}):
            raise DiskTrouble(self.root / address, CHANGED)
        remove_folders_left_empty(self.root, plan.clear)
        move_into_place(self.root, plan.write)
        kept = tuple(remove_ours(self.root, {a: owned[a].sha256 for a in plan.remove}))
        instead = (f"{address}/" for address in plan.gone)  # where somebody has put a folder, maybe an empty one
        remove_folders_left_empty(self.root, (*plan.remove, *plan.kept, *instead))
        disk.move(self.root / OURS / JOURNAL, self.root / OURS / MANIFEST)
        disk.clear(self.root / STAGING)
        removed = tuple(a for a in (*plan.clear, *plan.remove) if a not in kept)
        return Outcome(plan.write, removed, tuple(sorted((*plan.kept, *kept))), size - len(plan.write))


def _record_of(content: bytes | Record) -> Record:
    if isinstance(content, Record):
        return content
    return Record(hashlib.sha256(content).hexdigest(), len(content))


def _as_it_stands(root: Path, memory: Memory, seen: Sights) -> OutputFolder:
    looked = time.monotonic()
    sights = survey(root, memory.records, partial(_sizes, memory, {}), seen)
    standing = {
        address: record.sha256
        for address, record in _owned(memory, sights).items()
        if record.sha256 == sights[address].sha256
    }
    return OutputFolder(root, standing, memory.notes, memory, sights, seen, looked)


def _as_recorded(seen: Sights, memory: Memory) -> Sights:
    """Those sights that agree with what is recorded."""
    records = memory.records
    return {
        address: sight
        for address, sight in seen.items()
        if (known := records.get(address))
        and (known[0].sha256 == sight.sha256 or any(record.sha256 == sight.sha256 for record in known))
    }


def _sizes(memory: Memory, new: Mapping[str, Record], address: str) -> set[int]:
    """The sizes that a file at an address has if it is one of these."""
    records = memory.records.get(address, ())
    return {record.size for record in (*records, *((new[address],) if address in new else ()))}


def _owned(memory: Memory, sights: Sights) -> Mapping[str, Record]:
    """The record of each file that is ours: the one that tells what stands, where there are two."""
    if memory.last is not None:
        return memory.last
    return {
        address: records[0]
        if len(records) == 1
        else next((record for record in records if record.sha256 == sights[address].sha256), records[0])
        for address, records in memory.records.items()
    }


def _hold(held: contextlib.ExitStack, path: Path, site: Path, wait: float) -> Path:
    """The folder at `path`, made and locked until `held` ends.

    A build that published nothing takes away the folders that it made, maybe while we look: then we begin again.
    """
    for _ in range(_ATTEMPTS):
        with contextlib.ExitStack() as trying:
            try:
                root = output_root(path, site)
                trying.enter_context(_folders_for(root / OURS))
                trying.enter_context(locked(root / OURS / "lock", wait))
            except DiskTrouble as trouble:
                if not isinstance(trouble.__cause__, FileNotFoundError):
                    raise
            else:
                held.enter_context(trying.pop_all())
                return root
    raise DiskTrouble(path, "is taken away again and again while it is being made")


@contextmanager
def _folders_for(folder: Path) -> Iterator[None]:
    """Has `folder` there, and those above it; takes away again what was made for nothing."""
    made = disk.make_folders(folder) or [folder]
    try:
        yield
    finally:
        with contextlib.suppress(DiskTrouble):
            for empty in made:
                disk.remove_if_empty(empty)


@contextmanager
def _adding(help: str) -> Iterator[None]:
    """Tells of a trouble on the way what became of the site."""
    try:
        yield
    except DiskTrouble as trouble:
        raise (trouble if trouble.help else trouble.with_help(help)) from trouble.__cause__
