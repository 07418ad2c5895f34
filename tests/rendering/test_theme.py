"""Themes: what a site's own may hold, and what of it is a fault."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dissensus.faults import Fault
from dissensus.rendering.theme import Theme, load_theme

EXTENDING = 'api = 1\nextends = "default"\n'


def loaded(site: Path, files: dict[str, bytes | str]) -> Theme | Fault:
    """The theme `mine` of a site, made of these files."""
    for name, content in {"theme.toml": EXTENDING, **files}.items():
        path = site / "themes/mine" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return load_theme("mine", site)


def told(theme: Theme | Fault) -> tuple[str, str]:
    assert isinstance(theme, Fault)
    return theme.code, theme.where.file


def test_a_theme_replaces_single_files_of_the_one_it_extends(tmp_path: Path) -> None:
    theme = loaded(tmp_path, {"templates/point.html": "\ufeffMine.", "assets/deep/a.png": b"\x89PNG"})
    assert isinstance(theme, Theme)
    assert theme.templates["point.html"] == theme.templates["mine/point.html"] == "Mine."
    assert theme.templates["home.html"] == theme.templates["default/home.html"]
    assert theme.origins["point.html"] == "themes/mine/templates/point.html"
    assert {"style.css", "icon.svg", "deep/a.png"} <= theme.assets.addresses.keys()


def test_names_with_a_dot_first_are_no_part_of_a_theme(tmp_path: Path) -> None:
    theme = loaded(tmp_path, {"assets/.git/config": "secret", "assets/.DS_Store": "x", "templates/.x/a.html": "x"})
    assert isinstance(theme, Theme)
    assert not any("config" in name or ".DS_Store" in name for name in theme.assets.addresses)
    assert ".x/a.html" not in theme.templates


@pytest.mark.parametrize(
    ("files", "code", "file"),
    [
        ({"templates/a.html": b"\xff"}, "not-utf-8", "templates/a.html"),
        ({"assets/style.css": b"\xff"}, "not-utf-8", "assets/style.css"),
        ({"theme.toml": b"\xff"}, "not-utf-8", "theme.toml"),
        ({"theme.toml": "api = "}, "toml-syntax", "theme.toml"),
        ({"theme.toml": f"api = {'9' * 5_000}"}, "toml-syntax", "theme.toml"),
        ({"theme.toml": f"api = {'[' * 5_000}"}, "too-deep", "theme.toml"),
        ({"theme.toml": EXTENDING + "colour = 1"}, "unknown-key", "theme.toml"),
        ({"theme.toml": "api = 2"}, "unusable-theme", "theme.toml"),
        ({"theme.toml": "api = 1"}, "unusable-theme", "theme.toml"),
        ({"theme.toml": 'api = 1\nextends = "mine"'}, "unusable-theme", "theme.toml"),
        ({"theme.toml": 'api = 1\nextends = "../default"'}, "unknown-theme", "theme.toml"),
        ({"theme.toml": f'api = 1\nextends = "{"a" * 5_000}"'}, "unknown-theme", "theme.toml"),
        ({"assets/con.txt": "x"}, "unusable-theme", "assets"),
        ({"assets/licence.txt": "x", "assets/Licence.txt": "y"}, "unusable-theme", "assets"),
    ],
)
def test_what_is_of_no_use_is_a_fault_of_its_file(
    tmp_path: Path, files: dict[str, bytes | str], code: str, file: str
) -> None:
    assert told(loaded(tmp_path, files)) == (code, f"themes/mine/{file}")


@pytest.mark.parametrize("place", ["assets/passwd.txt", "assets/folder", "templates/secret.html", "assets/gone.png"])
def test_no_link_leads_out_of_a_theme(tmp_path: Path, place: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("secret", encoding="utf-8")
    link = tmp_path / "site/themes/mine" / place
    link.parent.mkdir(parents=True)
    link.symlink_to({"folder": outside, "gone.png": outside / "gone"}.get(link.name, outside / "secret.txt"))
    assert told(loaded(tmp_path / "site", {})) == ("outside-site", f"themes/mine/{place}")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is kept from this user")
def test_a_folder_that_is_kept_from_us_is_not_passed_by(tmp_path: Path) -> None:
    loaded(tmp_path, {"templates/point.html": "Mine."})
    templates = tmp_path / "themes/mine/templates"
    templates.chmod(0)
    try:
        with pytest.raises(PermissionError):
            load_theme("mine", tmp_path)
    finally:
        templates.chmod(0o755)


def test_whatever_is_other_in_a_theme_gives_it_another_digest(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {"templates/point.html": "Mine.", "assets/a.png": b"\x89PNG"}
    others: list[dict[str, bytes | str]] = [
        {},
        {**files, "templates/point.html": "Yours."},
        {**files, "assets/a.png": b"\x89png"},
        {"templates/point.html": "Mine.", "assets/b.png": b"\x89PNG"},
        {**files, "templates/more.html": ""},
    ]
    themes = [loaded(tmp_path / str(number), each) for number, each in enumerate([files, files, *others])]
    digests = [theme.digest for theme in themes if isinstance(theme, Theme)]
    assert digests[0] == digests[1]
    assert len(set(digests)) == 1 + len(others)
