"""What comes of the cases of `reading.md`: the value that a file holds, or the faults that are told of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from dissensus.faults import Fault
from dissensus.faults.located import located
from dissensus.model import DocumentsFile, Point, SourcesFile
from dissensus.reading.decoding import decode
from dissensus.reading.fields import fields_in
from dissensus.reading.plain import EMPTY
from dissensus.reading.yaml import read_yaml
from spec.cases import Block, Kinds

FILES: dict[str, type] = {
    "content/sources.yaml": SourcesFile,
    "content/documents.yaml": DocumentsFile,
    "content/points/bridge.yaml": Point,
}
KINDS = Kinds(frozenset(), frozenset({"yaml", *FILES}), frozenset({"value", "faults"}))


def came_of(given: Mapping[str, Block], result: Block, folder: Path) -> str:
    """The value as JSON, what is empty as null, if there is no fault; else `line:column: message [code]` of each."""
    ((file, block),) = given.items()
    content = _bytes(block.text)
    value, faults = _read(file, content)
    return "\n".join(_told(faults, content)) if faults else json.dumps(value, ensure_ascii=False, default=_empty)


def _bytes(text: str) -> bytes:
    """The text as UTF-8, `{U+0007}` for a character and `{byte FF}` for a byte that cannot be seen here."""
    text = re.sub(r"\{U\+([0-9A-F]{4})\}", lambda found: chr(int(found[1], 16)), text)
    parts = re.split(r"\{byte ([0-9A-F]{2})\}", text)
    return b"".join(bytes.fromhex(part) if number % 2 else part.encode() for number, part in enumerate(parts))


def _read(file: str, content: bytes) -> tuple[object, list[Fault]]:
    text, faults = decode(content, file)
    if faults:
        return None, faults
    if file == "yaml":
        return read_yaml(text, _named(file))
    value, faults = fields_in(text, file, FILES[file])
    return msgspec.to_builtins(value), faults


def _named(file: str) -> str:
    return "content/any.yaml" if file == "yaml" else file


def _told(faults: Iterable[Fault], content: bytes) -> Iterator[str]:
    for each in located(faults, lambda _: content):
        assert each.main.place
        yield f"{each.main.place.line}:{each.main.place.column}: {each.fault.message} [{each.fault.code}]"


def _empty(value: object) -> None:
    assert value is EMPTY
