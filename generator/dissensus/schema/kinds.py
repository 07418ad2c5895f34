"""The kinds of file that curators write, each with the declaration that reads it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dissensus.model import DOCUMENTS_FILE, SOURCES_FILE, DocumentsFile, PageHead, Point, SourcesFile, WordingFile
from dissensus.settings import SETTINGS_FILE, WORDING_FILE, Settings

Notation = Literal["yaml", "toml"]


class FileKind(Struct, frozen=True):
    """A kind of file: what it is called, where its files are, what is in them and in which notation."""

    name: str
    files: str  # from the root of a site, `*` standing for an id
    declaration: type[Struct]
    notation: Notation = "yaml"
    is_head: bool = False  # the file goes on in Markdown, below the second `---`

    @property
    def is_yaml(self) -> bool:
        """Whether its files are YAML from beginning to end."""
        return self.notation == "yaml" and not self.is_head

    @property
    def schema_id(self) -> str:
        """The name of its schema, wherever that is kept. Taplo takes no schema whose `$id` is a relative address."""
        return f"urn:dissensus:schema:{self.name}"

    @property
    def schema_file(self) -> str:
        """The name of the file that its schema is written to."""
        return f"{self.name}.schema.json"


FILE_KINDS = (
    FileKind("site", SETTINGS_FILE, Settings, notation="toml"),
    FileKind("sources", SOURCES_FILE, SourcesFile),
    FileKind("documents", DOCUMENTS_FILE, DocumentsFile),
    FileKind("point", "content/points/*.yaml", Point),
    FileKind("page", "content/pages/*.md", PageHead, is_head=True),
    FileKind("wording", WORDING_FILE, WordingFile),
)


def kind_named(name: str) -> FileKind:
    """The kind of that name. Raises ValueError if there is none."""
    (kind,) = (kind for kind in FILE_KINDS if kind.name == name)
    return kind
