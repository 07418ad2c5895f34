"""A catalogue of one process's own, in a folder that goes with it: begun with what the last build left, if it did.

A watching server keeps it open for hours. Meanwhile builds have the site's own, and nothing is written to the site.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path

from dissensus.catalogue.left import is_as_it_was_left
from dissensus.catalogue.maker import generator_digest
from dissensus.catalogue.sealing import Damaged
from dissensus.catalogue.store import Store
from dissensus.catalogue.unchanged import catalogue_path

_OF_AN_OUTPUT_FOLDER = ("built", "surroundings")


class OwnCatalogue:
    """The catalogue of the site at `root` for this process alone, until it is closed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        folder = tempfile.mkdtemp(prefix="dissensus-")
        self._path = Path(folder) / "catalogue"
        self._take_away = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.store = self._begun()
        self._keep_no_journal()

    def anew(self) -> None:
        """Begins with nothing: what was there is damaged."""
        self.store.close()
        self.store = self._empty()
        self._keep_no_journal()

    def close(self) -> None:
        """Takes it away."""
        self.store.close()
        self._take_away()

    def _keep_no_journal(self) -> None:
        """What it is to be taken back to stands in memory: files made and removed for it take a fifth of a save."""
        self.store.row("pragma journal_mode = memory")

    def _begun(self) -> Store:
        try:
            return self._copy() or self._empty()
        except (OSError, Damaged):
            return self._empty()

    def _empty(self) -> Store:
        return Store.new(self._path, generator_digest())

    def _copy(self) -> Store | None:
        """What the last build left, without what it knew of its output folder; None if it is not to be believed."""
        left = catalogue_path(self._root)
        if left.parent.is_symlink() or not is_as_it_was_left(str(left.parent)):
            return None
        shutil.copyfile(left, self._path)
        store = (
            Store.found(self._path, generator_digest()) if is_as_it_was_left(str(left.parent)) else None
        )  # no build meanwhile
        if store is not None:
            for name in _OF_AN_OUTPUT_FOLDER:
                store.forget(name)
            store.do("delete from subject", [()])
            store.do("delete from page", [()])
        return store
