"""The journal: what a build is about to write, on the disk before it begins, and put in order after one was killed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from dissensus.writing import disk
from dissensus.writing.addresses import OURS, STAGING
from dissensus.writing.manifest import JOURNAL, MANIFEST, Memory, Record, encode
from dissensus.writing.staging import remove_folders_left_empty


def announce(root: Path, manifest: bytes, staged: Sequence[str]) -> None:
    """Writes the journal, the next manifest. From then on the files staged are ours."""
    _record(root, JOURNAL, manifest, staged)


def carried_out(root: Path) -> None:
    """Makes the journal the manifest: all that it announced has been done."""
    disk.move(root / OURS / JOURNAL, root / OURS / MANIFEST)
    disk.clear(root / STAGING)


def settled_manifest(root: Path, memory: Memory, owned: Mapping[str, Record]) -> bytes | None:
    """The manifest as it stands, with nothing left of a build that was killed: what it wrote is in it, too."""
    if not memory.interrupted:
        disk.clear(root / STAGING)
        return memory.manifest
    manifest = encode(owned)
    remove_folders_left_empty(root, memory.announced)
    _record(root, MANIFEST, manifest)
    disk.clear(root / OURS / JOURNAL)
    disk.clear(root / STAGING)  # last: what is staged is not ours yet
    return manifest


def _record(root: Path, name: str, content: bytes, staged: Sequence[str] = ()) -> None:
    """Writes a record, once the disk has it and what is staged: it takes little longer than to wait for one."""
    disk.make_folder(root / STAGING)
    fresh = root / STAGING / OURS  # a name that no address can have
    disk.clear(fresh)
    disk.write_unwaited(fresh, content)
    disk.wait_for([*staged, fresh])
    disk.move(fresh, root / OURS / name)
    disk.settle(root / OURS)
