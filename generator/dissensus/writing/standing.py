"""How an output folder stands: what is recorded of its files, held against what is seen of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from dissensus.writing.addresses import OURS
from dissensus.writing.manifest import MANIFEST, Memory, Record, recall
from dissensus.writing.survey import Sights, survey

MANIFEST_ADDRESS = f"{OURS}/{MANIFEST}"


class Standing(Struct, frozen=True):
    """An output folder as it was found."""

    memory: Memory
    sights: Sights
    seen: Sights  # by the build before

    def files(self) -> Mapping[str, str]:
        """The SHA-256 of every file whose bytes are still ours, by address."""
        return {
            address: record.sha256
            for address, record in owned_among(self.memory, self.sights).items()
            if record.sha256 == self.sights[address].sha256
        }


def found_standing(root: Path, seen: Sights) -> Standing:
    """How the folder stands. `seen` is how its files were last seen: those that are so still are not read again."""
    manifest = seen.get(MANIFEST_ADDRESS)
    memory = recall(root, manifest.sha256 if manifest else "")
    seen = seen if memory.is_as_left else _as_recorded(seen, memory)
    return Standing(memory, survey(root, memory.records, partial(sizes_of, memory, {}), seen), seen)


def owned_among(memory: Memory, sights: Sights) -> Mapping[str, Record]:
    """The record of each file that is ours: the one that tells what stands, where there are two."""
    if memory.last is not None:
        return memory.last
    return {
        address: records[0]
        if len(records) == 1
        else next((record for record in records if record.sha256 == sights[address].sha256), records[0])
        for address, records in memory.records.items()
    }


def sizes_of(memory: Memory, new: Mapping[str, Record], address: str) -> set[int]:
    """The sizes that a file at an address has if it is one of these."""
    records = memory.records.get(address, ())
    return {record.size for record in (*records, *((new[address],) if address in new else ()))}


def _as_recorded(seen: Sights, memory: Memory) -> Sights:
    """Those sights that agree with what is recorded."""
    records = memory.records
    return {
        address: sight
        for address, sight in seen.items()
        if (known := records.get(address))
        and (known[0].sha256 == sight.sha256 or any(record.sha256 == sight.sha256 for record in known))
    }
