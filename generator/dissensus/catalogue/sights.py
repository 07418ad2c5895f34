"""Sights: how the files of an output folder were last left, so that those that are as they were are not read again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dissensus.catalogue.left import published_in, write_left
from dissensus.catalogue.stamps import Stamps
from dissensus.catalogue.unchanged import LastBuild
from dissensus.marks import Look, Marks


def look_at(folder: Path, output: Path) -> tuple[Look, str]:
    """A look at the files in `output` as a site's `.dissensus/` tells that they were left, and the stamp of that."""
    return published_in(str(folder), str(output))


def note_left(folder: Path, built: LastBuild, named: Iterable[str], stamps: Stamps, marks: Marks) -> str:
    """Writes into the `.dissensus/` of a site how a build leaves everything; gives the stamp of that."""
    asked = (built.output, str(built.edition))
    numbers = (built.pages, built.files, len(built.faults))
    return write_left(str(folder), asked, numbers, named, stamps, marks)
