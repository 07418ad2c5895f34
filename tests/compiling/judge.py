"""The judge: what a site builds to with nothing kept from before, all of it in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from dissensus.faults import Fault
from dissensus.rendering.templates import UnusableTemplate
from dissensus.rendering.theme import Theme
from dissensus.whole import fault_of, fill, lay_out


class Clean(Struct, frozen=True):
    """All that is to be told of a site; and the files of it, if that does not stop them."""

    faults: tuple[Fault, ...]
    files: Mapping[str, bytes] | None


class Judge:
    """Judges sites in one folder. What was judged before is not judged again."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._judged: dict[tuple[str, date | None], Clean] = {}

    def clean(self, site: Mapping[str, bytes], edition: date | None = None) -> Clean:
        """What comes of these files of the site, which stand in the folder."""
        digest = hashlib.sha256(repr(sorted(site.items())).encode()).hexdigest()
        if (digest, edition) not in self._judged:
            self._judged[digest, edition] = self._anew(edition)
        return self._judged[digest, edition]

    def _anew(self, edition: date | None) -> Clean:
        checked, plan = lay_out(self._root, 1, edition)
        if plan is None or not isinstance(checked.theme, Theme):
            return Clean(checked.faults, None)
        try:
            return Clean(checked.faults, fill(plan, checked.theme, 1))
        except UnusableTemplate as unusable:
            return Clean((*checked.faults, fault_of(unusable, checked.theme)), None)
