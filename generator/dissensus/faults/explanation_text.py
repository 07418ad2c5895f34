"""Explanations told as text: one in full, or all of them by their sentence."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent, wrap

from dissensus.faults.explanations import GROUPS, Explanation, explanation

WIDEST = 100  # columns beyond which a paragraph is tiring to read
NARROWEST = 40
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"


def tell_explanation(each: Explanation, colour: bool, width: int) -> str:
    """The meaning, the reason, the example and its remedy. Examples keep their lines, however wide they are."""
    place = f"In {each.file}" if each.file else "Among the files"
    return "\n\n".join(
        [
            _bold(each.code, colour),
            _paragraph(each.meaning, width),
            _paragraph(each.why, width),
            f"{_bold(f'{place}, wrong:', colour)}\n\n{_block(each.wrong)}",
            f"{_bold('This is told as:', colour)}\n\n{_block(each.told)}",
            f"{_bold('Mended:', colour)}\n\n{_block(each.mended)}",
        ]
    )


def tell_all(colour: bool, width: int) -> str:
    """Every code with its sentence, by what they are about."""
    groups = ["\n".join([_bold(title, colour), *_listed(codes, colour, width)]) for title, codes in GROUPS.items()]
    return "\n\n".join([*groups, "`dissensus explain CODE` tells more of one, with an example and its remedy."])


def _listed(codes: tuple[str, ...], colour: bool, width: int) -> Iterator[str]:
    for code in codes:
        found = explanation(code)
        assert found, code
        yield f"  {_bold(code, colour)}"
        yield indent(_paragraph(found.meaning, width - 4), "    ")


def _paragraph(text: str, width: int) -> str:
    columns = min(max(width, NARROWEST), WIDEST)
    return "\n".join(wrap(text, columns, break_long_words=False, break_on_hyphens=False))


def _block(lines: str) -> str:
    return indent(lines.rstrip("\n"), "    ")


def _bold(text: str, colour: bool) -> str:
    return f"{BOLD}{text}{PLAIN}" if colour else text
