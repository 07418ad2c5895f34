"""What tests of `dissensus add` share: options as they are typed, and all that stands in a site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

POINT = "content/points/bridge.yaml"
SOURCES, DOCUMENTS = "content/sources.yaml", "content/documents.yaml"


def options(given: Mapping[str, str | None]) -> list[str]:
    return [part for option, held in given.items() if held is not None for part in (f"--{option}", held)]


def standing(site: Path) -> dict[str, bytes]:
    """Every file of the site, hidden ones and leftovers included."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
