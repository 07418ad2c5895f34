"""A theme's assets: copied under names that carry their digest, with the addresses inside style sheets following."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from msgspec import Struct

_URL = re.compile(r"""url\(\s*(["']?)(?P<target>[^"')]+)\1\s*\)""")
_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?(["']?)(?P<target>[^"')\s;]+)\1\s*\)?\s*;[ \t]*\n?""")
_FETCHED = re.compile(r"@font-face\s*\{[^}]*\}\s*|@import\b[^;]*;\s*")  # rules that are nothing without their file
_FOLDER = "assets"


class Assets(Struct, frozen=True):
    """What is published of a theme's assets: `addresses` by the name in the theme, `files` by address."""

    addresses: Mapping[str, str]
    files: Mapping[str, bytes]


class MissingAsset(Exception):  # noqa: N818 - a theme's fault, not an error of ours
    """A file that a theme asks for and does not hold, or a style sheet that imports itself."""

    def __init__(self, style_sheet: str, target: str, why: str = "which the theme does not hold") -> None:
        super().__init__(f"{style_sheet} asks for {target}, {why}")
        self.style_sheet = style_sheet
        self.target = target


def fingerprint(files: Mapping[str, bytes], extended: Mapping[str, bytes] | None = None) -> Assets:
    """Assets under fingerprinted names.

    A style sheet that another imports without a condition is put in its place there, so that one request fetches all.
    `extended` holds the assets of the themes that this one extends, as `theme/name`: they are published only where a
    style sheet asks for them. Raises MissingAsset.
    """
    press = _Press(files, extended or {})
    for name in sorted(files):
        press.address(name)
    return Assets({name: press.addresses[name] for name in sorted(files)}, press.files)


def standing_alone(css: str) -> str:
    """A style sheet that asks for no other file: for a page that cannot know its own depth."""
    return _URL.sub(lambda found: found[0] if _is_inside(found["target"]) else "none", _FETCHED.sub("", css))


class _Press:
    """Assets on their way out. A style sheet's name depends on its bytes, and they on the names that it asks for."""

    def __init__(self, files: Mapping[str, bytes], extended: Mapping[str, bytes]) -> None:
        self.held = {**extended, **files}
        self.inherited = {name for name in extended if files.get(name.partition("/")[2]) is extended[name]}
        self.addresses: dict[str, str] = {}
        self.files: dict[str, bytes] = {}

    def address(self, name: str, above: tuple[str, ...] = ()) -> str:
        """The address at which an asset is published."""
        if name not in self.addresses:
            content = self.held[name]
            if name.endswith(".css"):
                whole = self._whole(name, above)
                content = _URL.sub(lambda found: self._followed(found, name, above), whole).encode()
            address = f"{_FOLDER}/{_with_digest(name, content)}"
            self.addresses[name] = address
            self.files[address] = content
        return self.addresses[name]

    def _whole(self, name: str, above: tuple[str, ...]) -> str:
        """A style sheet with all that it imports, addresses as seen from itself."""

        def put_in(found: re.Match[str]) -> str:
            target = self._asked(name, found["target"], above)
            moved = posixpath.relpath(posixpath.dirname(target) or ".", posixpath.dirname(name) or ".")
            inner = self._whole(target, (*above, name))
            return _URL.sub(lambda each: each[0] if _is_inside(each["target"]) else _moved(each, moved), inner)

        return _IMPORT.sub(put_in, self.held[name].decode())

    def _followed(self, found: re.Match[str], name: str, above: tuple[str, ...]) -> str:
        if _is_inside(found["target"]):
            return found[0]
        address = self.address(self._asked(name, found["target"], above), (*above, name))
        return f'url("{posixpath.relpath(address, posixpath.dirname(f"{_FOLDER}/{name}"))}")'

    def _asked(self, name: str, target: str, above: tuple[str, ...]) -> str:
        """The asset that a style sheet means."""
        asset = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        if asset not in self.held:
            raise MissingAsset(name, target)
        if asset in self.inherited:
            asset = asset.partition("/")[2]
        if asset in (*above, name):
            raise MissingAsset(name, target, "which asks for it in turn")
        return asset


def _is_inside(target: str) -> bool:
    """Whether an address in a style sheet leads to no file: to data written out, or into the page itself."""
    return target.startswith(("data:", "#"))


def _moved(found: re.Match[str], folder: str) -> str:
    return f'url("{posixpath.normpath(posixpath.join(folder, found["target"]))}")'


def _with_digest(name: str, content: bytes) -> str:
    if name.endswith(".txt"):  # a licence keeps its name
        return name
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}.{hashlib.sha256(content).hexdigest()[:10]}{path.suffix}"))
