"""A site brought from the catalogue to its output folder: what stops that on the way leaves nothing there."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from msgspec import Struct

from conftest import MakeSite
from dissensus.build import build
from dissensus.catalogue import opening
from dissensus.catalogue.opening import catalogue_of
from dissensus.compiling import pages
from dissensus.compiling.site import LooksAhead, looks_in
from dissensus.compiling.update import bring_up_to_date
from dissensus.pages import TEMPLATES
from dissensus.rendering import looks
from dissensus.rendering.looks import _reading, looks_of
from dissensus.rendering.templates import Templates, render
from dissensus.rendering.theme import Theme, load_theme
from writing.folders import public

TEMPLATE = "themes/own/templates/sources.html"
THEME = {
    "site.toml": 'title = "A small site"\ntheme = "own"\n',
    "themes/own/theme.toml": 'name = "own"\napi = 1\nextends = "default"\n',
    TEMPLATE: '{% extends "default/sources.html" %}',
}


def test_pages_that_were_never_published_do_not_stay_in_the_output_folder(make_site: MakeSite, tmp_path: Path) -> None:
    site, output = make_site(tmp_path / "site", THEME), tmp_path / "out"
    build(site, output)
    before, records = public(output), sorted(each.name for each in (output / ".dissensus").iterdir())
    point = site / "content/points/bridge.yaml"
    point.write_text(point.read_text().replace("What became", "Unpublished, what became"))
    (site / TEMPLATE).write_text("{{ page.nothing_such }}")
    outcome = build(site, output)
    assert [fault.code for fault in outcome.faults] == ["unusable-template"]
    assert public(output) == before
    assert sorted(each.name for each in (output / ".dissensus").iterdir()) == records


def test_another_generator_renders_every_page_anew(
    make_site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, output = make_site(tmp_path / "site"), tmp_path / "out"
    count = build(site, output).pages

    def rendered(templates: Templates, name: str, view: Struct) -> bytes:
        return render(templates, name, view) + b"<!-- anew -->"

    monkeypatch.setattr(pages, "render", rendered)
    monkeypatch.setattr(looks, "maker_digest", lambda: "another")
    monkeypatch.setattr(opening, "generator_digest", lambda: "another")
    build(site, output)
    made = [content for name, content in public(output).items() if content.endswith(b"<!-- anew -->")]
    assert len(made) == count


@pytest.mark.parametrize("steps", [0, 1, 2, 5, 1000])
def test_looks_are_the_same_however_far_they_were_made_ahead(steps: int, make_site: MakeSite, tmp_path: Path) -> None:
    _reading.cache_clear()
    site, ahead = make_site(tmp_path / "site"), LooksAhead(tmp_path / "site")
    with catalogue_of(site) as opened:
        standing = bring_up_to_date(opened.store, site, 1)
        taken = sum(1 for _ in islice(ahead.steps(standing.library), steps))
        assert taken == steps or 10 < taken < 1000
        found = looks_in(opened.store, standing, ahead)
    _reading.cache_clear()
    theme = load_theme("default", site)
    assert isinstance(theme, Theme)
    assert found == looks_of(theme, TEMPLATES)


def test_a_theme_that_does_not_do_is_told_when_it_is_asked_for(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"site.toml": 'title = "A site"\ntheme = "nobodys"\n'})
    ahead = LooksAhead(site)
    with catalogue_of(site) as opened:
        standing = bring_up_to_date(opened.store, site, 1)
        assert list(ahead.steps(standing.library)) == [None]
        assert looks_in(opened.store, standing, ahead) == load_theme("nobodys", site)
