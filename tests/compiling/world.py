"""A site in a folder, edited as plain values and written file by file, with times of their own."""

from __future__ import annotations

import copy
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from compiling.whole_site import SITE, THEME, WORDING
from generated import Plain, files

Version: TypeAlias = tuple[Plain, dict[str, bytes | None]]

BESIDES = "besides"
PARTS: Mapping[str, tuple[str, ...]] = {  # of a plain site, those that go together
    BESIDES: (),
    "points": ("points",),
    "sources": ("sources",),
    "documents": ("documents", "texts"),
    "pages": ("pages",),
    "settings": ("settings",),
}

STRAY_FOLDERS = ("content/folder", "content/points/folder")  # may stay when they are empty


class World:
    """A site on disk, brought to what it is to be file by file: what is as it was is not written.

    `besides` are files of the site as bytes, over and above those of the plain site or in their stead; None is no file.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = copy.deepcopy(SITE)
        self.besides: dict[str, bytes | None] = {**THEME, "content/wording.yaml": WORDING}
        self.on_disk: dict[str, bytes] = {}
        self._times: dict[tuple[str, bytes], int] = {}
        self._ticks = 0
        self.bring_about()

    @property
    def points(self) -> Plain:
        return _part(self.site["points"])

    @property
    def parties(self) -> Plain:
        return _part(self.site["sources"]["parties"])

    @property
    def sources(self) -> Plain:
        return _part(self.site["sources"]["sources"])

    @property
    def documents(self) -> Plain:
        return _part(self.site["documents"])

    @property
    def texts(self) -> Plain:
        return _part(self.site["texts"])

    def all_that_stands(self) -> dict[str, bytes]:
        """The files of the site; and folders that are empty, where those are strays."""
        folders = [folder for folder in STRAY_FOLDERS if (self.root / folder).is_dir()]
        return {**self.on_disk, **{f"{folder}/": b"" for folder in folders}}

    def version(self) -> Version:
        """What the site is to be now, to be gone back to."""
        return copy.deepcopy((self.site, self.besides))

    def go_back(self, version: Version) -> None:
        """Makes the site what it was."""
        self.site, self.besides = copy.deepcopy(version)

    def go_back_in_part(self, version: Version, part: str) -> None:
        """Makes one of the `PARTS` what it was, and leaves the others."""
        site, besides = copy.deepcopy(version)
        self.site |= {name: site[name] for name in PARTS[part]}
        if part == BESIDES:
            self.besides = besides

    def bring_about(self, *, anew: bool = False, with_old_times: bool = False) -> None:
        """Writes what differs: in place or, if `anew`, as other files; what was here before perhaps with its time."""
        whole: dict[str, bytes | None] = {**files(self.site), **self.besides}
        wanted = {name: content for name, content in whole.items() if content is not None}
        for name in self.on_disk.keys() - wanted.keys():
            self._take_away(name)
        for name in (name for name in wanted if self.on_disk.get(name) != wanted[name]):
            self._write(name, wanted[name], anew)
            earlier = self._times.get((name, wanted[name]))
            self.give_time(name, earlier if with_old_times and earlier else None)
        self.on_disk = wanted

    def give_time(self, name: str, when: int | None = None, seconds: int = 0) -> None:
        """Gives a file a time: one that no file had, so many seconds from its own, or `when`."""
        self._ticks += 1
        path = self.root / name
        when = when or path.stat().st_mtime_ns + seconds * 1_000_000_000 + self._ticks
        os.utime(path, ns=(when, when))
        self._times[name, path.read_bytes()] = when

    def _write(self, name: str, content: bytes, anew: bool) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if anew:
            path.unlink(missing_ok=True)
        path.write_bytes(content)

    def _take_away(self, name: str) -> None:
        path = self.root / name
        path.unlink()
        folder = name.rpartition("/")[0]
        if folder in STRAY_FOLDERS and self._ticks % 2:
            path.parent.rmdir()


def _part(part: Any) -> Plain:
    whole: Plain = part
    return whole
