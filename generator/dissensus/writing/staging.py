"""From a plan to the folder: stage, move, remove. A process killed between two steps leaves whole files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dissensus.writing import disk
from dissensus.writing.addresses import STAGING, folders_of

WAITING = 8  # files at once that wait for the disk: it takes several to it in one go


def stage(root: Path, files: Mapping[str, bytes]) -> None:
    """Writes files where nobody looks, below the names they will have.

    So a full disk, or a name too long for it, is met before anything is moved.
    """
    made: set[str] = set()
    for address in files:
        _make_folders_above(root, f"{STAGING}/{address}", made)
    with ThreadPoolExecutor(WAITING) as threads:
        list(threads.map(lambda address: disk.write_new(root / STAGING / address, files[address]), files))


def move_into_place(root: Path, addresses: Iterable[str]) -> None:
    """Moves staged files to their addresses, in this order."""
    made: set[str] = set()
    for address in addresses:
        _make_folders_above(root, address, made)
        if disk.is_folder(root / address):
            disk.remove_empty_folders(root / address)
        disk.move(root / STAGING / address, root / address)


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
            disk.make_folder(root / folder)
            made.add(folder)
