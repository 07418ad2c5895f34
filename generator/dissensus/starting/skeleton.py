"""The files of the new site, as they are to stand in its folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from dissensus import __version__
from dissensus.schema.files import schema_files
from dissensus.schema.wiring import SETTINGS_FILE, editor_settings

_DOT = "dot-"
_VERSION = b"@VERSION@"


def site_files() -> dict[str, bytes]:
    """The bytes by path, with `/`, in the order of the paths."""
    found = dict(_below(files("dissensus.starting") / "site", ""))
    whole = {name: content.replace(_VERSION, __version__.encode()) for name, content in found.items()}
    whole[SETTINGS_FILE] = _with_schemas(whole[SETTINGS_FILE], editor_settings())
    return dict(sorted({**whole, **schema_files()}.items()))


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = path + entry.name.replace(_DOT, ".", 1) if entry.name.startswith(_DOT) else path + entry.name
        if entry.is_dir():
            yield from _below(entry, f"{name}/")
        else:
            yield name, entry.read_bytes()


def _with_schemas(settings: bytes, more: Mapping[str, object]) -> bytes:
    return f"{json.dumps({**json.loads(settings), **more}, indent=2)}\n".encode()
