"""Patterns of the model, written for Python, as an editor reads them: ECMA-262, in Unicode mode."""

from __future__ import annotations

import re

# What both mean by white space differs: ECMA-262 leaves out the separators U+001C to U+001F and U+0085, and has U+FEFF.
_SPACES = r"\t-\r\u001c- \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_END = r"$(?!\n)"  # Python's `$` alone also stands before a last line end
_SAME = re.compile(r"\\[\\^$.*+?()\[\]{}|/nrt]|\(\?[:=!]")  # what both write alike, of all that is escaped or special
_TOKEN = re.compile(r"\$\(\?!\\n\)|\\.|\(\?.|[\[\]$.]")


def ecma(pattern: str) -> str:
    """The pattern that takes the same texts in ECMA-262. Raises ValueError for what has no known counterpart."""
    in_class = False

    def counterpart(token: re.Match[str]) -> str:
        nonlocal in_class
        match token[0]:
            case "[" | "]" as bracket:
                in_class = bracket == "["
                return bracket
            case r"\s":
                return _SPACES if in_class else f"[{_SPACES}]"
            case r"\S" if not in_class:
                return f"[^{_SPACES}]"
            case "$" | "." as literal if in_class:
                return literal
            case token_ if token_ == _END and not in_class:
                return "$"
            case token_ if _SAME.fullmatch(token_):
                return token_
        raise ValueError(f"{token[0]} in {pattern} has no known counterpart")

    return _TOKEN.sub(counterpart, pattern)
