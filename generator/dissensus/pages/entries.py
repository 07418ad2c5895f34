"""The entries of a source: what it said, said together with others, handed on and published, as far as a page has it.

A source has one list of them, in this order, which runs over its pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec import Struct

from dissensus import addresses
from dissensus.deriving.outlines import Place
from dissensus.model import DocumentId, SourceId
from dissensus.pages.paging import Ends, Paged
from dissensus.pages.sheet import Matter


class Entries(Struct, frozen=True):
    """Entries of each kind."""

    said: Sequence[Place]  # point by point, by time
    jointly: Sequence[Place]
    relayed: Sequence[Place]
    published: Sequence[DocumentId]  # by date

    def __len__(self) -> int:
        return len(self.said) + len(self.jointly) + len(self.relayed) + len(self.published)

    def among(self, span: slice) -> Entries:
        """Those at the places from `span.start` on, up to `span.stop`. Only they are looked at."""
        cut: list[slice] = []
        before = 0
        for kind in (self.said, self.jointly, self.relayed, self.published):
            cut.append(slice(max(0, span.start - before), max(0, span.stop - before)))
            before += len(kind)
        return Entries(self.said[cut[0]], self.jointly[cut[1]], self.relayed[cut[2]], self.published[cut[3]])


def entries_of(matter: Matter, id_: SourceId) -> Entries:
    """All entries of a source."""
    tables = matter.tables
    return Entries(
        said=tables.by_source.get(id_, ()),
        jointly=tables.jointly.get(id_, ()),
        relayed=tables.relayed_by.get(id_, ()),
        published=tables.published.get(id_, ()),
    )


def pages_of(id_: SourceId, entries: Entries) -> Paged:
    """The pages of a source."""
    return Paged(len(entries), partial(addresses.source, id_))


def ends_of(matter: Matter, entries: Entries, span: slice) -> Ends:
    """What a page of these entries begins and ends with: the title of a point, or the kind of other entries."""
    first, last = (_told(matter, entries.among(slice(place, place + 1))) for place in (span.start, span.stop - 1))
    return first, last if last != first else None


def _told(matter: Matter, entry: Entries) -> str:
    if entry.said:
        ((point, _),) = entry.said
        return matter.tables.heads[point].title
    if entry.jointly:
        return "Together with others"
    return "Relayed" if entry.relayed else "Documents"
