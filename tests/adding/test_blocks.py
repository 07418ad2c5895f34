"""Entries as lines: laid out as the site's own files are, and read back as they were."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from adding.hostile import entries
from dissensus.adding.blocks import Entry, list_lines, mapping_lines
from dissensus.reading.yaml import read_yaml

CONTENT = Path(__file__).parents[2] / "content" / "points"

CARD: dict[str, Entry] = {
    "id": "a-b",
    "said": "[2024-03-12..2024-03-13]",
    "reports": [{"document": "d", "quote": "so", "via": ["rbc", "tass"], "caveat": {"quote": "q", "covers": "c"}}],
    "spellings": ["Roman Starovit", "Rosgvardia: guard"],
}
LINES = """\
  - id: a-b
    said: "[2024-03-12..2024-03-13]"
    reports:
      - document: d
        quote: so
        via: [rbc, tass]
        caveat:
          quote: q
          covers: c
    spellings: [Roman Starovit, "Rosgvardia: guard"]
"""


def test_a_card_looks_as_editors_write_it() -> None:
    assert "\n".join(list_lines([CARD], 2)) + "\n" == LINES


@pytest.mark.parametrize(
    "entry", [{"a": {}, "b": []}, {"a": [{}, []]}, {"a": [["x"], {"y": "z"}]}, {"a": ["x" * 99] * 2}]
)
def test_empty_and_nested_collections_read_back(entry: dict[str, Entry]) -> None:
    assert read_yaml("".join(f"{line}\n" for line in mapping_lines(entry, 0)), "") == (entry, [])


@given(entries())
def test_whatever_is_laid_out_reads_back(entry: dict[str, Entry]) -> None:
    for lines, expected in ((mapping_lines(entry, 0), entry), (list_lines([entry], 2), [entry])):
        assert read_yaml("".join(f"{line}\n" for line in lines), "") == (expected, [])


@pytest.mark.parametrize("file", sorted(CONTENT.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_point_of_the_site_reads_back_from_its_lines(file: Path) -> None:
    plain, _ = read_yaml(file.read_text(encoding="utf-8"), file.name)
    entry: Any = plain
    assert read_yaml("".join(f"{line}\n" for line in mapping_lines(entry, 0)), "") == (plain, [])
