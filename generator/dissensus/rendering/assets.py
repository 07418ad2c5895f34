"""A theme's assets: copied under names that carry their digest, with the addresses inside style sheets following."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from msgspec import Struct

_URL = re.compile(r"""url\(\s*(["']?)(?P<target>[^"')]+)\1\s*\)""")
_FETCHED = re.compile(r"@font-face\s*\{[^}]*\}\s*|@import\b[^;]*;\s*")  # rules that are nothing without their file
_FOLDER = "assets"


class Assets(Struct, frozen=True):
    """What is published of a theme's assets: `addresses` by the name in the theme, `files` by address."""

    addresses: Mapping[str, str]
    files: Mapping[str, bytes]


class MissingAsset(Exception):  # noqa: N818 - a theme's fault, not an error of ours
    """A file that a theme asks for and does not hold."""

    def __init__(self, style_sheet: str, target: str) -> None:
        super().__init__(f"{style_sheet} asks for {target}, which the theme does not hold")
        self.style_sheet = style_sheet
        self.target = target


def fingerprint(files: Mapping[str, bytes]) -> Assets:
    """Assets under fingerprinted names. Style sheets come last, since their bytes hold the names of the others.

    Raises MissingAsset if a `url()` names a file that the theme lacks.
    """
    addresses: dict[str, str] = {}
    published: dict[str, bytes] = {}
    for name in sorted(files, key=lambda name: (name.endswith(".css"), name)):
        content = files[name]
        if name.endswith(".css"):
            content = _with_addresses(name, content.decode(), addresses).encode()
        if name.endswith(".txt"):  # a licence keeps its name
            addresses[name] = f"{_FOLDER}/{name}"
        else:
            addresses[name] = f"{_FOLDER}/{_with_digest(name, content)}"
        published[addresses[name]] = content
    return Assets(addresses, published)


def standing_alone(css: str) -> str:
    """A style sheet that asks for no other file: for a page that cannot know its own depth."""
    return _URL.sub(lambda found: found[0] if _is_inside(found["target"]) else "none", _FETCHED.sub("", css))


def _is_inside(target: str) -> bool:
    """Whether an address in a style sheet leads to no file: to data written out, or into the page itself."""
    return target.startswith(("data:", "#"))


def _with_digest(name: str, content: bytes) -> str:
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}.{hashlib.sha256(content).hexdigest()[:10]}{path.suffix}"))


def _with_addresses(name: str, css: str, addresses: Mapping[str, str]) -> str:
    folder = posixpath.dirname(f"{_FOLDER}/{name}")

    def follow(found: re.Match[str]) -> str:
        target = found["target"]
        if _is_inside(target):
            return found[0]
        asset = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        if asset not in addresses:
            raise MissingAsset(name, target)
        return f'url("{posixpath.relpath(addresses[asset], folder)}")'

    return _URL.sub(follow, css)
