"""The grounds of a site: which files are its own, and so can change what it shows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache, cached_property, partial
from pathlib import Path

from msgspec import Struct

from dissensus.catalogue.stamps import FOLDERS, THEMES
from dissensus.reading.strays import LEFTOVER
from dissensus.settings import SETTINGS_FILE
from dissensus.writing.addresses import folders_of


class Grounds(Struct, frozen=True, dict=True):  # the dict keeps what is made when it is first asked for
    """A site's settings, its content, its themes, and those files anywhere in it that its content names.

    Whatever else stands in its folder, built pages and version control among it, is none of its own.
    """

    root: Path  # with links resolved
    named: frozenset[str] = frozenset()  # the settings, archived documents, the word lists

    def path(self, name: str) -> Path:
        """Where a file of this name stands."""
        return self.root.joinpath(*name.split("/"))

    def hold(self, name: str) -> bool:
        """Whether the file or folder of this name is the site's own."""
        top, *below = name.split("/")
        if name == SETTINGS_FILE or name in self.named:
            return True
        return top in FOLDERS and not any(LEFTOVER.fullmatch(part) for part in below)

    def own_in(self, name: str) -> list[str]:
        """The outermost names, of all that is the site's own, at `name` or below it; the root is called ``."""
        tops = (SETTINGS_FILE, *FOLDERS, *self.named) if not name else self._named_below(name)
        return sorted({*tops, name} if name and self.hold(name) else tops)

    def may_follow(self, name: str, target: str) -> bool:
        """Whether a link of this name may be followed: into the site, or from `themes/` to a theme kept elsewhere."""
        within = target.startswith(os.path.join(self.root, ""))  # noqa: PTH118 -- of strings
        return within or name == THEMES or name.rpartition("/")[0] == THEMES

    def _named_below(self, name: str) -> Iterator[str]:
        if name not in self._folders_of_named:  # most events are of files: not all documents are gone through for each
            return iter(())
        return (each for each in self.named if each.startswith(f"{name}/"))

    @cached_property
    def _folders_of_named(self) -> frozenset[str]:
        return frozenset(folder for name in self.named for folder in folders_of(name))


def own_names(grounds: Grounds, name: str) -> Iterator[str]:
    """Every name of the site's own that stands at `name` or below it; none behind a link that leads round or out."""
    above_in = cache(partial(_folders_above, grounds))
    for top in grounds.own_in(name):
        above = above_in(top.rpartition("/")[0])
        if above is not None and os.path.lexists(grounds.path(top)):
            yield top
            yield from _below(grounds, top, above)


def _folders_above(grounds: Grounds, last: str) -> frozenset[str] | None:
    """Where a folder and those above it truly lie; None if one of them is not to be entered."""
    above: frozenset[str] = frozenset()
    for folder in (*folders_of(last), last) if last else ():
        entered = _entered(grounds, folder, above)
        if entered is None:
            return None
        above |= {entered}
    return above


def _below(grounds: Grounds, folder: str, above: frozenset[str]) -> Iterator[str]:
    """What stands below a folder."""
    entered = _entered(grounds, folder, above)
    for entry in _entries(entered) if entered else ():
        if not LEFTOVER.fullmatch(entry.name):
            yield f"{folder}/{entry.name}"
            if _is_folder(entry):
                yield from _below(grounds, f"{folder}/{entry.name}", above | {str(entered)})


def _entered(grounds: Grounds, folder: str, above: frozenset[str]) -> str | None:
    """Where a folder truly lies; None if it is none, or a link back to a folder above it, or out of the site."""
    path = grounds.path(folder)
    if not path.is_dir():
        return None
    real = os.path.realpath(path)
    leads_out = path.is_symlink() and not grounds.may_follow(folder, real)
    return None if real in above or leads_out else real


def _entries(path: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(path) as entries:
            return list(entries)
    except OSError:  # gone meanwhile, or kept from us: whoever reads it will say so
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
