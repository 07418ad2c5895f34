"""How a site tells editors of its schemas: settings of an editor, or the first line of a file."""

from __future__ import annotations

from posixpath import relpath
from typing import Any

from dissensus.schema.kinds import FILE_KINDS, FileKind

FOLDER = "schemas"  # of a site; `dissensus schema` writes there
SETTINGS_FILE = ".vscode/settings.json"


def editor_settings() -> dict[str, Any]:
    """What Visual Studio Code, with the YAML extension, reads of `SETTINGS_FILE`."""
    return {"yaml.schemas": {f"./{FOLDER}/{kind.schema_file}": kind.files for kind in FILE_KINDS if kind.is_yaml}}


def modeline(kind: FileKind, file: str) -> str:
    """The comment at the head of a file, named from the root of the site, that leads an editor to its schema."""
    schema = relpath(f"{FOLDER}/{kind.schema_file}", start=relpath(f"{file}/..", start="."))
    return f"#:schema ./{schema}" if kind.notation == "toml" else f"# yaml-language-server: $schema={schema}"
