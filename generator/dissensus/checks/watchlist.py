"""Words that a rule watches for, found in a text whatever their case; and a glance that passes over most texts.

A glance may see a word where there is none, and overlooks nothing. It takes a twentieth of the time of a search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

# ASCII letters and digits, small; a space for all else.
_PARTS = bytes(ord(chr(byte).lower()) if byte < 128 and chr(byte).isalnum() else 32 for byte in range(256))
_BEYOND = re.compile(r"[\u0130\u0131\u017f\u212a]")  # letters that a search blind to case takes for i, i, s and k
_LOOKED_AT = 16  # letters of a word, at a glance: more would hardly tell more apart


class Watchlist:
    """A list of words and phrases; `*` is the rest of a word."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)

    def seen_in(self, text: str) -> tuple[str, ...]:
        """Those of the words that a glance at a text sees: most often none."""
        if not text.isascii() and _BEYOND.search(text):
            return self.words
        parts = _parts(text)
        seen = [] if self._watched.isdisjoint(parts) else self._made_of(frozenset(parts))
        if self._any_other and self._any_other.search(folded := _folded(text)):
            seen += [word for stretch, word in self._others if stretch in folded]
        return tuple(sorted(seen))

    def _made_of(self, parts: frozenset[bytes]) -> list[str]:
        """The words that have whole parts, all of them among these."""
        return [word for part in parts & self._watched for needed, word in self._by_part[part] if needed <= parts]

    @cached_property
    def _by_part(self) -> dict[bytes, list[tuple[frozenset[bytes], str]]]:
        """Each word that has whole parts of ASCII, with them, by the longest of them."""
        found: dict[bytes, list[tuple[frozenset[bytes], str]]] = {}
        for word in self.words:
            if parts := _whole_parts(word):
                found.setdefault(max(parts, key=len), []).append((frozenset(parts), word))
        return found

    @cached_property
    def _watched(self) -> frozenset[bytes]:
        """The parts that words are found by. A list that meets none of them need not be made a set first."""
        return frozenset(self._by_part)

    @cached_property
    def _others(self) -> list[tuple[str, str]]:
        """Each other word, with the longest stretch of it without `*` and spaces."""
        others = (word for word in self.words if not _whole_parts(word))
        return [(_folded(max(re.split(r"[*\s]", word), key=len)), word) for word in others]

    @cached_property
    def _any_other(self) -> re.Pattern[str] | None:
        return re.compile(_any_of(stretch for stretch, _ in self._others)) if self._others else None


@lru_cache(maxsize=256)
def whole(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, whole, whatever their case; the longest where several begin."""
    forms = (re.escape(word).replace(r"\*", r"\w+") for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])", re.IGNORECASE)


def _parts(text: str) -> list[bytes]:
    """Runs of ASCII letters and digits. Whatever stands between them parts them, a letter beyond ASCII too."""
    return text.encode("ascii", "replace").translate(_PARTS).split()


def _whole_parts(word: str) -> list[bytes]:
    """The parts of a watched word that stand in every text in which it is found: all but those that `*` goes on."""
    return _parts("" if _BEYOND.search(word) else re.sub(r"\w*\*\w*", " ", word))


def _folded(text: str) -> str:
    return text.replace("\u0130", "i").replace("\u0131", "i").casefold()


def _any_of(stretches: Iterable[str]) -> str:
    """A pattern of any of them, written as a tree: no letter of a text is looked at once for each."""
    tree: _Tree = {}
    for stretch in stretches:
        branch = tree
        for letter in stretch[:_LOOKED_AT]:
            branch = branch.setdefault(letter, {})
        branch[_END] = {}
    return _written(tree)


_Tree = dict[str, "_Tree"]
_END = ""


def _written(tree: _Tree) -> str:
    if _END in tree:  # what is longer has this within it
        return ""
    branches = [re.escape(letter) + _written(branch) for letter, branch in sorted(tree.items())]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
