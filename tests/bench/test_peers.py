"""A corpus as peers are given it: every fact of a point still there, whatever form it is in; and edited alike."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
import yaml

from contenders import Contender, contenders, forget, lay_plain
from edits import edit_card, edit_spelling
from outputs import changed, digests
from peers.laying import lay_for_eleventy, lay_for_hugo, read

POINT = "content/points/point-000001"


def test_points_are_the_same_in_every_form(corpus: Path, tmp_path: Path) -> None:
    for form in ("yaml", "json"):
        lay_for_hugo(corpus, tmp_path / form, form)
    lay_for_eleventy(corpus, tmp_path / "eleventy")
    written = read(corpus / f"{POINT}.yaml")
    whole = (corpus / f"{POINT}.yaml").read_text(encoding="utf-8")
    assert (tmp_path / f"yaml/{POINT}.md").read_text(encoding="utf-8") == f"---\n{whole}---\n"
    assert (tmp_path / "eleventy/points/point-000001.md").read_text(encoding="utf-8") == f"---\n{whole}---\n"
    assert json.loads((tmp_path / f"json/{POINT}.md").read_text(encoding="utf-8")) == written


def test_all_else_is_handed_on(corpus: Path, tmp_path: Path) -> None:
    lay_for_hugo(corpus, tmp_path / "hugo")
    handed = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "hugo/data").iterdir()}
    assert handed["documents"] == read(corpus / "content/documents.yaml")["documents"]
    sources = read(corpus / "content/sources.yaml")
    assert (handed["sources"], handed["parties"]) == (sources["sources"], sources["parties"])


@pytest.mark.parametrize(
    "each", [each for each in contenders().values() if each.name != "Eleventy"], ids=lambda e: e.name
)
def test_every_site_takes_the_same_edits(corpus: Path, tmp_path: Path, each: Contender) -> None:
    site = tmp_path / "site"
    each.lay(corpus, site)
    before = digests(site)
    for number in range(3):
        edit_card(site / each.points, f"round {number} of it")
        edit_spelling(site / each.facts, f"Nummer{'r' * number}")
    differing = {path for path, digest in digests(site).items() if before.get(path) != digest}
    (point,) = differing - {each.facts}
    assert point.startswith(f"{each.points}/point-000001.")
    assert len(re.findall("Said that round 2 of it", (site / point).read_text(encoding="utf-8"))) == 1
    facts = yaml.safe_load((site / each.facts).read_text(encoding="utf-8"))
    assert facts.get("sources", facts)["speaker-0"]["name"] == "Speaker Nummerrr 0"


def test_an_edit_that_finds_nothing_to_edit_says_so(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("sources: {}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"facts\.yaml holds nothing"):
        edit_spelling(tmp_path / "facts.yaml", "Nummer")


def test_nothing_is_left_to_a_cold_build(corpus: Path, tmp_path: Path) -> None:
    site, output = tmp_path / "site", tmp_path / "output"
    lay_plain(corpus, site)
    before = digests(site)
    for left in (site / ".dissensus/a/b", site / "resources/c", output / "index.html"):
        left.parent.mkdir(parents=True, exist_ok=True)
        left.write_text("left", encoding="utf-8")
    forget(site, output)
    assert digests(site) == before
    assert not output.exists() and not (site / ".dissensus").exists()
    forget(site, output)
    assert len(digests(tmp_path / "past")) == 3  # put aside: a file system is slow after deletions


def test_written_and_differing_files_are_told_apart(tmp_path: Path) -> None:
    for name in ("same", "rewritten", "other"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / ".notes").mkdir()
    before = digests(tmp_path)
    stamp = max(path.stat().st_mtime_ns for path in tmp_path.iterdir()) + 1
    written = {"rewritten": "rewritten", "other": "changed", "new": "new", ".notes/manifest": "no page"}
    for name, text in written.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        os.utime(tmp_path / name, ns=(stamp, stamp))
    assert changed(tmp_path, before, stamp) == (3, 2)
