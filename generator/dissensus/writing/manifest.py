"""The manifest: which files of an output folder are ours, and with which bytes.

`manifest.json` tells what the last build wrote, `journal.json` what a build now moving files is about to
write. A journal that is found was left by a build that was killed: then whatever either of them records is
ours. Both are the same bytes on every machine, and hold nothing but addresses, digests and sizes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from dissensus import __version__
from dissensus.marks import others_among
from dissensus.writing import disk
from dissensus.writing.addresses import OURS, STAGING, AddressError, check_address, on_the_way

MANIFEST = "manifest.json"
JOURNAL = "journal.json"
MANIFEST_ADDRESS = f"{OURS}/{MANIFEST}"


class Record(Struct, frozen=True):
    """What we know of a file we wrote, or are about to write. In format 1 it had one field more."""

    sha256: Annotated[
        str, Meta(min_length=64, max_length=64)
    ]  # hexadecimal, or no file has it; 10 ms for 12,500 to look
    size: Annotated[int, Meta(ge=0)]


class Memory:
    """What earlier builds left word of, read as far as it is asked for."""

    def __init__(self, root: Path, manifest: bytes | None, journal: bytes | None, *, is_as_left: bool) -> None:
        self._root = root
        self._journal = journal
        self.manifest = manifest  # as it stands, readable or not
        self.is_as_left = is_as_left  # that, as the last build that published left it
        self.interrupted = journal is not None  # there is a journal

    @cached_property
    def _last(self) -> Mapping[str, Record] | None:
        return _decode(self.manifest, self.is_as_left)

    @cached_property
    def _next(self) -> Mapping[str, Record] | None:
        return _decode(self._journal)

    @cached_property
    def announced(self) -> frozenset[str]:
        """Addresses of the journal that were never written: staged still, and not ours yet."""
        return frozenset(address for address in self._next or () if _is_staged(self._root, address))

    @cached_property
    def records(self) -> Mapping[str, tuple[Record, ...]]:
        """By address: of the last build, then of one that was killed."""
        records: dict[str, tuple[Record, ...]] = {address: (record,) for address, record in (self._last or {}).items()}
        for address in (self._next or {}).keys() - self.announced:
            records[address] = (*records.get(address, ()), (self._next or {})[address])
        return records

    @property
    def notes(self) -> tuple[str, ...]:
        """For the curator, one line each."""
        if self.is_as_left and not self.interrupted:
            return ()
        read = {MANIFEST: self._last, JOURNAL: self._next}
        return tuple(_LOST.format(self._root / OURS / name) for name, records in read.items() if records is None)

    def records_of(self, addresses: Iterable[str]) -> Mapping[str, tuple[Record, ...]]:
        """The records of a few files: found without the others being read, where the manifest is as it was left."""
        if self.manifest is None or not self.is_as_left or self.interrupted or not self.manifest.startswith(_head()):
            return {address: self.records[address] for address in addresses if address in self.records}
        lines = _lines_in(self.manifest, addresses)
        return {address: (_record_in(self.manifest[start:end], address),) for address, (start, end) in lines.items()}


def recall(root: Path, mark: str = "") -> Memory:
    """What manifest and journal of a folder say; one that cannot be read is noted and counts for nothing.

    `mark` is that of the manifest that a build of this version left, as far as it is known: nobody looks again whether
    the addresses of that can be written.
    """
    manifest, journal = (disk.read_if_there(root / OURS / name) for name in (MANIFEST, JOURNAL))
    is_as_left = manifest is not None and not any(others_among(str(root), {MANIFEST_ADDRESS: mark}))
    return Memory(root, manifest, journal, is_as_left=is_as_left)


def _is_staged(root: Path, address: str) -> bool:
    ways = (on_the_way(address, is_new=is_new) for is_new in (False, True))
    return any(disk.look(f"{root}/{STAGING}/{way}") for way in ways)


def encode(records: Mapping[str, Record]) -> bytes:
    """The records as a manifest's bytes: by address, one to a line."""
    lines = (_line(address, records[address]) for address in sorted(records))
    return _head() + _lines(lines) + b"}}\n"


def encode_changed(manifest: bytes, records: Mapping[str, Record]) -> bytes | None:
    """A manifest's bytes, as `encode` gave them, with other records of some files; None if one of them is new in it.

    None, too, where another version gave them.

    A line takes 0.7 µs to make, of which a site of 10,000 points has 12,500.
    """
    if not manifest.startswith(_head()):
        return None
    lines, parts, done = _lines_in(manifest, records), [], 0
    if len(lines) < len(records):
        return None
    for address, (start, end) in lines.items():
        parts += [manifest[done:start], _line(address, records[address])]
        done = end
    return b"".join((*parts, manifest[done:]))


def _lines_in(manifest: bytes, addresses: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Where the lines of some files stand in what `encode` gave, without commas; one after the other."""
    lines, end = {}, 0
    for address in sorted(addresses):
        start = manifest.find(b"\n%s:{" % msgspec.json.encode(address), end) + 1
        if start:
            end = manifest.index(b"\n", start)
            end -= manifest[end - 1 : end] == b","
            lines[address] = start, end
    return lines


_LOST = "{} cannot be read and is made anew; files that only it recorded stay where they are"


class _Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal[1, 2]
    generator: str
    files: dict[str, Record]


def _decode(written: bytes | None, is_as_left: bool = False) -> dict[str, Record] | None:
    """The records in a manifest's bytes; none where there is no manifest, None where it cannot be read."""
    if written is None:
        return {}
    try:
        manifest = msgspec.json.decode(written, type=_Manifest)
        for address in () if is_as_left else manifest.files:
            check_address(address)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, AddressError):
        return None
    return manifest.files


def _head() -> bytes:
    return b'{"format":2,"generator":%s,"files":{' % msgspec.json.encode(__version__)


def _line(address: str, record: Record) -> bytes:
    return msgspec.json.encode(address) + b":" + msgspec.json.encode(record)


def _record_in(line: bytes, address: str) -> Record:
    return msgspec.json.decode(b"{%s}" % line, type=dict[str, Record])[address]


def _lines(lines: Iterable[bytes]) -> bytes:
    joined = b",\n".join(lines)
    return b"\n" + joined + b"\n" if joined else b""
