"""Lookouts: the folders from which a watch hears of changes, and what each of them is in the site."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dissensus.catalogue.stamps import FOLDERS
from dissensus.serving.grounds import Grounds
from dissensus.serving.survey import Survey


class Lookout(NamedTuple):
    """A folder whose events are listened to."""

    folder: str  # where it truly lies
    number: int  # its own on its disk: a folder made anew may have another
    name: str  # what it is in the site; of one that holds the target of a linked file, that file
    is_recursive: bool
    holds_one: bool  # whether all that matters of it is that one file

    def name_of(self, path: str) -> str:
        """What a path is called in the site, of which the system tells here."""
        below = os.path.relpath(path, self.folder).replace(os.sep, "/")
        if self.holds_one or below == "." or below.startswith("../"):
            return self.name
        return f"{self.name}/{below}" if self.name else below


def lookouts(grounds: Grounds, standing: Survey) -> Iterator[Lookout]:
    """The root, whatever holds content, themes and documents, and where links lead: they tell of nothing themselves."""
    tops = {*FOLDERS, *(name.partition("/")[0] for name in grounds.named if "/" in name)}
    yield from _lookout(grounds.root, "", is_recursive=False)
    for top in tops:
        yield from _lookout(grounds.path(top), top)
    for name, stamp in standing.items():
        if stamp.leads and grounds.may_follow(name, stamp.leads):
            yield from _where_it_leads(Path(stamp.leads), name)


def _where_it_leads(target: Path, name: str) -> Iterator[Lookout]:
    if target.is_dir():
        yield from _lookout(target, name)
    else:
        yield from _lookout(target.parent, name, is_recursive=False, holds_one=True)


def _lookout(folder: Path, name: str, is_recursive: bool = True, holds_one: bool = False) -> Iterator[Lookout]:
    try:
        if folder.is_dir():
            yield Lookout(os.path.realpath(folder), folder.stat().st_ino, name, is_recursive, holds_one)
    except OSError:  # gone meanwhile
        return
