"""Every code of a fault has a folder with the smallest site that has it, and the exact text that is told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dissensus.faults.json import tell_json
from dissensus.faults.text import tell_text
from dissensus.reading import Site
from dissensus.whole import find_faults

FOLDERS = Path(__file__).parent / "faults"
SOURCE = Path(__file__).parent.parent / "generator"
CODE = re.compile(r"""(?:\bcode=|tell\(|\bFault\(|\b_warning\()\s*"([a-z0-9-]+)\"""")
COLUMNS = 100

CASES = sorted(path.name for path in FOLDERS.iterdir() if path.is_dir())


@pytest.mark.parametrize("code", CASES)
def test_is_told_exactly_so(code: str, refresh: bool) -> None:
    site = Site(FOLDERS / code)
    told = tell_text(find_faults(site.root), site.glance, colour=False, width=COLUMNS)
    expected = FOLDERS / code / "expected.txt"
    if refresh:
        expected.write_text(told, encoding="utf-8", newline="\n")
    assert told == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CASES)
def test_holds_no_fault_but_its_own(code: str) -> None:
    assert {fault.code for fault in find_faults(FOLDERS / code)} == {code}


@pytest.mark.parametrize("code", CASES)
def test_json_tells_the_same_places_as_text(code: str) -> None:
    site = Site(FOLDERS / code)
    faults = find_faults(site.root)
    lines = tell_text(faults, site.glance, colour=False, width=COLUMNS).splitlines()
    for told in json.loads(tell_json(faults, site.glance))["faults"]:
        place = f"{told['line']}:{told['column']}:" if told["line"] else ""
        level = "warning: " if told["level"] == "warning" else ""
        assert f"{told['file']}:{place} {level}{told['message']} [{code}]" in lines


def test_every_code_has_a_folder_and_every_folder_a_code() -> None:
    sources = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")]
    assert {code for text in sources for code in CODE.findall(text)} == set(CASES)
