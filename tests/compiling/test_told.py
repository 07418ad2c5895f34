"""What a build tells is what a look at the whole site tells, whatever a curator types."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiling.world import World
from dissensus.build import build
from dissensus.whole import check_site

TYPED = [
    "[@village#gov]",
    "[@mod]",
    "[@Bad#gov]",
    "[@bridge#Mod]",
    "[@no such#gov]",
    "[@#]",
    "[@ä#ö]",
    "[it](points/Ä/)",
]


@pytest.mark.parametrize("typed", TYPED)
def test_a_citation_may_name_anything(typed: str, tmp_path: Path) -> None:
    world = World(tmp_path / "site")
    file = world.root / "content/points/bridge.yaml"
    before = file.read_text()
    file.write_text(before.replace("[@village#gov]", typed))
    assert typed == "[@village#gov]" or file.read_text() != before
    assert build(world.root, tmp_path / "public").faults == check_site(world.root).faults
