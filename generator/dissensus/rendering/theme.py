"""Themes: where they are found, what they extend, and the digest of all that decides how a page looks."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import did_you_mean
from dissensus.freshness import files_digest
from dissensus.rendering.assets import Assets, MissingAsset, fingerprint

API = 1  # of the views and template names that a theme is written against
STYLESHEET = "style.css"
ICON = "icon.svg"


class Theme(Struct, frozen=True):
    """A theme with all it extends, and its published assets.

    A template is known by its name, the nearest theme's first, and as `theme/name`, so that one may extend another's.
    """

    templates: Mapping[str, str]
    origins: Mapping[str, str]  # the file of each template, from the site's root if it lies in the site
    assets: Assets
    style: str  # the style sheet as published
    digest: str  # of every template and asset


class _Unusable(Exception):  # noqa: N818 - a theme's fault, not an error of ours
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def load_theme(name: str, site: Path) -> Theme | Fault:
    """The theme called `name`, from the site's own `themes/`, else from those that come with Dissensus.

    A fault if it, or one that it extends, is missing, misdescribed or extends itself.
    """
    try:
        folders = _with_extended(name, site, Where("site.toml") / "theme", ())
        templates, origins, assets = _gathered(folders)
        published = fingerprint(assets)
        style = published.files[published.addresses[STYLESHEET]].decode()
    except _Unusable as unusable:
        return unusable.fault
    except MissingAsset as missing:
        return _fault(Where(f"themes/{name}/assets/{missing.style_sheet}", words=missing.target), str(missing))
    return Theme(templates, origins, published, style, _digest(templates, published.files))


def _gathered(folders: list[Path]) -> tuple[dict[str, str], dict[str, str], dict[str, bytes]]:
    templates: dict[str, str] = {}
    origins: dict[str, str] = {}
    assets: dict[str, bytes] = {}
    for folder in reversed(folders):
        for path, content in _files(folder / "templates").items():
            for name in (path, f"{folder.name}/{path}"):
                templates[name] = content.decode()
                origins[name] = f"themes/{folder.name}/templates/{path}"
        assets |= _files(folder / "assets")
    return templates, origins, assets


def _with_extended(name: str, site: Path, named: Where, above: tuple[Path, ...]) -> list[Path]:
    """The folders of a theme and of those it extends, nearest first; a site's theme may extend ours of its name."""
    folder = next((themes / name for themes in _shelves(site) if _is_new_theme(themes / name, above)), None)
    if folder is None:
        raise _Unusable(_unknown(name, site, named, [path.name for path in above]))
    description = Where(f"themes/{name}/theme.toml")
    about = _description(folder, description)
    if about.get("api") != API:
        found = f"the theme is written for api {about.get('api', '(none named)')}"
        raise _Unusable(_fault(description / "api", found, f"This version reads themes with `api = {API}`."))
    parent = about.get("extends")
    if parent is None:
        return [folder]
    return [folder, *_with_extended(str(parent), site, description / "extends", (*above, folder))]


def _is_new_theme(folder: Path, above: tuple[Path, ...]) -> bool:
    return folder not in above and (folder / "theme.toml").is_file()


def _shelves(site: Path) -> tuple[Path, ...]:
    # In a wheel the themes that we ship lie in the package; in a checkout, at its top level.
    package = Path(__file__).resolve().parents[1]
    return (site / "themes", package / "themes", package.parents[1] / "themes")


def _unknown(name: str, site: Path, named: Where, above: list[str]) -> Fault:
    if name in above:
        return _fault(named, f'theme "{name}" extends itself, by way of {" → ".join((*above, name))}')
    known = {path.parent.name for themes in _shelves(site) for path in themes.glob("*/theme.toml")}
    help_ = did_you_mean(name, known) or f"A theme of this site lies in themes/{name}/ and has a theme.toml."
    return Fault("unknown-theme", named, f'no theme is called "{name}"', help_)


def _description(folder: Path, where: Where) -> dict[str, object]:
    try:
        return tomllib.loads((folder / "theme.toml").read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
        raise _Unusable(_fault(where, f"the file is not TOML: {broken}")) from None


def _fault(where: Where, message: str, help_: str | None = None) -> Fault:
    return Fault("unusable-theme", where, message, help_)


def _files(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _digest(templates: Mapping[str, str], assets: Mapping[str, bytes]) -> str:
    return files_digest({name: text.encode() for name, text in templates.items()} | dict(assets))
