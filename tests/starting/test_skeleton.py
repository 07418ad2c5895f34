"""The new site: complete, without a fault or a warning, every sentence of its documents dealt with."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from dissensus import __version__
from dissensus.build import build
from dissensus.schema.files import schema_files
from dissensus.schema.kinds import kind_named
from dissensus.schema.wiring import SETTINGS_FILE, modeline
from dissensus.starting.laying import lay
from dissensus.starting.skeleton import site_files
from dissensus.whole import find_coverage, find_faults

EXPECTED = {
    ".editorconfig",
    ".gitattributes",
    ".github/workflows/site.yml",
    ".gitignore",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    *schema_files(),
    "README.md",
    "content/documents.yaml",
    "content/pages/about.md",
    "content/pages/index.md",
    "content/pages/method.md",
    "content/points/market-clock.yaml",
    "content/sources.yaml",
    "seeds/gazette-2024-05-07.txt",
    "seeds/harbour-post-2024-05-08.txt",
    "site.toml",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    lay(tmp_path / "site", site_files())
    return tmp_path / "site"


def test_it_holds_what_a_site_needs() -> None:
    assert set(site_files()) >= EXPECTED
    assert list(site_files()) == sorted(site_files())


def test_nothing_is_wrong_with_it(site: Path) -> None:
    assert find_faults(site) == ()


def test_every_sentence_of_its_documents_is_dealt_with(site: Path) -> None:
    _, coverage = find_coverage(site)
    assert {document.per_mille for document in coverage.values()} == {1000}


def test_it_shows_two_positions_three_cards_and_a_caveat(site: Path) -> None:
    outcome = build(site, site / "public", strict=True)
    assert outcome.publication is not None
    page = (site / "public" / "points" / "market-clock" / "index.html").read_text(encoding="utf-8")
    for words in ("Mended before fair", "Mended after fair", "Also reported by", "The Gazette was not able to find"):
        assert words in page
    assert len(re.findall(r'id="(?:council-mended|penn-hands|finch-spring)"', page)) == 3


def test_its_settings_can_be_read() -> None:
    files = site_files()
    workflow = yaml.safe_load(files[".github/workflows/site.yml"])
    assert f'"dissensus=={__version__}"' in json.dumps(workflow).replace('\\"', '"')
    assert json.loads(files[".vscode/extensions.json"])["recommendations"]
    assert json.loads(files[SETTINGS_FILE])["[yaml]"]["editor.tabSize"] == 2
    assert b"@VERSION@" not in b"".join(files.values())
    assert b"/public/\n/.dissensus/\n" in files[".gitignore"] and b"seeds/** -text" in files[".gitattributes"]


def test_schemas_are_laid_down_and_wired() -> None:
    files = site_files()
    for schema, of in json.loads(files[SETTINGS_FILE])["yaml.schemas"].items():
        assert json.loads(files[schema.removeprefix("./")])["title"]
        assert any(fnmatch(name, of) for name in files) or of == "content/wording.yaml"
    assert files["site.toml"].decode().splitlines()[0] == modeline(kind_named("site"), "site.toml")


def test_its_lines_are_as_wide_as_the_editor_is_told() -> None:
    for name, content in site_files().items():
        if not name.startswith(("seeds/", "schemas/")):
            assert all(len(line) <= 130 for line in content.decode().splitlines()), name
            assert content.endswith(b"\n") and b"\r" not in content and b"\t" not in content


def test_the_sample_is_taken_away_in_the_order_of_its_readme_without_a_fault_on_the_way(site: Path) -> None:
    readme = (site / "README.md").read_text(encoding="utf-8")
    *_, last = [re.search(rf"^{step}\. (.+)$", readme, re.MULTILINE) for step in (1, 2, 3, 4)]
    assert last and "content/sources.yaml" in last[1], "the steps below are those of the file"
    (site / "site.toml").write_text('title = "Another"\n', encoding="utf-8")
    assert find_faults(site) == ()
    for name in ("index", "about"):
        page = f"---\ntitle: {name}\ndescription: Another page.\n---\n\nOther words.\n"
        (site / f"content/pages/{name}.md").write_text(page, encoding="utf-8")
        assert find_faults(site) == ()
    (site / "content/points/market-clock.yaml").unlink()
    assert find_faults(site) == ()
    for file in (site / "content/sources.yaml", site / "content/documents.yaml", *(site / "seeds").iterdir()):
        file.unlink()
    assert find_faults(site) == ()
    build(site, site / "public")
    assert (site / "public/index.html").is_file()
