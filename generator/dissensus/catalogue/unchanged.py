"""What was built last, if nothing of the site, of the generator and of the output folder is other than it was."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from msgspec import Struct

from dissensus.catalogue.left import CATALOGUE, FOLDER, as_left
from dissensus.catalogue.maker import generator_digest
from dissensus.catalogue.sealing import Damaged
from dissensus.catalogue.store import Store
from dissensus.faults import Fault


class LastBuild(Struct, frozen=True):
    """What was built last."""

    output: str  # the folder
    edition: date | None  # as it was asked for
    faults: tuple[Fault, ...]
    pages: int
    files: int


def catalogue_path(root: Path) -> Path:
    """Where the catalogue of a site lies."""
    return root / FOLDER / CATALOGUE


def as_it_was(root: Path, output: Path, edition: date | None) -> LastBuild | None:
    """What was built last, if that is what would be built now."""
    if as_left(os.fspath(root), os.fspath(output), str(edition)) is None:
        return None
    try:
        store = Store.found(catalogue_path(root), generator_digest())
        return store.noted("built", LastBuild) if store else None
    except Damaged:
        return None
