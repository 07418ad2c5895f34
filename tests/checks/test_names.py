"""Names that lead to nothing: the nearest is suggested, and else where such names stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import MakeSite
from dissensus.whole import find_faults
from small_site import FILES

POINT = "content/points/bridge.yaml"


def helps(folder: Path) -> list[str]:
    return [fault.help or "" for fault in find_faults(folder)]


@pytest.mark.parametrize(
    ("written", "instead", "remedy"),
    [
        ("speaker: officials", "speaker: official", 'Did you mean "officials"?'),
        ("speaker: officials", "speaker: mary-tuck", "content/sources.yaml; `dissensus add source`"),
        ("document: herald-2024-03-12, quote: The", "document: herald-24-03-12, quote: The", "Did you mean"),
        ("document: herald-2024-03-12, quote: The", "document: zzz, quote: The", "`dissensus add document FILE`"),
    ],
)
def test_help_names_the_nearest_or_where_such_names_stand(
    tmp_path: Path, make_site: MakeSite, written: str, instead: str, remedy: str
) -> None:
    point = FILES[POINT]
    assert isinstance(point, str) and point.count(written) == 1
    [told] = [each for each in helps(make_site(tmp_path, {POINT: point.replace(written, instead)})) if each]
    assert remedy in told


def test_a_link_to_no_page_is_helped_without_pages_that_are_not_there(tmp_path: Path, make_site: MakeSite) -> None:
    page = "---\ntitle: About\n---\nSee [this](zzzzzzzzzz/).\n"
    [told] = helps(make_site(tmp_path, {"content/pages/about.md": page}))
    assert "points/<point>/#<card>" in told
