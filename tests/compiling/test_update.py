"""What has changed in a site is found, wherever it lies: what is built and told is what a clean build gives."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from conftest import MakeSite
from dissensus import ticks
from dissensus.build import build, unlike_a_clean_build
from dissensus.whole import check_site, stop

SOURCES = "content/sources.yaml"
POINT = "content/points/bridge.yaml"
HERALD = "herald: {name: The Herald, kind: outlet}"
OFFICIALS = "officials: {name: Officials of the province, kind: body, party: province}"


@pytest.fixture
def site(tmp_path: Path, make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site on a disk whose times tell any two changes apart."""
    monkeypatch.setattr(ticks, "FINE_NS", 0)
    return make_site(tmp_path / "site")


def is_built_as_from_nothing(site: Path) -> bool:
    """Builds; whether that is what a build that remembers nothing makes and tells."""
    outcome, faults = build(site, site / "public"), check_site(site).faults
    assert outcome.faults == faults
    if stop(faults, strict=False):
        return outcome.publication is None
    return outcome.publication is not None and unlike_a_clean_build(site, site / "public", 1, None) == []


def replace(site: Path, file: str, *pairs: tuple[str, str]) -> None:
    text = (site / file).read_text()
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    (site / file).write_text(text)


def test_a_name_that_stands_nowhere_becomes_a_spelling_and_is_none_again(site: Path) -> None:
    both = "{name: Nowhere, spellings: [Officials of the province], kind: body, party: province}"
    named = [(OFFICIALS, f"officials: {both}")]
    spelt = [(HERALD, "herald: {name: The Herald, spellings: [Nowhere], kind: outlet}")]
    as_it_was = (site / SOURCES).read_text()
    for pairs in (named, spelt, named, spelt, []):
        (site / SOURCES).write_text(as_it_was)
        replace(site, SOURCES, *pairs)
        assert is_built_as_from_nothing(site)


def test_the_id_of_a_source_is_another_everywhere(site: Path) -> None:
    assert is_built_as_from_nothing(site)
    for file in (SOURCES, POINT):
        replace(site, file, ("port-spokesman", "spokesman"))
    assert is_built_as_from_nothing(site)


@pytest.mark.parametrize(
    "file", ["words.yaml", "themes/words.yaml", "content/wording.yaml", "content/points/../w.yaml"]
)
def test_word_lists_are_read_again_wherever_they_lie(site: Path, file: str) -> None:
    (site / file).parent.mkdir(exist_ok=True)
    (site / file).write_text("loaded: []\n")
    (site / "site.toml").write_text(f'title = "A site"\nwording = "{file}"\n')
    assert is_built_as_from_nothing(site)
    (site / file).write_text("loaded: [stands]\n")
    assert is_built_as_from_nothing(site)


@pytest.mark.skipif(os.name != "posix", reason="links as here are POSIX")
@pytest.mark.parametrize(
    ("linked", "file", "before", "after"),
    [
        ("content", POINT, "What became", "What has become"),
        ("content/points", POINT, "What became", "What has become"),
        (POINT, POINT, "What became", "What has become"),
        ("content/pages", "content/pages/about.md", "Ours", "Theirs"),
        ("seeds", "seeds/herald.txt", "Officials", "The officials"),
        ("themes", "themes/own/templates/prose.html", "Ours", "Theirs"),
        ("themes/own", "themes/own/templates/prose.html", "Ours", "Theirs"),
        ("themes/own/templates", "themes/own/templates/prose.html", "Ours", "Theirs"),
    ],
)
def test_what_lies_behind_a_link_is_read_again(site: Path, linked: str, file: str, before: str, after: str) -> None:
    (site / "content/pages").mkdir()
    (site / "content/pages/about.md").write_text("---\ntitle: About\n---\nOurs.\n")
    (site / "themes/own/templates").mkdir(parents=True)
    (site / "themes/own/theme.toml").write_text('name = "own"\napi = 1\nextends = "default"\n')
    (site / "themes/own/templates/prose.html").write_text("<p>Ours</p>")
    (site / "site.toml").write_text('title = "A site"\ntheme = "own"\n')
    (site / linked).rename(site / "elsewhere")
    (site / linked).symlink_to(site / "elsewhere")
    assert is_built_as_from_nothing(site)
    replace(site, file, (before, after))
    assert is_built_as_from_nothing(site)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all names of files are text")
@pytest.mark.parametrize(
    "name",
    [
        b"content/points/caf\xe9.yaml~",
        b"content/points/caf\xe9.txt",
        b"content/points/caf\xe9.yaml",
        b"content/pages/caf\xe9.md",
        b"content/caf\xe9.txt",
        b"content/caf\xe9/notes.txt",
        b"themes/caf\xe9.txt",
    ],
)
def test_a_file_may_have_any_name(site: Path, name: bytes) -> None:
    file = Path(os.fsdecode(os.fsencode(site) + b"/" + name))
    assert is_built_as_from_nothing(site)
    file.parent.mkdir(exist_ok=True)
    for text in ("a: b\n", "a: c\n"):
        file.write_text(text)
        assert is_built_as_from_nothing(site)
    file.unlink()
    assert is_built_as_from_nothing(site)
