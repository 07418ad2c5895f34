"""How large the files of a site may be: far above honest use, far below what would choke a machine."""

from __future__ import annotations

from typing import Final

MIB: Final = 1024 * 1024

SETTINGS_BYTES: Final = 64 * 1024
YAML_BYTES: Final = 16 * MIB
DOCUMENT_BYTES: Final = 16 * MIB
MARKDOWN_BYTES: Final = 1 * MIB
LARGEST_BYTES: Final = DOCUMENT_BYTES

DEPTH: Final = 32  # lists and mappings within each other; a card needs seven
CONTROLS_TOLD: Final = 20  # forbidden characters told of one file: past that, the file is no text
