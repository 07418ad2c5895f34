"""A site brought from the catalogue to its output folder: what stops that on the way leaves nothing there."""

from __future__ import annotations

import os
import shutil
from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from msgspec import Struct

from conftest import MakeSite
from dissensus import ticks
from dissensus.build import build
from dissensus.catalogue import opening
from dissensus.catalogue.opening import catalogue_of
from dissensus.compiling import pages
from dissensus.compiling import site as compiling_site
from dissensus.compiling.site import LooksAhead, looks_in
from dissensus.compiling.update import bring_up_to_date
from dissensus.pages import TEMPLATES
from dissensus.parallel import spread
from dissensus.rendering import looks
from dissensus.rendering.looks import _reading, looks_of
from dissensus.rendering.templates import Templates, render
from dissensus.rendering.theme import Theme, load_theme
from dissensus.writing import draining
from dissensus.writing.manifest import Memory
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


POINT = "content/points/bridge.yaml"
SITE = 'title = "A small site"\nbase-url = "https://example.org/{}/"\n'


def edited(site: Path) -> Path:
    """The site with a longer question: the same pages, one of them stale."""
    point = site / POINT
    point.write_text(point.read_text().replace("What ", "What, what "))
    return site


def test_while_the_same_pages_stand_nobody_looks_through_them(
    make_site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ticks, "FINE_NS", 0)
    site, output = make_site(tmp_path / "site", {"site.toml": SITE.format("one")}), tmp_path / "out"
    pages_before = build(site, output).pages
    for needless in ("standing_pages", "sitemap"):
        monkeypatch.setattr(compiling_site, needless, None)
    monkeypatch.setattr(Memory, "records", None)
    outcome = build(edited(site), output)
    assert outcome.publication
    assert "points/bridge/index.html" in outcome.publication.written
    assert outcome.pages == pages_before
    assert b"What, what became" in (output / "points/bridge/index.html").read_bytes()


DONE: dict[str, Callable[[Path, Path], object]] = {
    "another address": lambda site, output: (site / "site.toml").write_text(SITE.format("two")),
    "no sitemap": lambda site, output: (output / "sitemap.xml").unlink(),
    "another style": lambda site, output: next(output.glob("assets/*.css")).write_bytes(b"other"),
    "another page": lambda site, output: (output / "index.html").write_bytes(b"other"),
    "a spoilt manifest": lambda site, output: (output / ".dissensus/manifest.json").write_bytes(b""),
    "another build": lambda site, output: build(site, output.with_name("elsewhere")),
    "another build of another state": lambda site, output: build(edited(site), output.with_name("elsewhere")),
    "a build that was stopped": lambda site, output: stopped(site, output),
    "a page more": lambda site, output: shutil.copyfile(site / POINT, site / "content/points/crossing.yaml"),
}


def stopped(site: Path, output: Path) -> None:
    """A build of a site with a fault, which has been mended since."""
    point = site / POINT
    whole = point.read_text()
    point.write_text(whole.replace("What ", "Edited, what ") + "nothing: such\n")
    assert build(site, output).publication is None
    point.write_text(whole.replace("What ", "Mended, what "))


@pytest.mark.parametrize("doing", DONE.values(), ids=DONE.keys())
@pytest.mark.parametrize("tick", [0, 10**18], ids=["by stamps", "by digests"])
def test_whatever_was_done_the_output_is_that_of_a_clean_build(
    make_site: MakeSite,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    doing: Callable[[Path, Path], object],
    tick: int,
) -> None:
    monkeypatch.setattr(ticks, "FINE_NS", tick)
    site, output = make_site(tmp_path / "site", {"site.toml": SITE.format("one")}), tmp_path / "out"
    build(site, output)
    build(edited(site), output)
    doing(site, output)
    assert build(site, output).publication
    shutil.rmtree(site / ".dissensus")
    build(site, tmp_path / "clean")
    assert public(output) == public(tmp_path / "clean")


def test_the_disk_is_asked_to_take_pages_while_more_are_made(
    make_site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_asked = Event()

    def spread_over_two(work: Any, press: Any, due: Any, jobs: int, names: Any, meanwhile: Iterator[object]) -> Any:
        deque(meanwhile, maxlen=0)
        assert is_asked.wait(60), "nobody has asked the disk"
        return spread(work, press, due, jobs, names)

    monkeypatch.setattr(os, "sync", is_asked.set)
    monkeypatch.setattr(draining, "EACH_BY_ITSELF", 1)
    monkeypatch.setattr(compiling_site, "spread", spread_over_two)
    assert build(make_site(tmp_path / "site"), tmp_path / "out").publication


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
