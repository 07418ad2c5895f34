"""Sights: how the files of an output folder were last seen, so that those that are as they were are not read again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dissensus.catalogue.left import published_in, write_left
from dissensus.catalogue.stamps import Stamps
from dissensus.catalogue.unchanged import LastBuild
from dissensus.writing.survey import Sight, Sights


def sights_in(folder: Path, output: Path) -> Sights:
    """How the files in `output` were last seen, as a site's `.dissensus/` has it; none, if it was another folder."""
    published = published_in(str(folder), str(output))
    return {address: Sight("file", address, stamp, sha256) for address, stamp, sha256 in published}


def note_left(folder: Path, built: LastBuild, named: Iterable[str], stamps: Stamps, sights: Sights) -> str:
    """Writes into the `.dissensus/` of a site how a build leaves everything; gives the stamp of that."""
    asked = (built.output, str(built.edition))
    numbers = (built.pages, built.files, len(built.faults))
    seen = sights.values()
    published = (sights, [sight.stamp for sight in seen], [sight.sha256 for sight in seen])
    return write_left(str(folder), asked, numbers, named, stamps, published)
