"""Edits of a site, whoever's it is: one card, or the name of one source, which many pages show."""

from __future__ import annotations

import re
from pathlib import Path

_CLAIM = re.compile(r'(claim"?: "?Said that)[^"\n]*')  # in YAML, in JSON
_NAME = re.compile(r'(name"?: "?Speaker) \w+ 0\b')


def edit_card(points: Path, words: str) -> None:
    """Gives the first card of the point in the middle another claim."""
    files = sorted(path for path in points.iterdir() if path.stem.startswith("point-"))
    _replace_once(_CLAIM, rf"\1 {words}.", files[len(files) // 2])


def edit_spelling(sources: Path, word: str) -> None:
    """Spells the name of the first speaker otherwise."""
    _replace_once(_NAME, rf"\1 {word} 0", sources)


def _replace_once(form: re.Pattern[str], replacement: str, file: Path) -> None:
    text, made = form.subn(replacement, file.read_text(encoding="utf-8"), count=1)
    if not made:
        raise ValueError(f"{file} holds nothing of the form {form.pattern}")
    beside = file.with_name(f"{file.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.rename(file)
