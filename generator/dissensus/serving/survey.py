"""Surveys: the site's own files as they stood at one time. Two of them tell what has changed between."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
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
NOTHING: Survey = MappingProxyType({})


def survey(grounds: Grounds, before: Survey = NOTHING) -> Survey:
    """Every file and folder of the site's own. What looks as it did in `before` is not read again."""
    return {name: _stamp(grounds.path(name), before.get(name)) for name in own_names(grounds, "")}


def look_again(grounds: Grounds, before: Survey, names: Iterable[str]) -> Survey:
    """`before`, brought up to date at these names and below them. What stands there is read, however it looks."""
    after = dict(before)
    for name in names:
        for gone in _at_or_below(after, name):
            del after[gone]
        after |= {own: _stamp(grounds.path(own), None) for own in own_names(grounds, name)}
    return after


def differences(before: Survey, after: Survey) -> frozenset[str]:
    """The names that came, went, or hold something else."""
    return frozenset(name for name in before.keys() | after.keys() if _kept(before, name) != _kept(after, name))


def _kept(survey: Survey, name: str) -> tuple[str, str | None] | None:
    stamp = survey.get(name)
    return stamp and (stamp.content, stamp.leads)


def _at_or_below(names: Iterable[str], top: str) -> list[str]:
    return [name for name in names if not top or name == top or name.startswith(f"{top}/")]


def _stamp(path: Path, before: Stamp | None) -> Stamp:
    leads = os.path.realpath(path) if path.is_symlink() else None
    try:
        status = path.stat()
        quick = (status.st_mode, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        if stat.S_ISDIR(status.st_mode):
            return Stamp((), "a folder", leads)
        if before and (quick, leads) == (before.quick, before.leads):
            return before
        return Stamp(quick, _content(path, status), leads)
    except OSError as error:
        return Stamp((), f"unreadable: {error.errno}", leads)


def _content(path: Path, status: os.stat_result) -> str:
    if not stat.S_ISREG(status.st_mode):  # a pipe would wait for ever
        return "no file"
    if status.st_size > LARGEST_BYTES:  # the site cannot hold it; that it is too large is all there is to know
        return f"{status.st_size} bytes"
    return hashlib.sha256(path.read_bytes()).hexdigest()
