"""Editors are led to the schemas that the command writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissensus.cli.schema import FOLDER
from dissensus.schema import wiring
from dissensus.schema.kinds import FILE_KINDS, kind_named


@pytest.mark.parametrize(
    ("kind", "file", "line"),
    [
        ("site", "site.toml", "#:schema ./schemas/site.schema.json"),
        ("sources", "content/sources.yaml", "# yaml-language-server: $schema=../schemas/sources.schema.json"),
        ("point", "content/points/a.yaml", "# yaml-language-server: $schema=../../schemas/point.schema.json"),
        ("wording", "words.yaml", "# yaml-language-server: $schema=schemas/wording.schema.json"),
    ],
)
def test_a_first_line_leads_from_the_file_to_its_schema(kind: str, file: str, line: str) -> None:
    assert wiring.modeline(kind_named(kind), file) == line


def test_the_settings_name_every_file_that_is_yaml_throughout() -> None:
    wired = wiring.editor_settings()["yaml.schemas"]
    assert sorted(wired.values()) == sorted(kind.files for kind in FILE_KINDS if kind.files.endswith(".yaml"))


def test_the_command_writes_where_editors_look() -> None:
    assert Path(wiring.FOLDER) == FOLDER
