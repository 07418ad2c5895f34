"""What an editor makes of plain words in YAML: what is text to us may be a number, a truth or nothing to it.

YAML 1.2 reads `2024` as a number, `true` as a truth and `null` as nothing. Here each is text, and lawful wherever
that text is. So a schema takes, for each field, whatever a text that the field takes could have become.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from msgspec import inspect

_TRUTHS = ("true", "True", "TRUE", "false", "False", "FALSE")
_NOTHINGS = ("null", "Null", "NULL", "~")
_LONGEST = 100  # digits: more than any pattern asks for; a number that can be as long is one without bounds


def types_of(declared: inspect.StrType, pattern: str | None) -> dict[str, Any]:
    """The JSON types of a text's plain forms, as keywords of a schema, with the bounds of its numbers."""

    def takes(text: str) -> bool:
        return len(text) <= (declared.max_length or len(text)) and re.search(pattern or "", text) is not None

    numbers = _numbers(takes)
    types = ["string", *numbers.pop("type", [])]
    types += ["boolean"] if any(map(takes, _TRUTHS)) else []
    types += ["null"] if any(map(takes, _NOTHINGS)) else []
    return {"type": types if len(types) > 1 else "string", **numbers}


def forms_of(words: Iterable[str]) -> list[str | bool]:
    """The words of a vocabulary as they are and as an editor reads them: `true` is two, a word and a truth."""
    truths: dict[str, tuple[str | bool, ...]] = {"true": (True, "true"), "false": (False, "false")}
    return [form for word in words for form in truths.get(word, (word,))]


def _numbers(takes: Callable[[str], bool]) -> dict[str, Any]:
    """The type and the bounds of the numbers that are taken; nothing if none is."""
    lengths = [length for length in range(1, _LONGEST + 1) if takes("9" * length)]
    if not lengths:
        return {}
    powers = any(takes(f"1e{'9' * length}") for length in range(1, _LONGEST))
    fractions = powers or any(takes(f"{'9' * length}.5") for length in lengths)
    bounds: dict[str, Any] = {"type": ["number" if fractions else "integer"]}
    most = None if powers or lengths[-1] == _LONGEST else 10 ** lengths[-1] - (0 if fractions else 1)
    if not any(takes(f"-{'9' * length}") for length in range(1, _LONGEST)):
        bounds["minimum"] = 0
    elif most is not None:
        bounds["minimum"] = -most
    return bounds if most is None else {**bounds, "maximum": most}
