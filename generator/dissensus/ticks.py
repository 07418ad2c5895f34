"""Ticks: what the disk says of a file, and whether that could tell a further change of it."""

from __future__ import annotations

TYPE_CHECKING = False  # as of `typing`, which a build that has nothing to do would load for this alone
if TYPE_CHECKING:
    from os import stat_result

SECOND_NS = 1_000_000_000
COARSE_NS = 2 * SECOND_NS  # the tick of the coarsest clock of a disk that is still met with (FAT)
FINE_NS = SECOND_NS // 50  # twice that of a kernel with the slowest clock, where times have parts of a second


def is_settled(changed: int, seen: int) -> bool:
    """Whether a change after a file was seen would show: it was last changed at an earlier tick of the disk's clock.

    Both in nanoseconds since 1970. A file whose time lies ahead is not settled before it has come.
    """
    return changed <= seen - (FINE_NS if changed % SECOND_NS else COARSE_NS)


def stamp_of(found: stat_result) -> str:
    """What differs when a file is another one, or has been written to."""
    return f"{found.st_mtime_ns} {found.st_ctime_ns} {found.st_size} {found.st_ino} {found.st_dev}"


def changed_at(stamp: str) -> int:
    """When a file with this stamp was last changed, in nanoseconds since 1970."""
    modified, changed, _ = stamp.split(" ", 2)
    return max(int(modified), int(changed))
