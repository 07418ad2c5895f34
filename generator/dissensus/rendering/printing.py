"""How templates print a value, call a macro and ask for an attribute, in a fraction of the time of Jinja's own way.

A page prints two thousand values, asks for two thousand attributes and calls fifty macros. Where a template turns
escaping off or on by itself, Jinja's own way stays.

Jinja makes an object of each escaped text, to know it again; yet what is printed is only joined. So values are printed
by the way of their kind (`rendering.inline.WAYS`: 0.04 µs a text), and of a macro that is printed the words alone
(`rendering.macros`).

A block hands on what it prints in one piece; piece by piece it would be handed from one generator to the next.

`a.b` means the attribute to Jinja, else the item of that name, else something undefined: a call each; `a["b"]` the
other way round. Views have only attributes and mappings of words only items, so `Straight` asks for those alone, as
Python does, and fails where there is none.
"""

from __future__ import annotations

from collections.abc import Iterable
from keyword import iskeyword
from typing import TypeGuard

from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Call, Expr, FromImport, Getattr, Getitem, Import, Include, Name, Node, Template


class Printing(CodeGenerator):
    """Jinja's compiler of templates, but for the call around what is printed."""

    def visit_Template(self, node: Template, frame: Frame | None = None) -> None:  # noqa: N802 - its name in Jinja
        """A template as a module, which begins with all that it needs."""
        self.writeline("from dissensus.rendering.inline import WAYS as ways")
        self.writeline("from dissensus.rendering.macros import words_of")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if not _is_escaped(frame, finalize):
            super()._output_child_pre(node, frame, finalize)
        elif _calls_by_name(node):
            self.write("(words_of(context, called, ")
            self._write_given(node, frame)
            self.write(") if type(called := ")
            self.visit(node.node, frame)
            self.write(") is Macro else ways[type(printed := ")
        else:
            self.write("ways[type(printed := ")

    def _output_child_post(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if not _is_escaped(frame, finalize):
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")](printed))" if _calls_by_name(node) else ")](printed)")

    def _write_given(self, call: Call, frame: Frame) -> None:
        """What a macro is given, by place and by name."""
        self.write("(")
        for each in call.args:
            self.visit(each, frame)
            self.write(", ")
        self.write("), {")
        for named in call.kwargs:
            self.write(f"{named.key!r}: ")
            self.visit(named.value, frame)
            self.write(", ")
        self.write("}")

    def _import_common(self, node: Import | FromImport, frame: Frame) -> None:
        """Another template as a module. No name is ever given to one template alone that the other would not know."""
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.get_template(")
        self.visit(node.template, frame)
        self.write(f", {self.name!r})._get_default_module()")

    def blockvisit(self, nodes: Iterable[Node], frame: Frame) -> None:
        """What stands within a block, or within anything else."""
        nodes = list(nodes)
        if not frame.block_frame or frame.buffer is not None or _includes(nodes):
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")


class Straight(Printing):
    """The same, but that `a.b` is an attribute and `a["b"]` an item, and nothing else: Python’s error if there is none.

    Whatever such a template prints, the other prints too.
    """

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802 - its name in Jinja
        """An attribute, where its name can be written in Python and what is asked has attributes."""
        is_template = isinstance(node.node, Name) and node.node.name == "self"  # whose blocks are items
        if is_template or iskeyword(node.attr) or not (node.attr.isascii() and node.attr.isidentifier()):
            super().visit_Getattr(node, frame)
        else:
            self.write("(")
            self.visit(node.node, frame)
            self.write(f").{node.attr}")

    def visit_Getitem(self, node: Getitem, frame: Frame) -> None:  # noqa: N802 - its name in Jinja
        """An item, as Python looks it up."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(")[")
        self.visit(node.arg, frame)
        self.write("]")


def _is_escaped(frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> bool:
    return not frame.eval_ctx.volatile and bool(frame.eval_ctx.autoescape) and finalize.src is None


def _calls_by_name(node: Expr) -> TypeGuard[Call]:
    """Whether it may be the call of a macro, with all that it is given written out."""
    return isinstance(node, Call) and isinstance(node.node, Name) and not (node.dyn_args or node.dyn_kwargs)


def _includes(nodes: Iterable[Node]) -> bool:
    """Whether another template stands within: Jinja may hand on what that prints past any list."""
    return any(isinstance(node, Include) or node.find(Include) for node in nodes)
