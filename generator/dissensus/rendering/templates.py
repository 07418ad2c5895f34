"""A view and its template → the bytes of a page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from jinja2 import Environment, TemplateError

Templates = tuple[tuple[str, str], ...]  # name and text of each, sorted


class UnusableTemplate(Exception):  # noqa: N818 - a theme's fault, not an error of ours
    """A template that cannot be read or filled, and the line of it at which that shows."""

    def __init__(self, template: str, line: int, message: str) -> None:
        super().__init__(template, line, message)
        self.template = template
        self.line = line
        self.message = message


def render(templates: Templates, name: str, view: Struct) -> bytes:
    """The page that the template called `name` makes of a view. Raises UnusableTemplate."""
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        return _environment(templates).get_template(name).render(page=view).encode()
    except TemplateSyntaxError as broken:
        raise UnusableTemplate(broken.name or name, broken.lineno, _message(broken)) from None
    except TemplateError as broken:
        raise UnusableTemplate(*_innermost(broken, name), _message(broken)) from None


def as_templates(texts: Mapping[str, str]) -> Templates:
    """Templates in the form in which they are handed from process to process."""
    return tuple(sorted(texts.items()))


@lru_cache(maxsize=2)
def _environment(templates: Templates) -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    texts = dict(templates)
    return Environment(
        # Its own name as the file's: that is how a traceback tells which template a line is of.
        loader=FunctionLoader(lambda name: (texts[name], name, None) if name in texts else None),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _message(broken: TemplateError) -> str:
    return (broken.message or type(broken).__name__).rstrip(".")


def _innermost(broken: TemplateError, name: str) -> tuple[str, int]:
    """The template and line at which filling stopped: Jinja gives each template's frames its own lines."""
    place = (name, 1)
    trace = broken.__traceback__
    while trace:
        if trace.tb_frame.f_globals.get("__jinja_exception__") is not None:
            place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place
