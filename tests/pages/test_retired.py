"""A retired id of a point goes on resolving, anchors and all, and tells which address lasts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import html

from dissensus.build import build

SETTINGS = 'title = "A small site"\nbase-url = "https://example.org/t"\n'


def test_the_old_address_holds_the_whole_point_and_names_the_new(tmp_path: Path, make_site: Any) -> None:
    point = (make_site(tmp_path) / "content/points/bridge.yaml").read_text(encoding="utf-8")
    renamed = {"content/points/bridge.yaml": f"previously: [old-bridge]\n{point}", "site.toml": SETTINGS}
    site = make_site(tmp_path, renamed)
    outcome = build(site, site / "public")
    assert outcome.publication, outcome.faults
    old, new = (
        html.document_fromstring((site / f"public/points/{name}/index.html").read_text(encoding="utf-8"))
        for name in ("old-bridge", "bridge")
    )
    cards = new.xpath("//article/@id")
    assert cards and old.xpath("//article/@id") == cards
    for page in (old, new):
        assert page.xpath("//link[@rel='canonical']/@href") == ["https://example.org/t/points/bridge/"]
        permalinks = page.xpath("//p[@class='permalink']/a/@href")
        assert permalinks == [f"https://example.org/t/points/bridge/#{card}" for card in cards]
