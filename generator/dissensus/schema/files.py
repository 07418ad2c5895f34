"""The schemas as files, the same bytes on any machine."""

from __future__ import annotations

import json

from dissensus.schema.draft07 import schema_of
from dissensus.schema.kinds import FILE_KINDS, FileKind
from dissensus.schema.wiring import FOLDER


def schema_files() -> dict[str, bytes]:
    """Every schema by its path in a site."""
    return {f"{FOLDER}/{kind.schema_file}": schema_bytes(kind) for kind in FILE_KINDS}


def schema_bytes(kind: FileKind) -> bytes:
    """The schema of one kind of file."""
    return (json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n").encode()
