"""Topics have pages of their own, and names that can have one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from dissensus.build import build
from dissensus.whole import check_site

POINT = "content/points/bridge.yaml"


def with_topics(folder: Path, make_site: Any, topics: str, **files: str) -> Path:
    point = (make_site(folder) / POINT).read_text(encoding="utf-8")
    return Path(make_site(folder, {POINT: f"topics: [{topics}]\n{point}", **files}))


def page_at(site: Path, address: str) -> Any:
    return html.document_fromstring((site / "public" / address).read_bytes())


def codes(site: Path) -> list[tuple[str, str]]:
    return [(fault.code, fault.where.file) for fault in check_site(site).faults if fault.level == "fault"]


def test_the_home_page_lists_topics_a_to_z_and_points_lead_to_theirs(tmp_path: Path, make_site: Any) -> None:
    second = "question: What of the quay?\ntitle: The quay\ntopics: [river]\n"
    site = with_topics(tmp_path, make_site, "river, north, river", **{"content/points/quay.yaml": second})
    assert build(site, site / "public").publication
    listed = page_at(site, "index.html").xpath("//nav[@class = 'by-topic']//li")
    assert [" ".join(item.text_content().split()) for item in listed] == ["north 1 point", "river 2 points"]
    assert page_at(site, "index.html").xpath("//nav[@class = 'by-topic']//a/@href") == [
        "topics/north/index.html",
        "topics/river/index.html",
    ]
    topics = page_at(site, "points/bridge/index.html").xpath("//p[@class = 'topics']/a")
    assert [(a.text, a.get("href")) for a in topics] == [
        ("river", "../../topics/river/index.html"),
        ("north", "../../topics/north/index.html"),
    ]
    north, river = (page_at(site, f"topics/{topic}/index.html") for topic in ("north", "river"))
    assert [page.xpath("//tbody//a[@class = 'point']/@href") for page in (north, river)] == [
        ["../../points/bridge/index.html"],
        ["../../points/bridge/index.html", "../../points/quay/index.html"],
    ]
    assert "../../index.html" in river.xpath("//nav[@class = 'ways']//a/@href")


def test_a_site_without_topics_does_not_speak_of_them(tmp_path: Path, make_site: Any) -> None:
    site = make_site(tmp_path)
    assert build(site, site / "public").publication
    assert page_at(site, "index.html").xpath("//nav[@class = 'by-topic']") == []
    assert not (site / "public/topics").exists()


@pytest.mark.parametrize("name", ["map", "topics"])
def test_no_page_of_prose_is_called_as_the_maps_are(tmp_path: Path, make_site: Any, name: str) -> None:
    file = f"content/pages/{name}.md"
    assert codes(make_site(tmp_path, {file: "---\ntitle: T\n---\n"})) == [("reserved-id", file)]


@pytest.mark.parametrize(
    ("topics", "told"),
    [
        ("map, topics, points, outlets, '2', river", []),
        ("con", [("reserved-id", POINT)]),
        ("river, index", [("reserved-id", POINT)]),
    ],
)
def test_a_topic_is_called_as_a_folder_can_be(tmp_path: Path, make_site: Any, topics: str, told: list[Any]) -> None:
    assert codes(with_topics(tmp_path, make_site, topics)) == told


@pytest.mark.parametrize("link", ["topics/river/", "map/outlets/", "topics/river/index.html"])
def test_a_curator_can_link_to_a_map(tmp_path: Path, make_site: Any, link: str) -> None:
    about = {"content/pages/about.md": f"---\ntitle: About\n---\nSee [there]({link}).\n"}
    assert codes(with_topics(tmp_path, make_site, "river", **about)) == []


@pytest.mark.parametrize("link", ["topics/sea/", "topics/", "map/", "topics/sea/2/"])
def test_a_map_that_is_not_there_cannot_be_linked_to(tmp_path: Path, make_site: Any, link: str) -> None:
    about = {"content/pages/about.md": f"---\ntitle: About\n---\nSee [there]({link}).\n"}
    site = with_topics(tmp_path, make_site, "river", **about)
    assert codes(site) == [("unknown-page", "content/pages/about.md")]
