"""Which fields of a view a template can ask for, read from the template itself: so that no other need be filled.

Told are the fields of the page, `title`, and the names that anything within it can be asked by, `.passage`: whatever is
written behind a dot, and every word between quotation marks, since `map(attribute='passage')` asks by such. A name that
a template puts together as it goes cannot be told: then all may be asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from jinja2 import TemplateError, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates

from dissensus.rendering.compiled import compiled
from dissensus.rendering.templates import Templates, environment_of

PAGE = "page"  # by this name templates know the view


class Leaning(NamedTuple):
    """What a template, with all those that it leans on, comes to."""

    templates: frozenset[str]  # itself and those it leans on, as far as it names them
    fields: frozenset[str] | None  # that it can ask for, see above; None: any


class Asked:
    """The templates of a theme, each read once."""

    def __init__(self, templates: Templates) -> None:
        self._texts = dict(templates)
        self._environment = environment_of(templates, straight=True)
        self._trees: dict[str, nodes.Template] = {}
        self._read: dict[str, tuple[frozenset[str | None], frozenset[str | None]]] = {}

    def of(self, name: str) -> Leaning:
        """What the template called `name` comes to.

        Where the page itself is handed on, to a macro or a filter, all may be asked for.
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

    def compiled(self, names: Iterable[str]) -> dict[str, bytes]:
        """What templates that were read are compiled to, by their keys; without those that cannot be compiled."""
        codes: dict[str, bytes] = {}
        for name in names:
            with suppress(KeyError, TemplateError):
                codes.update([compiled(self._environment, name, self._texts[name], self._trees[name])])
        return codes

    def _reading(self, name: str) -> tuple[frozenset[str | None], frozenset[str | None]]:
        """The fields and the templates that one template names; None among them for what cannot be told."""
        if name not in self._read:
            try:
                tree = self._trees[name] = self._environment.parse(self._texts.get(name, ""), name, name)
            except TemplateSyntaxError:
                self._read[name] = frozenset({None}), frozenset()
            else:
                fields = frozenset({*_fields(tree), *_names(tree)})
                self._read[name] = fields, frozenset(find_referenced_templates(tree))
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


def _names(tree: nodes.Template) -> Iterator[str | None]:
    """The names by which anything is asked for; None for what asks by a name that cannot be told."""
    for node in tree.find_all((nodes.Getattr, nodes.Const, nodes.Getitem, nodes.Filter)):
        if isinstance(node, nodes.Getattr):
            yield None if node.attr.startswith("_") or node.attr in _FORMATTING else f".{node.attr}"
        elif isinstance(node, nodes.Const):
            yield from (f".{name}" for name in re.split("[.,]", str(node.value)))  # “to.text”, “year,title”
        elif isinstance(node, nodes.Getitem):
            if not _is_told(node.arg) and not _is_written_out(node.node, tree):
                yield None
        elif isinstance(node, nodes.Filter) and node.name in _ASKING and not _are_constant(node):
            yield None


# Methods of a text that ask for what it names: '{0.note}'.format(card).
_FORMATTING = frozenset(("format", "format_map"))
# Filters that ask for an attribute by a name that they are given.
_ASKING = frozenset(
    ("attr", "groupby", "join", "map", "max", "min", "rejectattr", "selectattr", "sort", "sum", "unique")
)


def _is_told(item: nodes.Node) -> bool:
    """Whether an item is asked for by a name that stands in the template, or by a number."""
    if isinstance(item, nodes.Getattr) and isinstance(item.node, nodes.Name):
        return item.node.name == "loop" and item.attr in ("index", "index0")
    return isinstance(item, (nodes.Const, nodes.Neg, nodes.Slice))


def _are_constant(filter_: nodes.Filter) -> bool:
    if filter_.dyn_args or filter_.dyn_kwargs:
        return False
    given = [*filter_.args, *(each.value for each in filter_.kwargs)]
    return all(isinstance(each, nodes.Const) for each in given)


def _is_written_out(node: nodes.Node, tree: nodes.Template, within: tuple[str, ...] = ()) -> bool:
    """Whether it is of constants that the template itself writes down, in place or under names of its own.

    `within` are the names by which it was come upon: what is put together from itself is not written out.
    """
    if isinstance(node, nodes.CondExpr):
        return all(each is not None and _is_written_out(each, tree, within) for each in (node.expr1, node.expr2))
    if isinstance(node, nodes.Getitem):
        return _is_written_out(node.node, tree, within)
    if isinstance(node, nodes.Name) and node.name not in within:
        named = [each for each in tree.find_all(nodes.Name) if each.name == node.name and each.ctx != "load"]
        values = [each.node for each in tree.find_all(nodes.Assign) if each.target in named]
        within = (*within, node.name)
        return len(values) == len(named) > 0 and all(_is_written_out(each, tree, within) for each in values)
    return _holds_constants(node)


def _holds_constants(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Dict) and all(
        isinstance(pair.value, nodes.Const) or _holds_constants(pair.value) for pair in node.items
    )
