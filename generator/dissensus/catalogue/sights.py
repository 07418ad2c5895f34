"""Sights: how the files of an output folder were last left, so that those that are as they were are not read again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dissensus.catalogue.left import published_in, write_left
from dissensus.catalogue.stamps import Stamps
from dissensus.catalogue.unchanged import LastBuild
from dissensus.marks import Marks


def marks_in(folder: Path, output: Path) -> tuple[Marks, str]:
    """How the files in `output` were last left, as a site's `.dissensus/` has it, and the stamp of what tells that.

    None, if it was another folder.
    """
    return published_in(str(folder), str(output))


def note_left(folder: Path, built: LastBuild, named: Iterable[str], stamps: Stamps, marks: Marks) -> str:
    """Writes into the `.dissensus/` of a site how a build leaves everything; gives the stamp of that."""
    asked = (built.output, str(built.edition))
    numbers = (built.pages, built.files, len(built.faults))
    return write_left(str(folder), asked, numbers, named, stamps, marks)
