"""A theme's assets: copied under names that carry their digest, with the addresses inside style sheets following."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from dissensus.rendering.published import Assets
from dissensus.rendering.style_sheets import Rule, addresses_in, imports_in, may_stand_within, rewritten, rules_in

_TAIL = re.compile(r"[?#].*", re.DOTALL)  # of an address: what is not its file
_UNWRITABLE = re.compile(r'[\x00-\x1f\x7f"\\]')  # within quotation marks of CSS
_NOT_OF_A_PATH = re.compile(rf"{_UNWRITABLE.pattern}|[#%?]")
_REST_OF_LINE = re.compile(r"[ \t]*\n?")
_BLANK = re.compile(r"\s*")
_FOLDER = "assets"


class MissingAsset(Exception):  # noqa: N818 - a theme's fault, not an error of ours
    """A file that a theme asks for and does not hold, or a style sheet that imports itself."""

    def __init__(self, style_sheet: str, target: str, why: str = "which the theme does not hold") -> None:
        super().__init__(f"{style_sheet} asks for {target}, {why}")
        self.style_sheet = style_sheet
        self.target = target


def fingerprint(files: Mapping[str, bytes], extended: Mapping[str, bytes] | None = None) -> Assets:
    """Assets under fingerprinted names.

    Style sheets that another imports are put in their places there, so that one request fetches all, unless that would
    change what comes into force: then every import stays one.
    `extended` holds the assets of the themes that this one extends, as `theme/name`: they are published only where a
    style sheet asks for them. Raises MissingAsset.
    """
    press = _Press(files, extended or {})
    for name in sorted(files):
        press.address(name)
    return Assets({name: press.addresses[name] for name in sorted(files)}, press.files)


def standing_alone(css: str) -> str:
    """A style sheet that asks for no other file: for a page that cannot know its own depth."""
    outside = [each for each in addresses_in(css) if not _is_inside(each.target)]
    imports = [rule for rule in rules_in(css, "@import") if any(rule.start < each.start < rule.end for each in outside)]
    dropped = [(rule.start, _end(_BLANK, css, rule), "") for rule in (*rules_in(css, "@font-face"), *imports)]
    return rewritten(css, [*dropped, *((each.start, each.end, "none") for each in outside)])


class _Press:
    """Assets on their way out. A style sheet's name depends on its bytes, and they on the names that it asks for."""

    def __init__(self, files: Mapping[str, bytes], extended: Mapping[str, bytes]) -> None:
        self.held = {**extended, **files}
        self.extended = extended.keys() - files.keys()
        self.inherited = {name for name in extended if files.get(name.partition("/")[2]) is extended[name]}
        self.addresses: dict[str, str] = {}
        self.files: dict[str, bytes] = {}

    def address(self, name: str, above: tuple[str, ...] = ()) -> str:
        """The address at which an asset is published."""
        if name not in self.addresses:
            content = self.held[name]
            if name.endswith(".css"):
                content = self._whole(name, posixpath.dirname(name), above).encode()
            address = f"{_FOLDER}/{_with_digest(name, content)}"
            self.addresses[name] = address
            self.files[address] = content
        return self.addresses[name]

    def _whole(self, name: str, folder: str, above: tuple[str, ...]) -> str:
        """A style sheet with what it imports, if that may stand in place; its addresses as seen from `folder`."""
        css = self.held[name].decode()
        below = (*above, name)
        changes = []
        for rule in self._put_in_place(name, above) or ():
            imported = self._whole(self._asked(name, rule.target, above), folder, below)
            changes.append((rule.start, _end(_REST_OF_LINE, css, rule), imported))
        put = [range(start, end) for start, end, _ in changes]
        for each in addresses_in(css):
            if not _is_inside(each.target) and not any(each.start in rule for rule in put):
                address = self.address(self._asked(name, each.target, above), below)
                changes.append((each.start, each.end, _written(address, folder, each.target)))
        return rewritten(css, changes)

    def _put_in_place(self, name: str, above: tuple[str, ...]) -> tuple[Rule, ...] | None:
        """What a style sheet imports, if all of it may be put in place."""
        imports = imports_in(self.held[name].decode())
        if imports is None or any(_is_inside(rule.target) for rule in imports):
            return None
        assets = [self._asked(name, rule.target, above) for rule in imports]
        return imports if all(self._may_be_put(asset, (*above, name)) for asset in assets) else None

    def _may_be_put(self, name: str, above: tuple[str, ...]) -> bool:
        is_whole = name.endswith(".css") and may_stand_within(self.held[name].decode())
        return is_whole and self._put_in_place(name, above) is not None

    def _asked(self, name: str, target: str, above: tuple[str, ...]) -> str:
        """The asset that a style sheet means: as seen from its own folder or, in an extended theme, from that theme."""
        path = unquote(_TAIL.sub("", target))
        seen_from = [name, name.partition("/")[2]] if name in self.extended else [name]
        meant = [posixpath.normpath(posixpath.join(posixpath.dirname(sheet), path)) for sheet in seen_from]
        asset = next((asset for asset in meant if asset in self.held), None)
        if asset is None:
            raise MissingAsset(name, target)
        if asset in self.inherited:
            asset = asset.partition("/")[2]
        if asset in (*above, name):
            raise MissingAsset(name, target, "which asks for it in turn")
        return asset


def _is_inside(target: str) -> bool:
    """Whether an address in a style sheet leads to no file: to data written out, into the page itself, or nowhere."""
    return not target or target.lower().startswith(("data:", "#"))


def _written(address: str, folder: str, target: str) -> str:
    """What names `address` in a style sheet of `folder`, with all that `target` said behind the name of its file."""
    path = posixpath.relpath(address, posixpath.join(_FOLDER, folder))
    tail = _TAIL.search(target)
    return f'url("{_NOT_OF_A_PATH.sub(_percent, path)}{_UNWRITABLE.sub(_percent, tail[0]) if tail else ""}")'


def _end(behind: re.Pattern[str], css: str, rule: Rule) -> int:
    """The end of a rule and of what goes with it."""
    found = behind.match(css, rule.end)
    return found.end() if found else rule.end


def _percent(letter: re.Match[str]) -> str:
    return f"%{ord(letter[0]):02X}"


def _with_digest(name: str, content: bytes) -> str:
    if name.endswith(".txt"):  # a licence keeps its name
        return name
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}.{hashlib.sha256(content).hexdigest()[:10]}{path.suffix}"))
