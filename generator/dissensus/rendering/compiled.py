"""Templates as Jinja has compiled them, kept from one build to the next: a tenth of the time of compiling them anew.

They are code. They may be kept only where nobody but this generator writes.
"""

from __future__ import annotations

from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """Compiled templates in a mapping. Jinja asks whether they are of its own version and of the same text."""

    def __init__(self, codes: dict[str, bytes]) -> None:
        self._codes = codes

    def load_bytecode(self, bucket: Bucket) -> None:
        """What the mapping has of a template, if it has."""
        if bucket.key in self._codes:
            bucket.bytecode_from_string(self._codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Puts a compiled template into the mapping."""
        self._codes[bucket.key] = bucket.bytecode_to_string()
