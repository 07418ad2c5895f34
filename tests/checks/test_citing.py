"""Links in Markdown: what leads to a page of the site, and what does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import MakeSite
from dissensus.whole import find_faults


def codes(link: str, folder: Path, make_site: MakeSite) -> list[str]:
    page = f"---\ntitle: About\n---\n\nSee [there]({link}).\n"
    return [fault.code for fault in find_faults(make_site(folder, {"content/pages/about.md": page}))]


@pytest.mark.parametrize(
    "link",
    [
        "points/bridge/",
        "points/bridge",
        "points/bridge/?x=1",
        "points/bridge/?x=1#port-fallen",
        "?x=1",
        "#top",
        "#TOP",
        "points/bridge/#top",
        "#:~:text=words",
        "points/bridge/#:~:text=words",
        "points/bridge/#port-fallen:~:text=words",
    ],
)
def test_links_that_lead_to_a_page_are_left_alone(link: str, tmp_path: Path, make_site: MakeSite) -> None:
    assert codes(link, tmp_path, make_site) == []


@pytest.mark.parametrize("link", ["points/brigde/?x=1", "points/bridge/%3Fx=1", "points/bridge/#topp", "#stop"])
def test_links_that_lead_to_none_are_told(link: str, tmp_path: Path, make_site: MakeSite) -> None:
    assert codes(link, tmp_path, make_site) == ["unknown-page"]
