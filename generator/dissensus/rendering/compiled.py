"""Templates as Jinja has compiled them, kept from one build to the next: a tenth of the time of compiling them anew.

They are code. They may be kept only where nobody but this generator writes.
"""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.nodes import Template


class Compiled(BytecodeCache):
    """Compiled templates in a mapping. Jinja asks whether they are of its own version and of the same text."""

    def __init__(self, codes: Mapping[str, bytes]) -> None:
        self._codes = codes

    def load_bytecode(self, bucket: Bucket) -> None:
        """What the mapping has of a template, if it has."""
        if bucket.key in self._codes:
            bucket.bytecode_from_string(self._codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Nothing: what is compiled by the way is not kept."""


def compiled(environment: Environment, name: str, text: str, tree: Template) -> tuple[str, bytes]:
    """A template that was parsed, as it is kept: its key, and its code. Raises TemplateError."""
    bucket = Compiled({}).get_bucket(environment, name, name, text)
    bucket.code = environment.compile(tree, name, name)
    return bucket.key, bucket.bytecode_to_string()
