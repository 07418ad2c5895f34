"""A view and its template → the bytes of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, MutableMapping
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from dissensus.faults.suggestions import did_you_mean

if TYPE_CHECKING:
    from jinja2 import Environment

# An archived document may hold these; a page may not (HTML's “control-character-in-input-stream”).
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
# The same in UTF-8. Hardly a page holds any, and most of a page is ASCII: without that, little is left to look through.
_IN_ONE_BYTE = bytes([*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F])
_REST_OF_ASCII = bytes(set(range(0x80)) - set(_IN_ONE_BYTE))
_IN_TWO_BYTES = re.compile(rb"\xc2[\x80-\x9f]")
_IN_THREE_BYTES = re.compile(rb"\xef(?:\xb7[\x90-\xaf]|\xbf[\xbe\xbf])")

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
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    try:
        return _encoded(_printed(templates, name, view))
    except TemplateSyntaxError as broken:
        raise UnusableTemplate(broken.name or name, broken.lineno, _message(broken)) from None
    except TemplateNotFound as missing:
        place = _innermost(missing) or (name, 1)
        raise UnusableTemplate(*place, f'the theme has no template "{missing.name}"') from None
    except Exception as broken:  # a template may do anything that Python can, and fail at it
        if failed := _innermost(broken):
            raise UnusableTemplate(*failed, _message(broken)) from None
        raise


def compile_ahead(templates: Templates, names: Iterable[str], codes: Mapping[str, bytes]) -> None:
    """Compiles these templates for all that is rendered later, in this process and in those forked from it.

    What was compiled before is taken from `codes`: it depends on the template and on Jinja alone. A template that
    cannot be compiled is told of where it is rendered.
    """
    from jinja2 import TemplateError

    from dissensus.rendering.compiled import Compiled

    environment = environment_of(templates, straight=True)
    environment.bytecode_cache = Compiled(codes)
    for name in names:
        with suppress(TemplateError):
            environment.get_template(name)


def as_templates(texts: Mapping[str, str]) -> Templates:
    """Templates in the form in which they are handed from process to process."""
    return tuple(sorted(texts.items()))


def _printed(templates: Templates, name: str, view: Struct) -> str:
    """The page by the straight way, where that goes; the other knows Jinja's finer points, and tells what is amiss."""
    winding = _winding(templates)
    if name not in winding:
        try:
            return environment_of(templates, straight=True).get_template(name).render(page=view)
        except (AttributeError, LookupError, TypeError):  # neither an attribute nor an item, as Python sees it
            winding.add(name)
    return environment_of(templates, straight=False).get_template(name).render(page=view)


@lru_cache(maxsize=2)
def _winding(templates: Templates) -> set[str]:
    """The templates that have been met to ask for more than these: the fast way is not tried again for them."""
    return set()


@lru_cache(maxsize=4)
def environment_of(templates: Templates, *, straight: bool) -> Environment:
    """Where templates of a theme are parsed, compiled and filled: by the straight way, or by Jinja's own."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    from dissensus.rendering.printing import Printing, Straight

    class Missing(StrictUndefined):
        """A name that a template uses and the view does not hold."""

        @property
        def _undefined_message(self) -> str:
            if self._undefined_hint or not isinstance(self._undefined_obj, Struct):
                return self._undefined_hint or f'nothing is called "{self._undefined_name}" here'
            holder = type(self._undefined_obj)
            help_ = did_you_mean(str(self._undefined_name), holder.__struct_fields__)
            return f'a {holder.__name__} has no "{self._undefined_name}"{f": {help_}" if help_ else ""}'

    class Known(Environment):
        """The names that every template knows, in one plain mapping: it is copied for each page, a chain in 5 µs."""

        def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
            """These names, and those of one template."""
            return {**self.globals, **(d or {})}

    texts = dict(templates)
    environment = Known(
        # Its own name as the file's: that is how a traceback tells which template a line is of.
        loader=FunctionLoader(lambda name: (texts[name], name, None) if name in texts else None),
        autoescape=True,
        undefined=Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.code_generator_class = Straight if straight else Printing
    return environment


def _encoded(page: str) -> bytes:
    encoded = page.encode()
    return _CONTROLS.sub("\ufffd", page).encode() if _holds_controls(encoded) else encoded


def _holds_controls(encoded: bytes) -> bool:
    left = encoded.translate(None, _REST_OF_ASCII)
    if len(left.translate(None, _IN_ONE_BYTE)) < len(left):
        return True
    return bool(_IN_TWO_BYTES.search(left) or (b"\xef" in left and _IN_THREE_BYTES.search(left)))


def _message(broken: Exception) -> str:
    return (str(broken) or type(broken).__name__).partition("\n")[0].rstrip(".")


def _innermost(broken: Exception) -> tuple[str, int] | None:
    """The template and line at which filling stopped, if it was in one: Jinja gives its frames a template's lines."""
    place = None
    trace = broken.__traceback__
    while trace:
        if trace.tb_frame.f_globals.get("__jinja_exception__") is not None:
            place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place
