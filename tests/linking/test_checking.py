"""Every link of the built pages is checked; what is wrong is told at the place where somebody can mend it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings

import generated
from conftest import MakeSite
from dissensus.faults import Fault, Where
from dissensus.pages import paging
from dissensus.whole import find_faults

THEME = {
    "site.toml": 'title = "A small site"\nbase-url = "https://example.org/t/"\ntheme = "plain"\n',
    "themes/plain/theme.toml": 'api = 1\nextends = "default"\n',
}
BASE = '{{% extends "default/base.html" %}}{{% block head %}}\n{}\n{{% endblock %}}'


def faults(
    folder: Path, make_site: MakeSite, files: Mapping[str, str], head: str = ""
) -> list[tuple[str, str, str | None]]:
    base = {"themes/plain/templates/base.html": BASE.format(head)} if head else {}
    return [_short(fault) for fault in find_faults(make_site(folder, {**THEME, **base, **files}))]


def _short(fault: Fault) -> tuple[str, str, str | None]:
    return fault.code, fault.where.file, fault.where.words


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="up" href="{{ page.frame.home }}">',
        '<link rel="alternate" href="https://example.org/t/points/bridge/#port-fallen">',
        '<link rel="alternate" href="https://example.com/elsewhere">',
        '<a href="#">top</a> <a href="#top">top</a> <a href="">this page</a>',
        '<a href="#:~:text=bridge">words</a>',
        '<a href="mailto:desk@example.org">write</a>',
        '<!-- <a href="gone.html"> -->',
        '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
    ],
)
def test_links_that_hold_are_left_alone(head: str, tmp_path: Path, make_site: MakeSite) -> None:
    assert faults(tmp_path, make_site, {}, head) == []


@pytest.mark.parametrize(
    "base_url", ["", 'base-url = "https://example.org"\n', 'base-url = "https://example.org/a/b"\n']
)
def test_our_own_pages_hold_wherever_the_site_lies(base_url: str, tmp_path: Path, make_site: MakeSite) -> None:
    page = "---\ntitle: About\n---\n\nSee [the bridge](points/bridge/#_part_silence), [sources](sources/).\n"
    files = {"site.toml": f'title = "Small"\n{base_url}', "content/pages/about.md": page}
    assert find_faults(make_site(tmp_path, files)) == ()


@pytest.mark.parametrize(
    ("on_a_page", "found"),
    [
        (1, []),
        (50, [("dead-link", "content/pages/about.md", "map/sources/2/")]),
    ],
)
def test_a_further_page_of_sources_can_be_linked_to_as_far_as_there_is_one(
    on_a_page: int, found: list[object], tmp_path: Path, make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "ON_A_PAGE", on_a_page)
    page = "---\ntitle: About\n---\n\nSee [more](map/sources/2/).\n"
    assert faults(tmp_path, make_site, {"content/pages/about.md": page}) == found


@pytest.mark.parametrize(
    ("head", "code", "words"),
    [
        ('<a href="gone.html">x</a>', "dead-link", "gone.html"),
        ('<a href="#gone">x</a>', "dead-link", "#gone"),
        ('<a href="{{ page.frame.home }}#gone">x</a>', "dead-link", "#gone"),
        ("<a href='https://example.org/t/gone/'>x</a>", "dead-link", "https://example.org/t/gone/"),
        ('<img alt="" src="https://example.org/t/gone.png">', "dead-link", "https://example.org/t/gone.png"),
        ("<a href='https://example.org/t/?a&amp;b#gone'>x</a>", "dead-link", "https://example.org/t/?a&amp;b#gone"),
        ('<img srcset="https://example.org/t/a.png 1x">', "dead-link", "https://example.org/t/a.png"),
        ("<form action=/search>", "dead-link", "/search"),
        ('<a href="javascript:x">x</a>', "dead-link", "javascript:x"),
        ('<p style="background: url(gone.png)">', "dead-link", "gone.png"),
        ('<style>@import "gone.css";</style>', "dead-link", "gone.css"),
        ('<svg><use href="#gone"/></svg>', "dead-link", "#gone"),
        ('<meta http-equiv="refresh" content="0; url=gone.html">', "dead-link", "gone.html"),
        ('<script src="https://example.com/x.js"></script>', "other-host", "https://example.com/x.js"),
        ('<link rel="preconnect" href="//example.com">', "other-host", "//example.com"),
        ('<p id="x"></p><p id="x"></p>', "repeated-anchor", "x"),
    ],
)
def test_a_template_is_told_where_it_says_so(
    head: str, code: str, words: str, tmp_path: Path, make_site: MakeSite
) -> None:
    told = faults(tmp_path, make_site, {}, head)
    assert (code, "themes/plain/templates/base.html", words) in told
    assert {(fault, file) for fault, file, _ in told} == {(code, "themes/plain/templates/base.html")}


def test_a_link_to_a_folder_opens_from_no_disk(tmp_path: Path, make_site: MakeSite) -> None:
    template = '{% extends "default/point.html" %}{% block head %}<link rel="up" href="../../sources/">{% endblock %}'
    site = make_site(tmp_path, {**THEME, "themes/plain/templates/point.html": template})
    (fault,) = find_faults(site)
    assert fault.help and 'Write "../../sources/index.html".' in fault.help


def test_what_a_template_works_out_is_told_once_at_the_template(tmp_path: Path, make_site: MakeSite) -> None:
    template = '{% extends "default/source.html" %}{% block head %}<a href="{{ page.name|length }}.x">{% endblock %}'
    told = faults(tmp_path, make_site, {"themes/plain/templates/source.html": template})
    assert told == [("dead-link", "themes/plain/templates/source.html", None)]


SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


@pytest.mark.parametrize(
    ("asset", "content", "code", "words"),
    [
        ("picture.svg", SVG.format('<use href="#gone"/>'), "dead-link", "#gone"),
        ("other.svg", SVG.format('<image href="//example.com/x.png"/>'), "other-host", "//example.com/x.png"),
    ],
)
def test_an_asset_is_told_by_its_name_in_the_theme(
    asset: str, content: str, code: str, words: str, tmp_path: Path, make_site: MakeSite
) -> None:
    file = f"themes/plain/assets/{asset}"
    assert faults(tmp_path, make_site, {file: content}) == [(code, file, words)]


def test_a_curator_is_told_at_the_words_as_typed(tmp_path: Path, make_site: MakeSite) -> None:
    page = "---\ntitle: About\n---\n\nSee [the bridge](points/bridge/#_part_silense).\n"
    (fault,) = find_faults(make_site(tmp_path, {"content/pages/about.md": page}))
    assert (fault.where.mark, fault.where.words) == ((5, 18), "points/bridge/#_part_silense")
    assert fault.message == '"points/bridge/#_part_silense" leads to no "_part_silense" on its page'
    assert fault.help and fault.help.startswith('Did you mean "#_part_silence"?')


@pytest.mark.parametrize("base", ["https://example.org/", "https://example.org/d/"])
def test_a_page_on_our_host_may_be_anothers(base: str, tmp_path: Path, make_site: MakeSite) -> None:
    page = f"---\ntitle: About\n---\n\nSee [the blog]({base}blog/x/?a#b), [a file](<{base}a%2Fb>).\n"
    files = {"site.toml": f'title = "Small"\nbase-url = "{base}"\n', "content/pages/about.md": page}
    (fault,) = find_faults(make_site(tmp_path, files))
    assert (fault.code, fault.level) == ("dead-link", "warning")
    assert fault.where == Where("content/pages/about.md", words=f"{base}blog/x/?a#b", mark=(5, 16))
    assert fault.message == f'"{base}blog/x/?a#b" leads to no file of the site'
    assert fault.help and "nothing is wrong.\nIt stands so in about/index.html." in fault.help


@pytest.mark.parametrize(
    ("head", "level"),
    [
        ('<a href="gone.html">', "fault"),
        ('<a href="https://example.org/t/gone/">', "warning"),
        ('<a href="https://example.org/t/#gone">', "fault"),
        ('<img alt="" src="https://example.org/t/gone.png">', "fault"),
    ],
)
def test_only_a_page_that_may_be_anothers_is_a_warning(
    head: str, level: str, tmp_path: Path, make_site: MakeSite
) -> None:
    files = {**THEME, "themes/plain/templates/base.html": BASE.format(head)}
    assert {fault.level for fault in find_faults(make_site(tmp_path, files))} == {level}


def test_a_warning_hides_no_fault_that_a_template_works_out(tmp_path: Path, make_site: MakeSite) -> None:
    head = '<a href="https://example.org/t/{{ page.name|length }}"><a href="{{ page.name|length }}.x">'
    template = f'{{% extends "default/source.html" %}}{{% block head %}}{head}{{% endblock %}}'
    found = find_faults(make_site(tmp_path, {**THEME, "themes/plain/templates/source.html": template}))
    assert sorted(fault.level for fault in found) == ["fault", "warning"]


def test_one_line_of_a_template_is_one_fault_for_all_pages(tmp_path: Path, make_site: MakeSite) -> None:
    files = {"themes/plain/templates/base.html": BASE.format('<a href="#gone">x</a>')}
    (fault,) = find_faults(make_site(tmp_path, {**THEME, **files}))
    assert fault.help == "It stands so in 404.html and in other files."


def test_a_base_outside_the_site_is_told(tmp_path: Path, make_site: MakeSite) -> None:
    told = faults(tmp_path, make_site, {}, '<base href="https://example.com/">')
    assert ("dead-link", "themes/plain/templates/base.html", "https://example.com/") in told


@settings(max_examples=25)
@given(generated.sites())
def test_no_page_that_we_make_has_a_link_that_leads_nowhere(site: generated.Plain) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = find_faults(generated.write(site, Path(folder)))
        assert {fault.code for fault in found if fault.level == "fault"} == set()
