"""How an output folder stands: what is recorded of its files, held against what is seen of them."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cached_property, partial
from pathlib import Path

from dissensus.marks import Look, Marks, is_stamp
from dissensus.writing.manifest import MANIFEST_ADDRESS, Record, recall
from dissensus.writing.survey import Sight, Sights, survey

Recorded = Mapping[str, tuple[Record, ...]]


class Standing:
    """An output folder as it was found.

    Files that are as the last build left them are known by their marks; what is recorded of them is looked up only
    where somebody asks for it: of 12,500 files that takes 20 ms.
    """

    def __init__(self, root: Path, look: Look, *, is_of_all: bool) -> None:
        """The `look` is at what the last build left; `is_of_all`, if that is surely all files recorded."""
        self.memory = memory = recall(root, look.marks.get(MANIFEST_ADDRESS, ""))
        others = look.others() | {MANIFEST_ADDRESS} if memory.is_as_left else look.marks.keys()
        marks: Marks = {a: mark for a, mark in look.marks.items() if a not in others and is_stamp(mark)}
        self.is_as_left = is_of_all and memory.is_as_left and not memory.interrupted  # but for the others
        recorded = (
            memory.records_of(look.marks.keys() - marks.keys())
            if self.is_as_left
            else {address: records for address, records in memory.records.items() if address not in marks}
        )
        self.marks = marks  # of the files that are as they were left, for all that the disk says of them
        self.others: Sights = survey(root, recorded, partial(sizes_of, recorded, {}))

    @cached_property
    def sights(self) -> Sights:
        """What stands at every address that is recorded."""
        all_ = self.memory.records
        left = {
            address: Sight("file", address, mark, all_[address][0].sha256)
            for address, mark in self.marks.items()
            if address in all_
        }
        return {**left, **self.others}

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The SHA-256 of every file whose bytes are still ours, by address."""
        return {
            address: record.sha256
            for address, record in owned_among(self.memory.records, self.sights).items()
            if record.sha256 == self.sights[address].sha256
        }

    @cached_property
    def differing(self) -> frozenset[str]:
        """The addresses of the others at which something else stands than is recorded."""
        owned = owned_among(self.memory.records_of(self.others), self.others)
        return frozenset(address for address, record in owned.items() if record.sha256 != self.others[address].sha256)

    def sha256_of(self, addresses: Set[str]) -> Mapping[str, str]:
        """The SHA-256 of what stands at these addresses, as far as it is known."""
        left = self.memory.records_of(self.marks.keys() & addresses)
        others = {a: self.others[a].sha256 for a in addresses & self.others.keys() if self.others[a].sha256}
        return {**{address: records[0].sha256 for address, records in left.items()}, **others}


def owned_among(recorded: Recorded, sights: Sights) -> Mapping[str, Record]:
    """The record of each file that is ours: the one that tells what stands, where there are two."""
    return {
        address: records[0]
        if len(records) == 1
        else next((record for record in records if record.sha256 == sights[address].sha256), records[0])
        for address, records in recorded.items()
    }


def sizes_of(recorded: Recorded, new: Mapping[str, Record], address: str) -> set[int]:
    """The sizes that a file at an address has if it is one of these."""
    records = recorded.get(address, ())
    return {record.size for record in (*records, *((new[address],) if address in new else ()))}
