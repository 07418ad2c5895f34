"""From a plan to the folder: stage, move, remove. A process killed between two steps leaves whole files."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path

from dissensus.writing import disk
from dissensus.writing.addresses import LAID_READY, LONGEST, NEW, STAGING, folders_of, on_the_way
from dissensus.writing.desk import put_on_the_way
from dissensus.writing.manifest import Record
from dissensus.writing.trouble import DiskTrouble, reason_of


def stage(root: Path, files: Mapping[str, bytes | Record], new: Set[str], needless: Iterable[str]) -> list[str]:
    """Puts files where nobody looks. So a full disk, or a name too long for it, is met before anything is moved.

    `new` are those for which nothing stood, `needless` those laid ready that are not to be moved. Gives the paths of
    files: the disk may not have them yet.
    """
    _expect_names_to_fit(root, files)
    staging = f"{root}/{STAGING}"
    if disk.is_folder(root / LAID_READY):
        disk.move(root / LAID_READY, staging)
    disk.make_folder(staging)
    for address in needless:
        disk.clear(root / STAGING / on_the_way(address, is_new=address in new))
    return [
        put_on_the_way(staging, address, content, is_new=address in new)
        if isinstance(content, bytes)
        else f"{staging}/{on_the_way(address, is_new=address in new)}"
        for address, content in files.items()
    ]


def _expect_names_to_fit(root: Path, addresses: Iterable[str]) -> None:
    longest = disk.longest_name(root)
    for address in addresses if longest < LONGEST else ():
        if any(len(os.fsencode(name)) > longest for name in address.split("/")):
            raise DiskTrouble(root / address, reason_of(OSError(errno.ENAMETOOLONG, "")))


def move_into_place(root: Path, addresses: Iterable[str], new: Set[str]) -> None:
    """Moves staged files to their addresses, in this order; with the first for a folder that is not there, all of it.

    Of a new site, so, a few folders are moved: 80 µs less for each page with a folder of its own.
    """
    there: set[str] = set()  # folders
    whole: set[str] = set()  # those that were moved with all that is new in them
    for address in addresses:
        is_new = address in new
        if _has_its_folders(root, address, is_new, there, whole):
            if disk.is_folder(f"{root}/{address}"):
                disk.remove_empty_folders(root / address)
            disk.move(f"{root}/{STAGING}/{on_the_way(address, is_new=is_new)}", f"{root}/{address}")


def _has_its_folders(root: Path, address: str, is_new: bool, there: set[str], whole: set[str]) -> bool:
    """Whether a file can be moved, its folders being there; else it has come with one of them."""
    for folder in folders_of(address):
        if is_new and folder in whole:
            return False
        if folder not in there and folder not in whole:
            if is_new and _moved_as_one(root, folder):
                whole.add(folder)
                return False
            disk.make_folder(f"{root}/{folder}")
            there.add(folder)
    return True


def _moved_as_one(root: Path, folder: str) -> bool:
    """Whether a new folder could be put where none is: some systems refuse it while anybody looks into one."""
    if disk.look(f"{root}/{folder}"):
        return False
    try:
        disk.move(f"{root}/{STAGING}/{NEW}/{folder}", f"{root}/{folder}")
    except DiskTrouble:
        return False
    return True


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
