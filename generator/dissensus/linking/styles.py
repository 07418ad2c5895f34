"""The addresses in a style sheet, a `<style>` or a `style` attribute: what `url()` and `@import` name."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STRING = r'"(?:[^"\\]|\\.)*"' + r"|'(?:[^'\\]|\\.)*'"
# Comments, the names of markup languages and plain strings are matched so as to be passed over.
_TOKEN = re.compile(
    rf"""/\*.*?(?:\*/|\Z) | @namespace\b[^;]*
    | url\(\s*(?P<named>{_STRING}|(?!["'])(?:\\.|[^()\s\\])*)\s*\)
    | @import\s+(?P<imported>{_STRING})
    | {_STRING}""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|\r\n|(.))", re.IGNORECASE | re.DOTALL)


def addresses_in(css: str) -> Iterator[str]:
    """Every address, in the order written, escapes resolved."""
    for token in _TOKEN.finditer(css):
        written = token["named"] if token["named"] is not None else token["imported"]
        if written is not None:
            yield _ESCAPE.sub(_letter, written[1:-1] if written[:1] in ("'", '"') else written)


def _letter(escape: re.Match[str]) -> str:
    if not escape[1]:
        return "" if escape[2] in (None, "\n", "\r", "\f") else escape[2]
    number = int(escape[1], 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
