"""What declarations tell of themselves: the string under each field, with the examples that it ends in.

    counted: Text
    \"\"\"What is counted. Examples: `killed`, `wounded`.\"\"\"

Python drops such strings, and optimised drops docstrings too, so they are read from the source of the class.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from msgspec import Struct

EXAMPLES = re.compile(r" Examples?: (`[^`]+`(?:, `[^`]+`)*)\.\Z")
EXAMPLE = re.compile(r"`([^`]+)`")


class Told(Struct, frozen=True):
    """A field's description, and values that it could have."""

    description: str
    examples: tuple[str, ...] = ()


@cache
def fields_told(declaration: type[Struct]) -> Mapping[str, Told]:
    """What is told of the fields, by their names in Python; a field without a string under it is missing."""
    return dict(_told(_body(declaration)))


def first_line(declaration: type[Struct]) -> str:
    """What the declaration is."""
    return (ast.get_docstring(_body(declaration)) or "").partition("\n")[0]


def _body(declaration: type[Struct]) -> ast.ClassDef:
    (body,) = ast.parse(textwrap.dedent(inspect.getsource(declaration))).body
    assert isinstance(body, ast.ClassDef)
    return body


def _told(body: ast.ClassDef) -> Iterator[tuple[str, Told]]:
    for field, below in pairwise(body.body):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                yield name, _parted(" ".join(words.split()))


def _parted(words: str) -> Told:
    found = EXAMPLES.search(words)
    if found is None:
        return Told(words)
    return Told(words[: found.start()], tuple(EXAMPLE.findall(found[1])))
