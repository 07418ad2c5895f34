"""How templates print a value: by `rendering.inline.escaped`, a sixth of the time of Jinja's own way.

Jinja makes an object of each escaped text, to know it again; yet what is printed is only joined. A page prints two
thousand values. Where a template turns escaping off or on by itself, Jinja's own way stays.
"""

from __future__ import annotations

from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr, Template


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
