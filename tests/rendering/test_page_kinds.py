"""Which kinds of pages a theme makes: all, unless it names some."""

from __future__ import annotations

import posixpath
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from conftest import MakeSite
from dissensus.build import build
from dissensus.faults import Fault, Where
from dissensus.rendering.page_kinds import ALL, KINDS, pages_made
from dissensus.rendering.theme import Theme, load_theme

FILE = Where("themes/mine/theme.toml")
EXTENDING = 'api = 1\nextends = "default"\n'


def theme(folder: Path, files: dict[str, str]) -> Theme | Fault:
    for name, text in files.items():
        path = folder / "themes" / name / "theme.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_theme("mine", folder)


def test_a_theme_that_says_nothing_makes_all() -> None:
    assert pages_made({"api": 1}, FILE) is None


def test_the_default_theme_makes_all(tmp_path: Path) -> None:
    found = theme(tmp_path, {"mine": EXTENDING})
    assert isinstance(found, Theme)
    assert found.pages == ALL == set(KINDS)


@pytest.mark.parametrize(
    ("mine", "other", "made"),
    [
        ('extends = "other"', 'pages = ["home"]', {"home"}),
        ('extends = "other"\npages = ["point", "source"]', 'pages = ["home"]', {"point", "source"}),
        ('extends = "other"\npages = ["point"]', "", {"point"}),
    ],
)
def test_the_nearest_theme_that_names_some_decides(tmp_path: Path, mine: str, other: str, made: set[str]) -> None:
    found = theme(tmp_path, {"mine": f"api = 1\n{mine}\n", "other": f"{EXTENDING}{other}\n"})
    assert isinstance(found, Theme)
    assert found.pages == made


@pytest.mark.parametrize(
    ("pages", "code", "path", "help_"),
    [
        (["home", "pont"], "unknown-word", ("pages", 1), 'Did you mean "point"?'),
        (["xyzzy"], "unknown-word", ("pages", 0), f"It can be {', '.join(KINDS[:-1])} or {KINDS[-1]}."),
        ([1], "wrong-kind", ("pages", 0), None),
        ([["home"]], "wrong-kind", ("pages", 0), None),
        ("home", "wrong-kind", ("pages",), None),
        ({"home": True}, "wrong-kind", ("pages",), None),
        (True, "wrong-kind", ("pages",), None),
        ([], "empty", ("pages",), f"It can hold {', '.join(KINDS[:-1])} and {KINDS[-1]}."),
    ],
)
def test_what_names_no_kinds_is_a_fault_of_its_place(
    pages: object, code: str, path: tuple[str | int, ...], help_: str | None
) -> None:
    found = pages_made({"pages": pages}, FILE)
    assert isinstance(found, Fault)
    assert (found.code, found.where.path, found.help) == (code, path, help_)


@pytest.mark.parametrize(
    ("plain", "told"),
    [
        ("home", "pages is text, and should be a list of words"),
        (True, "pages is true or false, and should be a list of words"),
        (1, "pages is a number, and should be a list of words"),
        (date(2024, 3, 12), "pages is a date, and should be a list of words"),
        ([1.5], "a kind of page is a number, and should be a word"),
        ([["home"]], "a kind of page is a list, and should be a word"),
    ],
)
def test_what_is_found_is_told(plain: object, told: str) -> None:
    found = pages_made({"pages": plain}, FILE)
    assert isinstance(found, Fault)
    assert found.message == told


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_that_is_left_out_is_not_made_and_led_to_by_no_navigation(
    tmp_path: Path, make_site: MakeSite, kind: str
) -> None:
    whole = built(make_site, tmp_path / "whole", KINDS)
    rest = built(make_site, tmp_path / "rest", tuple(each for each in KINDS if each != kind))
    assert rest < whole
    alone = built(make_site, tmp_path / "alone", (kind,))
    assert alone == whole - rest


def built(make_site: MakeSite, folder: Path, kinds: tuple[str, ...]) -> set[str]:
    """The pages of a site with one of each kind, by a theme that makes these."""
    named = ", ".join(f'"{kind}"' for kind in kinds)
    files = {
        "site.toml": 'title = "A small site"\ntheme = "mine"\n',
        "themes/mine/theme.toml": f"{EXTENDING}pages = [{named}]\n",
        "content/pages/about.md": "---\ntitle: About\n---\nThis site.\n",
    }
    site = make_site(folder / "site", files)
    point = site / "content/points/bridge.yaml"
    point.write_text(point.read_text(encoding="utf-8") + "topics: [bridges]\n", encoding="utf-8")
    build(site, folder / "public")
    pages = {path.relative_to(folder / "public").as_posix() for path in (folder / "public").rglob("*.html")}
    assert {led_to(page, link) for page in pages for link in navigation(folder / "public" / page)} <= pages
    return pages


def navigation(page: Path) -> list[str]:
    return [
        str(link) for link in html.document_fromstring(page.read_bytes()).xpath("//nav[@aria-label='Site']//a/@href")
    ]


def led_to(page: str, link: str) -> str:
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), link)).lstrip("/")
    return path if path.endswith(".html") else posixpath.join(path, "index.html")
