"""Help with words that are not known: the nearest known one, lists to choose from, values made short."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

LIKENESS = 0.6  # of difflib's ratio: below, a suggestion puzzles more than it helps
SHOWN = 60  # characters of a curator's value that a message repeats


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, whatever its case and its hyphens; None if none is near."""
    return _nearest(word, tuple(sorted(known)))


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A fault's help line that names the nearest known word, if one is near."""
    match = nearest(word, known)
    return f'Did you mean "{match}"?' if match is not None else None


def listed(words: Iterable[str], last: str = "or") -> str:
    """The words in one line: `a, b or c`."""
    *most, end = words
    return f"{', '.join(most)} {last} {end}" if most else end


def shown(value: str) -> str:
    """The value in quotation marks on one line, cut where it is long."""
    line = " ".join(value.split())
    return f'"{line}"' if len(line) <= SHOWN else f'"{line[: SHOWN - 1]}…"'


@lru_cache(maxsize=256)  # a name that is missing is often missed in every card
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    by_folded: dict[str, str] = {}
    for candidate in known:
        by_folded.setdefault(_folded(candidate), candidate)
    from difflib import get_close_matches

    matches = get_close_matches(_folded(word), by_folded, n=1, cutoff=LIKENESS)
    return by_folded[matches[0]] if matches else None


def _folded(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")[:SHOWN]
