"""Files as trees of mappings, lists and scalars. A scalar knows how it is typed: plain or in quotation marks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct


class Scalar(Struct, frozen=True):
    """A text as it is typed."""

    text: str
    plain: bool = False

    def written(self) -> str:
        """The words in the file."""
        return self.text if self.plain else json.dumps(self.text, ensure_ascii=False)


Tree: TypeAlias = "dict[str, Tree] | list[Tree] | Scalar"
Path = tuple[str | int, ...]

NOTHING = Scalar("", plain=True)


def written(tree: Tree, indent: str = "") -> str:
    """The file, in YAML of one line a value."""
    return "".join(_lines(tree, indent)) if inner(tree) else f"{indent}{_short(tree)}\n"


def inner(tree: Tree) -> dict[str | int, Tree]:
    """What a mapping or a list holds, by key or index; a scalar holds nothing."""
    if isinstance(tree, dict):
        return {key: value for key, value in tree.items()}  # noqa: C416 -- of wider keys than a copy would be
    return dict(enumerate(tree)) if isinstance(tree, list) else {}


def paths(tree: Tree, path: Path = ()) -> Iterator[Path]:
    """The path of the tree and of everything in it."""
    yield path
    for key, value in inner(tree).items():
        yield from paths(value, (*path, key))


def at(tree: Tree, path: Path) -> Tree | None:
    """What stands at a path; None if nothing does."""
    for key in path:
        if key not in inner(tree):
            return None
        tree = inner(tree)[key]
    return tree


def replaced(tree: Tree, path: Path, new: Tree) -> Tree:
    """The tree with another value at a path."""
    if not path:
        return new
    return _like(tree, {key: replaced(v, path[1:], new) if key == path[0] else v for key, v in inner(tree).items()})


def without(tree: Tree, path: Path) -> Tree:
    """The tree with nothing at a path, and whatever follows in a list one place earlier."""
    if len(path) == 1:
        return _like(tree, {key: value for key, value in inner(tree).items() if key != path[0]})
    return replaced(tree, path[:1], without(inner(tree)[path[0]], path[1:]))


def _like(tree: Tree, held: dict[str | int, Tree]) -> Tree:
    return {str(key): value for key, value in held.items()} if isinstance(tree, dict) else list(held.values())


def _lines(tree: Tree, indent: str) -> Iterator[str]:
    for key, value in inner(tree).items():
        head = f"{indent}{key}:" if isinstance(tree, dict) else f"{indent}-"
        yield f"{head}\n{written(value, indent + '  ')}" if inner(value) else f"{head} {_short(value)}\n"


def _short(tree: Tree) -> str:
    return tree.written() if isinstance(tree, Scalar) else "{}" if isinstance(tree, dict) else "[]"
