"""From a plan to the folder: stage, move, remove. A process killed between two steps leaves whole files."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dissensus.writing import disk
from dissensus.writing.addresses import LAID_READY, LONGEST, STAGING, folders_of, name_on_the_way
from dissensus.writing.manifest import Record
from dissensus.writing.trouble import DiskTrouble, reason_of


def stage(root: Path, files: Mapping[str, bytes | Record]) -> list[str]:
    """Writes files where nobody looks. So a full disk, or a name too long for it, is met before anything is moved.

    Gives their paths: the disk may not have them yet.
    """
    _expect_names_to_fit(root, files)
    disk.make_folder(root / STAGING)
    names = {address: name_on_the_way(address) for address in files}
    for address, content in files.items():
        if isinstance(content, Record):
            disk.move(f"{root}/{LAID_READY}/{names[address]}", f"{root}/{STAGING}/{names[address]}")
        else:
            disk.write_unwaited(f"{root}/{STAGING}/{names[address]}", content)
    return [f"{root}/{STAGING}/{name}" for name in names.values()]


def _expect_names_to_fit(root: Path, addresses: Iterable[str]) -> None:
    longest = disk.longest_name(root)
    for address in addresses if longest < LONGEST else ():
        if any(len(os.fsencode(name)) > longest for name in address.split("/")):
            raise DiskTrouble(root / address, reason_of(OSError(errno.ENAMETOOLONG, "")))


def move_into_place(root: Path, addresses: Iterable[str]) -> None:
    """Moves staged files to their addresses, in this order."""
    made: set[str] = set()
    for address in addresses:
        _make_folders_above(root, address, made)
        if disk.is_folder(f"{root}/{address}"):
            disk.remove_empty_folders(root / address)
        disk.move(f"{root}/{STAGING}/{name_on_the_way(address)}", f"{root}/{address}")


def remove_ours(root: Path, digests: Mapping[str, str]) -> Iterator[str]:
    """Removes files that have the bytes of these SHA-256; the addresses of those that have not, and stay."""
    for address, sha256 in digests.items():
        path = root / address
        if disk.look(path) is None:
            continue
        if disk.fingerprint(path) == sha256:
            disk.remove(path)
        else:
            yield address


def remove_folders_left_empty(root: Path, addresses: Iterable[str]) -> None:
    """Removes those folders above the addresses in which nothing is left, innermost first."""
    folders = {folder for address in addresses for folder in folders_of(address)}
    for folder in sorted(folders, key=lambda folder: (-folder.count("/"), folder)):
        disk.remove_if_empty(root / folder)


def _make_folders_above(root: Path, address: str, made: set[str]) -> None:
    for folder in folders_of(address):
        if folder not in made:
            disk.make_folder(f"{root}/{folder}")
            made.add(folder)
