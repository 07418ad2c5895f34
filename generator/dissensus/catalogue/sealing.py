"""Sealed values: bytes behind their checksum, against accidents of the disk.

What was read of a site and what was worked out is sealed. Keys, titles, lists of reads, digests and marks are not, nor
does SQLite keep checksums of its own.
"""

from __future__ import annotations

import zlib
from typing import Any

import msgspec

_SEAL = 4  # bytes of a checksum: CRC-32, at a fifth of the time of a cryptographic digest


class Damaged(Exception):  # noqa: N818 - of a file that may be lost
    """The catalogue cannot be read, or holds what was not written so."""


def sealed(value: object) -> bytes:
    """A value as bytes, behind their checksum."""
    return seal(msgspec.msgpack.encode(value))


def seal(plain: bytes) -> bytes:
    """Bytes behind their checksum."""
    return zlib.crc32(plain).to_bytes(_SEAL, "big") + plain


def opened(found: object, kind: Any) -> Any:
    """The value of sealed bytes. Raises Damaged."""
    if not isinstance(found, bytes):
        raise Damaged("a value is gone")
    plain = memoryview(found)[_SEAL:]
    if zlib.crc32(plain) != int.from_bytes(found[:_SEAL], "big"):
        raise Damaged("a value is not as it was written")
    try:
        return _decoder(kind).decode(plain)
    except msgspec.MsgspecError as error:
        raise Damaged("a value is of another kind") from error


_decoders: dict[Any, msgspec.msgpack.Decoder[Any]] = {}


def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    if kind not in _decoders:
        _decoders[kind] = msgspec.msgpack.Decoder(kind)
    return _decoders[kind]
