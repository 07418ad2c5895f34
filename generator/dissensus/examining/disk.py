"""The disk that a folder lies on: what kind it is, how much room it has, and who else writes there."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from dissensus.examining.facts import Fact, fact, without_home

# Kinds of file system behind which another machine stands: locks and times hold less there, and all is slower.
_NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "fuse.sshfs", "fuse.rclone", "vboxsf", "drvfs")
# Folders that a program keeps alike on several machines, by a word in their path or a thing that lies in them.
_SYNCED = ("dropbox", "onedrive", "google drive", "googledrive", "mobile documents", "nextcloud", "owncloud", "pcloud")
_MARKS = (".stfolder", ".dropbox", ".sync")


def folder_facts(name: str, folder: Path) -> tuple[Fact, ...]:
    """A folder and its disk."""
    there = _nearest(folder)
    return (
        fact(name, lambda: without_home(Path(folder).absolute())),
        fact("leads to", lambda: None if folder.resolve() == folder.absolute() else without_home(folder.resolve())),
        fact("file system", lambda: file_system(there)),
        fact("over a network", lambda: is_network(file_system(there))),
        fact("kept alike elsewhere by", lambda: synced_by(folder)),
        fact("upper and lower case are told apart", lambda: tells_case_apart(there)),
        fact("free", lambda: shutil.disk_usage(there).free, "bytes"),
        fact("may be written", lambda: os.access(there, os.W_OK)),
    )


def file_system(folder: Path) -> str | None:
    """The kind of file system, where the system tells: ext4, nfs4, overlay."""
    if sys.platform != "linux":
        return None
    return kind_of(str(folder.resolve()), Path("/proc/self/mountinfo").read_text("utf-8", "replace"))


def kind_of(path: str, mounts: str) -> str | None:
    """The kind of the innermost mount that holds a path, from the lines of `mountinfo`."""
    found, longest = None, -1
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        mount = fields[4].replace("\\040", " ").rstrip("/")
        if (path == mount or path.startswith(f"{mount}/")) and len(mount) >= longest:
            found, longest = after.split(" ")[0], len(mount)
    return found


def is_network(kind: str | None) -> bool | None:
    """Whether another machine stands behind such a file system; None where that is not known."""
    return None if kind is None else kind in _NETWORK


def synced_by(folder: Path) -> str | None:
    """The program that seems to keep a folder alike elsewhere."""
    whole = folder.resolve()
    for above in (whole, *whole.parents):
        if word := next((word for word in _SYNCED if above.name.lower().startswith(word)), None):
            return word
        if mark := next((mark for mark in _MARKS if (above / mark).exists()), None):
            return mark
    return None


def tells_case_apart(folder: Path) -> bool | None:
    """Whether `A` and `a` are two files there; None where no name has a letter to try it with. Nothing is written."""
    for entry in sorted(folder.iterdir()):
        swapped = entry.with_name(entry.name.swapcase())
        if swapped.name != entry.name:
            return not (swapped.exists() and swapped.samefile(entry))
    return None


def _nearest(folder: Path) -> Path:
    """The folder, or where it is not made yet, the one that it will lie in."""
    whole = folder.absolute()
    return next((above for above in (whole, *whole.parents) if above.is_dir()), whole)
