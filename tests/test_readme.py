"""The README shows what is really there: a card as it is written, a fault as it is told, files that exist."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from dissensus.faults.text import tell_text
from dissensus.whole import check_site

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
POINT = "content/points/control-of-tyotkino.yaml"


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert found, f"the README has no block of {language}"
    return found[1]


def test_the_card_shown_is_the_card_written() -> None:
    assert block("yaml") in (ROOT / POINT).read_text(encoding="utf-8")


def test_the_fault_shown_is_the_fault_told(tmp_path: Path) -> None:
    for part in ("site.toml", "content", "seeds"):
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, tmp_path / part)
    point = tmp_path / POINT
    written = point.read_text(encoding="utf-8")
    point.write_text(written.replace("what it said were its fighters", "its fighters", 1), encoding="utf-8")
    faults = check_site(tmp_path).faults
    told = tell_text(faults, lambda file: (tmp_path / file).read_bytes(), colour=False, width=100)
    assert block("text") in told


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#]+)\)", README))
def test_links_and_pictures_lead_somewhere(link: str) -> None:
    assert link.startswith("https://") or (ROOT / link).exists()


@pytest.mark.parametrize("target", re.findall(r"^    make (\w+)$", README, re.MULTILINE))
def test_commands_are_there(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
