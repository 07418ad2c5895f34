"""Sites as plain data: published in the way the recipe does, and read back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from dissensus.marks import Look, Marks
from dissensus.writing import Outcome, OutputFolder

OURS = ".dissensus"

Files = Mapping[str, bytes]


def publish(output: Path, files: Files, wait: float = 0, seen: Marks | None = None) -> Outcome:
    """Brings `output` to hold `files`, where only those that do not stand are handed over.

    `seen` are the marks of all files that the last build left.
    """
    look = Look(str(output), seen) if seen else None
    digests = {address: hashlib.sha256(content).hexdigest() for address, content in files.items()}
    with OutputFolder.open(output, output.parent / "site", wait=wait, look=look, is_of_all=bool(seen)) as folder:
        kept = {address for address in digests if folder.standing.get(address) == digests[address]}
        rendered = {address: files[address] for address in files if address not in kept}
        return folder.publish(rendered, folder.recorded - digests.keys())


def everything(root: Path) -> dict[str, bytes]:
    """All that stands in a folder: files with their bytes, links with where they lead, empty folders as such."""
    found = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_symlink():
            found[name] = b"-> " + str(path.readlink()).encode()
        elif path.is_file():
            found[name] = path.read_bytes()
        elif not any(path.iterdir()):
            found[name + "/"] = b""
    return found


def public(root: Path) -> dict[str, bytes]:
    """What stands in a folder besides what we keep for ourselves."""
    return {name: content for name, content in everything(root).items() if name.split("/")[0] != OURS}


def stamps(root: Path) -> dict[str, tuple[int, int]]:
    """Each file's inode and time of writing: the same only if nobody wrote it."""
    return {
        path.relative_to(root).as_posix(): (path.lstat().st_ino, path.lstat().st_mtime_ns)
        for path in root.rglob("*")
        if not path.is_dir()
    }


def put(root: Path, files: Files) -> None:
    """Writes files as somebody else would."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
