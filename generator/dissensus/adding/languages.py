"""The language of a text, told by its most frequent small words; nothing where they do not tell."""

from __future__ import annotations

import re
from collections import Counter

_WORDS = {
    "de": "der die das und ist nicht ein eine den von mit für auf dem sich des im auch als nach bei aus wird",
    "en": "the of and to in that is was for it with as on by at from are be this have had were said",
    "es": "el la los las de que y en un una por con para del se no su al es lo como más",
    "fr": "le la les des et est dans une pour que qui sur au par ne pas il du avec ce sont",
    "pl": "i w na z że się nie do to jest jak po przez od dla są przy tym który oraz",
    "ru": "и в не на что он с как это по но из от за для был о к так же его она они после",
    "uk": "і в не на що він з як це та до але із від за для був про також його вона вони після є у",
}
_LETTERS = {"uk": "іїєґ", "ru": "ыэъё"}  # that the one has and the other has not
_FEWEST = 8  # small words below which nothing is told
_AHEAD = 1.5  # times as many as the next language must have
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """The language as a BCP 47 tag, where the text is long enough and plain about it."""
    words = Counter(_WORD.findall(text[:100_000].casefold()))
    counts = {tag: sum(words[word] for word in small.split()) for tag, small in _WORDS.items()}
    letters = Counter(text[:100_000].casefold())
    for tag, other in (("uk", "ru"), ("ru", "uk")):
        if not any(letters[each] for each in _LETTERS[tag]) and any(letters[each] for each in _LETTERS[other]):
            counts[tag] = 0
    (best, most), (_, second), *_ = sorted(counts.items(), key=lambda pair: -pair[1])
    return best if most >= _FEWEST and most >= _AHEAD * second else None
