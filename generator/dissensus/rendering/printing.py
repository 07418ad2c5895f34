"""How templates print a value and ask for an attribute, in a fraction of the time of Jinja's own way.

Jinja makes an object of each escaped text, to know it again; yet what is printed is only joined. So values are printed
by `rendering.inline.escaped`. Where a template turns escaping off or on by itself, Jinja's own way stays.

`a.b` means the attribute to Jinja, else the item of that name, else something undefined: a call each. Views have only
attributes, so `Straight` asks for those alone, as Python does, and fails where there is none. A page prints two
thousand values and asks for two thousand attributes.
"""

from __future__ import annotations

from keyword import iskeyword

from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr, Getattr, Name, Template


class Printing(CodeGenerator):
    """Jinja's compiler of templates, but for the call around what is printed."""

    def visit_Template(self, node: Template, frame: Frame | None = None) -> None:  # noqa: N802 - its name in Jinja
        """A template as a module, which begins with all that it needs."""
        self.writeline("from dissensus.rendering.inline import escaped")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("escaped(")


class Straight(Printing):
    """The same, but that `a.b` is an attribute and nothing else: AttributeError where there is none.

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
