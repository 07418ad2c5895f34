"""Themes: where they are found, what they extend, and the digest of all that decides how a page looks."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import did_you_mean, listed, shown
from dissensus.reading.decoding import BYTE_ORDER_MARK, decode, decode_exactly
from dissensus.reading.ids import is_id
from dissensus.reading.toml import read_toml
from dissensus.rendering.page_kinds import ALL, pages_made
from dissensus.rendering.published import Assets
from dissensus.writing.addresses import AddressError, names_of

API = 1  # of the views and template names that a theme is written against
STYLESHEET = "style.css"
ICON = "icon.svg"
KEYS = ("name", "api", "extends", "pages")  # of theme.toml


class Theme(Struct, frozen=True):
    """A theme with all it extends, and its published assets.

    A template is known by its name, the nearest theme's first, and as `theme/name`, so that one may extend another's.
    So is an asset, for the style sheets that ask for it.
    """

    templates: Mapping[str, str]
    origins: Mapping[str, str]  # the file of each template, from the site's root if it lies in the site
    assets: Assets
    pages: frozenset[str]  # the kinds of pages that it makes
    style: str  # the style sheet as published
    digest: str  # of every template and asset


class _Unusable(Exception):  # noqa: N818 - a theme's fault, not an error of ours
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def load_theme(name: str, site: Path) -> Theme | Fault:
    """The theme called `name`, from the site's own `themes/`, else from those that come with Dissensus.

    A fault if it, or one that it extends, is missing, misdescribed, extends itself or holds a file that is of no use.
    """
    try:
        folders, pages = _with_extended(name, site, Where("site.toml") / "theme", ())
        templates, origins, assets, extended = _gathered(folders, site)
        published = _published(name, assets, extended)
    except _Unusable as unusable:
        return unusable.fault
    style = published.files[published.addresses[STYLESHEET]].decode()
    return Theme(
        templates, origins, published, ALL if pages is None else pages, style, _digest(templates, published.files)
    )


def _gathered(
    folders: list[Path], site: Path
) -> tuple[dict[str, str], dict[str, str], dict[str, bytes], dict[str, bytes]]:
    templates: dict[str, str] = {}
    origins: dict[str, str] = {}
    assets: dict[str, bytes] = {}
    extended: dict[str, bytes] = {}
    for folder in reversed(folders):
        for path, file, content in _files(folder, "templates", site):
            for name in (path, f"{folder.name}/{path}"):
                templates[name] = _text(content, file)
                origins[name] = file
        for path, file, content in _files(folder, "assets", site):
            assets[path] = _text(content, file).encode() if path.endswith(".css") else content
            extended[f"{folder.name}/{path}"] = assets[path]
    return templates, origins, assets, extended


def _published(name: str, assets: Mapping[str, bytes], extended: Mapping[str, bytes]) -> Assets:
    for needed in (STYLESHEET, ICON):
        if needed not in assets:
            help_ = 'Add it, or extend a theme that has it: `extends = "default"`.'
            raise _Unusable(_fault(Where(f"themes/{name}/theme.toml"), f'the theme has no "assets/{needed}"', help_))
    from dissensus.rendering.assets import MissingAsset, fingerprint  # most builds find the theme as they left it

    try:
        published = fingerprint(assets, extended)
        names_of(published.files)
    except MissingAsset as missing:
        place = Where(f"themes/{name}/assets/{missing.style_sheet}", words=missing.target)
        raise _Unusable(_fault(place, str(missing))) from None
    except AddressError as error:
        raise _Unusable(_fault(Where(f"themes/{name}/assets"), str(error), "Give the file another name.")) from None
    return published


def _with_extended(
    name: str, site: Path, named: Where, above: tuple[Path, ...]
) -> tuple[list[Path], frozenset[str] | None]:
    """The folders of a theme and of those it extends, nearest first, and the pages that the nearest names.

    A site's theme may extend ours of its name.
    """
    shelves = _shelves(site) if is_id(name) else ()
    folder = next((themes / name for themes in shelves if _is_new_theme(themes / name, above)), None)
    if folder is None:
        raise _Unusable(_unknown(name, site, named, [path.name for path in above]))
    description = Where(f"themes/{name}/theme.toml")
    about = _description(folder, description)
    if about.get("api") != API:
        found = f"the theme is written for api {about.get('api', '(none named)')}"
        raise _Unusable(_fault(description / "api", found, f"This version reads themes with `api = {API}`."))
    pages = pages_made(about, description)
    if isinstance(pages, Fault):
        raise _Unusable(pages)
    parent = about.get("extends")
    if parent is None:
        return [folder], pages
    folders, inherited = _with_extended(str(parent), site, description / "extends", (*above, folder))
    return [folder, *folders], inherited if pages is None else pages


def _is_new_theme(folder: Path, above: tuple[Path, ...]) -> bool:
    return folder not in above and (folder / "theme.toml").is_file()


def _shelves(site: Path) -> tuple[Path, ...]:
    # In a wheel the themes that we ship lie in the package; in a checkout, at its top level.
    package = Path(__file__).resolve().parents[1]
    return (site / "themes", package / "themes", package.parents[1] / "themes")


def _unknown(name: str, site: Path, named: Where, above: list[str]) -> Fault:
    if name in above:
        return _fault(named, f'theme "{name}" extends itself, by way of {" → ".join((*above, name))}')
    known = {path.parent.name for themes in _shelves(site) for path in themes.glob("*/theme.toml") if path.is_file()}
    help_ = did_you_mean(name, known) or "A theme of this site is a folder in themes/ that has a theme.toml."
    return Fault("unknown-theme", named, f"no theme is called {shown(name)}", help_)


def _description(folder: Path, where: Where) -> dict[str, object]:
    text, faults = decode((folder / "theme.toml").read_bytes(), where.file)
    plain, broken = read_toml(text, where.file)
    for fault in (*faults, *broken):
        raise _Unusable(fault)
    described = plain if isinstance(plain, dict) else {}
    for key in described.keys() - KEYS:
        help_ = did_you_mean(key, KEYS) or f"Here stand {listed(KEYS, 'and')}."
        raise _Unusable(Fault("unknown-key", (where / key).key(), f"there is no key {shown(key)}", help_))
    return described


def _fault(where: Where, message: str, help_: str | None = None) -> Fault:
    return Fault("unusable-theme", where, message, help_)


def _files(folder: Path, kind: str, site: Path) -> Iterator[tuple[str, str, bytes]]:
    """The templates or assets of one theme: path, file as told in faults, and bytes. Names with a dot first are not."""
    for path in _below(folder / kind):
        name = path.relative_to(folder / kind)
        if any(part.startswith(".") for part in name.parts):
            continue
        file = f"themes/{folder.name}/{kind}/{name.as_posix()}"
        if folder.parent == site / "themes" and folder.resolve() not in path.resolve().parents:
            raise _Unusable(_leads_out(file))
        if path.is_file():
            yield name.as_posix(), file, path.read_bytes()


def _below(top: Path) -> list[Path]:
    """Everything below a folder, if there is one. Raises OSError where the machine keeps a part of it from us."""

    def refuse(error: OSError) -> None:
        raise error

    walk = os.walk(top, onerror=refuse) if top.is_dir() else ()
    return sorted(Path(folder, name) for folder, folders, files in walk for name in (*folders, *files))


def _leads_out(file: str) -> Fault:
    help_ = "Put the file itself into the theme, not a link to it."
    return Fault("outside-site", Where(file), f'"{file}" leads out of its theme', help_)


def _text(content: bytes, file: str) -> str:
    text = decode_exactly(content, Where(file), file)
    if isinstance(text, Fault):
        raise _Unusable(text)
    return text.removeprefix(BYTE_ORDER_MARK)


def _digest(templates: Mapping[str, str], assets: Mapping[str, bytes]) -> str:
    """The digest of files by name, whatever their order."""
    files = {name: text.encode() for name, text in templates.items()} | dict(assets)
    return hashlib.sha256(msgspec.msgpack.encode(files, order="deterministic")).hexdigest()
