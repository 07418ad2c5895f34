"""`site.toml` as Taplo reads it, which editors run for TOML, led to the schema by its first line."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from dissensus.schema.kinds import kind_named
from dissensus.schema.wiring import modeline
from schema.npm import MODULES, node
from test_cli import dissensus

ROOT = Path(__file__).parents[2]
PROGRAM = MODULES / "@taplo" / "cli" / "dist" / "cli.js"
GOOD = 'title = "2024"\nlanguage = "en"\n[order]\nrows = "days"\n[publish]\ncontext = 0\n'


def lines_marked(folder: Path, text: str) -> set[int]:
    """The lines of a `site.toml` that Taplo tells of, from 1, its first line being ours."""
    assert dissensus("schema", folder=folder).returncode == 0
    (folder / "site.toml").write_text(f"{modeline(kind_named('site'), 'site.toml')}\n{text}", encoding="utf-8")
    done = subprocess.run(
        [node(), str(PROGRAM), "lint", "--colors", "never", "site.toml"],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    marked = {int(line) - 1 for line in re.findall(r"site\.toml:([0-9]+):", done.stderr)}
    assert bool(marked) == bool(done.returncode), done.stderr
    return marked


@pytest.mark.parametrize("text", [GOOD, (ROOT / "site.toml").read_text(encoding="utf-8")])
def test_a_good_file_is_left_alone(text: str, tmp_path: Path) -> None:
    assert lines_marked(tmp_path, text) == set()


@pytest.mark.parametrize(
    ("words", "instead", "line"),
    [
        ('"2024"', '" "', 1),
        ('"2024"', "2024", 1),
        ('"en"', '"EN"', 2),
        ('"days"', '"hours"', 4),
        ("context = 0", "context = 2001", 6),
        ("context = 0", 'context = "0"', 6),
        ("context", "contxet", 6),
        ("title", "titel", 1),
    ],
)
def test_the_line_of_a_fault_is_marked(words: str, instead: str, line: int, tmp_path: Path) -> None:
    assert line in lines_marked(tmp_path, GOOD.replace(words, instead, 1))
