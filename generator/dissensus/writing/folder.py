"""Which folder may be written to: one of its own, never a site, a home, a repository or somebody's files."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import dissensus
from dissensus.writing import disk
from dissensus.writing.addresses import OURS
from dissensus.writing.manifest import JOURNAL, MANIFEST
from dissensus.writing.trouble import Refused, telling

SOURCE_FOLDERS = ("content", "seeds", "themes")  # what a site is made from
REMEMBERED = ".dissensus"  # where a site keeps what it can do without
LITTER = {".DS_Store", "Thumbs.db", "desktop.ini", "lost+found"}  # systems leave these in empty folders
REMEDY = 'Name a folder that is for the built site alone, such as "public".'


def output_root(path: Path, site: Path) -> Path:
    """The folder that `path` leads to, links resolved. Raises Refused, saying why, if it is not for us."""
    with telling(path):
        root = _resolved(path)
        for reason in _reasons(root, _resolved(site)):
            raise Refused(f'the output folder "{path}" {reason}', REMEDY)
        if _holds_files_of_others(root):
            raise Refused(
                f'the output folder "{path}" holds files that no build of a site wrote',
                f"{REMEDY}\nIf they may go, empty the folder first; nothing was written.",
            )
    return root


def _reasons(root: Path, site: Path) -> Iterator[str]:
    if root.parent == root:
        yield "is the root of the file system"
    if root.exists() and not root.is_dir():
        yield "is a file"
    if _is_within(site, root):
        yield "is the site's own folder, or holds it"
    for folder in SOURCE_FOLDERS:
        if _overlap(root, site / folder):
            yield f"overlaps the site's {folder}/, from which it is built"
    if _is_within(root, site / REMEMBERED):
        yield f"lies in the site's {REMEMBERED}/, which may be deleted at any time"
    if _overlap(root, Path(dissensus.__file__).parents[1]):
        yield "overlaps the generator's own folder"
    home = _home()
    if home and _is_within(home, root):
        yield "is your home folder, or holds it"
    if os.path.lexists(root / ".git") or ".git" in root.parts:
        yield "is a Git repository, or lies within its records"
    ours = disk.look(root / OURS)  # looked at once: a build that ends now may take it away
    if ours and not stat.S_ISDIR(ours.st_mode):
        yield f"has something called {OURS} in it that is no folder"


def _holds_files_of_others(root: Path) -> bool:
    if not root.exists() or any(disk.look(root / OURS / name) for name in (MANIFEST, JOURNAL)):
        return False
    return any(entry.name not in LITTER | {OURS} for entry in disk.entries(root))


def _overlap(one: Path, other: Path) -> bool:
    return _is_within(one, other) or _is_within(other, one)


def _is_within(inner: Path, outer: Path) -> bool:
    """Whether `inner` is `outer` or lies in it, by what the names lead to and not by how they are spelt."""
    inner, outer = _resolved(inner), _resolved(outer)
    above = (inner, *inner.parents)
    if not outer.exists():
        return outer in above
    return any(folder.samefile(outer) for folder in above if folder.exists())


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (RuntimeError, ValueError) as error:  # links that lead round in a circle, a NUL
        raise Refused(f'the output folder "{path}" leads nowhere', REMEDY) from error


def _home() -> Path | None:
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home if home.is_absolute() else None
