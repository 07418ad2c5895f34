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

from dissensus.writing import disk
from dissensus.writing.addresses import STAGING, names_of
from dissensus.writing.desk import Desk
from dissensus.writing.holding import held
from dissensus.writing.journal import announce, carried_out, settled_manifest
from dissensus.writing.manifest import Memory, Record, encode, encode_changed
from dissensus.writing.plan import Plan, make_plan
from dissensus.writing.staging import move_into_place, remove_folders_left_empty, remove_ours, stage
from dissensus.writing.standing import MANIFEST_ADDRESS, found_standing, owned_among, sizes_of
from dissensus.writing.survey import Sight, Sights, resurvey, settled, survey_written
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
    sights: Sights = {}  # how the site's files and its manifest are seen now


class OutputFolder(Struct, frozen=True):
    """An output folder that no other build can write to, as it stands."""

    root: Path
    standing: Mapping[str, str]  # address → SHA-256 of a file whose bytes are still ours
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
        with _adding(UNTOUCHED), held(path, site, wait) as root:
            looked = time.monotonic()
            found = found_standing(root, seen or {})
            yield OutputFolder(root, found.files(), found.memory, found.sights, found.seen, looked)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the curator should know of it, one line each."""
        return self.memory.notes

    @property
    def desk(self) -> Desk:
        """Where files are laid ready to be published."""
        return Desk(self.root)

    def sha256_of(self, address: str) -> str | None:
        """The SHA-256 of what stands at an address, as far as it is known; else it is taken for new."""
        sight = self.sights.get(address)
        return sight.sha256 or None if sight else None

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
                self.root, dict.fromkeys((*new, *before)), partial(sizes_of, self.memory, new), self.sights, wanted
            )
            all_owned = owned_among(self.memory, self.sights if lately else sights)
            owned = {address: all_owned[address] for address in before}
            self._expect_standing(new.keys() - rendered.keys(), sights)
            plan = make_plan(new, owned, sights)
            standing = settled_manifest(self.root, self.memory, owned)
            manifest = self._manifest(new, all_owned, lately)
            if standing == manifest and not (plan.clear or plan.write or plan.remove):
                return Outcome((), (), (), size, {**lately, **self._seen(new, sights, manifest, began)})
            unseen = frozenset(address for address in rendered if self.sha256_of(address) is None)
            self._prepare({address: rendered[address] for address in plan.write}, unseen, rendered, manifest)
        with _adding(HALF_WAY):
            outcome = self._carry_out(plan, owned, unseen, size)
            written = survey_written(self.root, {address: new[address].sha256 for address in plan.write})
            seen = self._seen(new.keys() - written.keys(), sights, manifest, began)
            return replace(outcome, sights={**lately, **seen, **settled(written, {}, time.time_ns())})

    def _new_records(self, rendered: Mapping[str, bytes | Record], kept: Set[str], lately: Sights) -> dict[str, Record]:
        """The records of the new site's files, but for those that are known to stand."""
        if rendered.keys() | kept != self.memory.records.keys():  # those were looked at when they were written
            names_of((*rendered, *kept))
        if mistaken := kept - self.standing.keys() | kept & rendered.keys():
            raise ValueError(f"kept, but not standing, or rendered, too: {sorted(mistaken)}")
        owned = owned_among(self.memory, self.sights)
        records = {address: _record_of(content) for address, content in rendered.items()}
        return records | {address: owned[address] for address in kept - lately.keys()}

    def _manifest(self, new: Mapping[str, Record], owned: Mapping[str, Record], lately: Sights) -> bytes:
        """The manifest of the new site. Where most of it stands, the other lines alone are made."""
        if lately and self.memory.manifest and self.memory.is_as_left:
            changed = encode_changed(self.memory.manifest, new)
            if changed is not None:
                return changed
        return encode({**{address: owned[address] for address in lately}, **new})

    def _expect_standing(self, addresses: Set[str], sights: Sights) -> None:
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
        return {address: each for address, each in self.sights.items() if each is seen.get(address) and address in kept}

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

    def _seen(self, addresses: Iterable[str], sights: Sights, manifest: bytes, began: int) -> dict[str, Sight]:
        """How files that were not written were seen after `began`, and the manifest."""
        ours = survey_written(self.root, {MANIFEST_ADDRESS: hashlib.sha256(manifest).hexdigest()})
        return settled({address: sights[address] for address in addresses} | ours, self.seen, began)

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
