"""Surveys: the site's own files as they stood at one time. Two of them tell what has changed between."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from dissensus.reading.limits import LARGEST_BYTES
from dissensus.serving.grounds import Grounds, own_names


class Stamp(NamedTuple):
    """How one file stood."""

    quick: tuple[int, ...]  # what its folder tells of it; as long as this stays, the file is not read again
    content: str  # the digest of its bytes, or what it is if it has none
    leads: str | None  # where it truly lies, if it is a link


Survey = Mapping[str, Stamp]
FOLDER = "a folder"
NOTHING: Survey = MappingProxyType({})


def survey(grounds: Grounds, before: Survey = NOTHING) -> Survey:
    """Every file and folder of the site's own. What looks as it did in `before` is not read again."""
    return dict(step_by_step(grounds, before))


def step_by_step(grounds: Grounds, before: Survey) -> Iterator[tuple[str, Stamp]]:
    """The same, one by one, for whoever may have something better to do before the end."""
    root = str(grounds.root)
    return ((name, _stamp(f"{root}/{name}", before.get(name))) for name in own_names(grounds, ""))


def look_again(grounds: Grounds, before: Survey, names: Iterable[str]) -> tuple[Survey, frozenset[str]]:
    """`before`, brought up to date at these names and below them, and whatever stood or stands there.

    What stands there is read, however it looks.
    """
    after, seen = dict(before), set()
    for name in names:
        formerly = _at_or_below(grounds, after, name)
        for gone in formerly:
            del after[gone]
        now = {own: _stamp(f"{grounds.root}/{own}", None) for own in own_names(grounds, name)}
        after |= now
        seen |= {*formerly, *now}
    return after, frozenset(seen)


def differences(before: Survey, after: Survey, among: Iterable[str] | None = None) -> frozenset[str]:
    """The names that came, went, or hold something else; `among` are those at which any may."""
    names = before.keys() | after.keys() if among is None else among
    others = (name for name in names if before.get(name) is not after.get(name))
    return frozenset(name for name in others if _kept(before, name) != _kept(after, name))


def may_lead(stamp: Stamp | None) -> bool:
    """Whether there is a link or a folder, by which it may change where to listen."""
    return stamp is not None and (stamp.leads is not None or stamp.content == FOLDER)


def _kept(survey: Survey, name: str) -> tuple[str, str | None] | None:
    stamp = survey.get(name)
    return stamp and (stamp.content, stamp.leads)


def _at_or_below(grounds: Grounds, names: Survey, name: str) -> set[str]:
    """What stood there. Only where a folder did are all names gone through: there may be tens of thousands."""
    tops = {top for top in grounds.own_in(name) if top in names}
    folders = tuple(f"{top}/" for top in tops if names[top].content == FOLDER)
    return tops | {each for each in names if each.startswith(folders)} if folders else tops


def _stamp(path: str, before: Stamp | None) -> Stamp:
    leads = None
    try:
        status = os.lstat(path)
        if stat.S_ISLNK(status.st_mode):
            leads = os.path.realpath(path)
            status = os.stat(path)  # noqa: PTH116 -- of strings: there are as many as there are files
        quick = (status.st_mode, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        if stat.S_ISDIR(status.st_mode):
            return Stamp((), FOLDER, leads)
        if before and (quick, leads) == (before.quick, before.leads):
            return before
        return Stamp(quick, _content(path, status), leads)
    except OSError as error:
        return Stamp((), f"unreadable: {error.errno}", leads)


def _content(path: str, status: os.stat_result) -> str:
    if not stat.S_ISREG(status.st_mode):  # a pipe would wait for ever
        return "no file"
    if status.st_size > LARGEST_BYTES:  # the site cannot hold it; that it is too large is all there is to know
        return f"{status.st_size} bytes"
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()
