"""The format reference is that of the declarations as they stand."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import inspect

from dissensus.schema.reference import reference
from schema.walking import all_types

PAGE = Path(__file__).parents[2] / "docs" / "format.md"


def test_the_page_is_fresh(refresh: bool) -> None:
    if refresh:
        PAGE.write_text(reference(), encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == reference(), "dissensus schema --reference prints it anew"


def test_every_link_leads_to_a_section() -> None:
    page = reference()
    sections = [heading.lower().replace(" ", "-") for heading in re.findall("^### (.+)$", page, re.MULTILINE)]
    assert sorted(set(sections)) == sorted(sections)
    assert set(re.findall(r"\]\(#([^)]*)\)", page)) == set(sections)


def test_every_key_has_a_row() -> None:
    rows = re.findall(r"^\| `([^`]+)` \|", reference().partition("\n## Values")[0], re.MULTILINE)
    declared = [each for each in all_types() if isinstance(each, inspect.StructType)]
    assert sorted(rows) == sorted(field.encode_name for each in declared for field in each.fields)


def test_every_row_has_as_many_cells_as_its_table() -> None:
    bars = {re.sub(r"\\\|", "", line).count("|") for line in reference().splitlines() if line.startswith("|")}
    assert bars <= {3, 5}
