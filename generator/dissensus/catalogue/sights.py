"""Sights: how the files of an output folder were last seen, so that those that are as they were are not read again."""

from __future__ import annotations

from pathlib import Path

from dissensus.catalogue.store import Store
from dissensus.catalogue.unchanged import SeenFiles
from dissensus.writing.survey import Sight, Sights


def sights_in(store: Store, output: Path) -> Sights:
    """How the files in the folder `output` were last seen; none, if it was another folder."""
    noted: tuple[str, SeenFiles] | None = store.noted("seen", tuple[str, SeenFiles])
    if noted is None or noted[0] != str(output.resolve()):
        return {}
    return {address: Sight("file", address, stamp, sha256) for address, (stamp, sha256) in noted[1].items() if stamp}


def note_sights(store: Store, output: Path, sights: Sights) -> None:
    """Keeps how the files in the folder `output` are seen now."""
    seen = {address: (sight.stamp, sight.sha256) for address, sight in sights.items()}
    store.note("seen", (str(output.resolve()), seen))
