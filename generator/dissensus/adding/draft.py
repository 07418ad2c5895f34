"""A site with a change that is not written yet: read, checked, and told apart from the site as it stands."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from dissensus.checks import check
from dissensus.evidence import prove
from dissensus.faults import Fault, Where, in_order, without_echoes
from dissensus.model import Library
from dissensus.reading import Site, read


class Draft(Site, frozen=True, eq=False):
    """A site in which some files hold other bytes than on the disk."""

    files: Mapping[str, bytes] = {}

    def entries(self, folder: str) -> dict[str, bool]:
        """What stands in a folder or is to, sorted by code point, and whether it is a folder."""
        drafted = {name.rpartition("/")[2]: False for name in self.files if name.rpartition("/")[0] == folder}
        return dict(sorted({**super().entries(folder), **drafted}.items()))

    def exists(self, file: str) -> bool:
        """Whether anything stands under this name, or is to."""
        return file in self.files or super().exists(file)

    def bytes_of(self, file: str, limit: int, named: Where | None = None) -> bytes | Fault:
        """The bytes of a file as drafted, or as on the disk; a fault for one that would lie outside of the site."""
        if file in self.files and self._is_inside(file):
            return self.files[file]
        return super().bytes_of(file, limit, named)


class Examined(Struct, frozen=True):
    """What was read of a site, and everything wrong with it."""

    library: Library
    faults: tuple[Fault, ...]


def examine(site: Site) -> Examined:
    """The site read, proved and checked. Raises Unreadable where the machine stands in the way."""
    library, faults = read(site, 1)
    _, unproved = prove(library)
    later = without_echoes(faults, [*check(library), *unproved])
    return Examined(library, tuple(in_order([*faults, *later])))


def new_faults(before: Examined, after: Examined) -> list[Fault]:
    """What is wrong with the site only since the change."""
    return in_order(set(after.faults) - set(before.faults))
