"""Which fields of a view a template can ask for, read from the template itself: so that no other need be filled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates

from dissensus.rendering.templates import Templates

PAGE = "page"  # by this name templates know the view


class Leaning(NamedTuple):
    """What a template, with all those that it leans on, comes to."""

    templates: frozenset[str]  # itself and those it leans on, as far as it names them
    fields: frozenset[str] | None  # of the view; None where it cannot be told which it asks for


class Asked:
    """The templates of a theme, each read once."""

    def __init__(self, templates: Templates) -> None:
        self._texts = dict(templates)
        self._environment = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True)
        self._read: dict[str, tuple[frozenset[str | None], frozenset[str | None]]] = {}

    def of(self, name: str) -> Leaning:
        """What the template called `name` comes to.

        `page.title` names a field; where the page itself is handed on, to a macro or a filter, all may be asked for.
        """
        fields: set[str | None] = set()
        coming, seen = [name], {name}
        while coming:
            named, referenced = self._reading(coming.pop())
            fields |= named
            fields |= referenced & {None}
            new = {each for each in referenced if each} - seen
            coming += new
            seen |= new
        known = frozenset(field for field in fields if field)
        return Leaning(frozenset(seen), None if None in fields else known)

    def _reading(self, name: str) -> tuple[frozenset[str | None], frozenset[str | None]]:
        """The fields and the templates that one template names; None among them for what cannot be told."""
        if name not in self._read:
            try:
                tree = self._environment.parse(self._texts.get(name, ""))
            except TemplateSyntaxError:
                self._read[name] = frozenset({None}), frozenset()
            else:
                self._read[name] = frozenset(_fields(tree)), frozenset(find_referenced_templates(tree))
        return self._read[name]


def _fields(node: nodes.Node) -> Iterator[str | None]:
    """The field that each use of the page names; None for a use that names none."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Getattr) and _is_page(child.node):
            yield child.attr
        elif _is_page(child):
            yield None
        else:
            yield from _fields(child)


def _is_page(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == PAGE and node.ctx == "load"
