"""Documents made up word by word, so that what stands in them is known without searching them.

A document is paragraphs of words, each word followed by what parts it from the next. Words are never cut by what
stands between them, so words stand in a document exactly where a run of its words equals them.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from hypothesis import strategies as st

WORDS = [
    *("killed", "wounded", "denied", "confirmed", "unconfirmed", "breakthrough", "deaths", "no", "not", "did", "the"),
    *("a", "in", "Kyiv", "Kyiv’s", "didn’t", "non-lethal", "T-72", "café", "Ångström", "naïve", "ﬁre", "straße"),
    *("атака", "не", "підтвердили", "п’ять", "Київ", "йод", "потери", "ΑΘΗΝΑ", "θάνατοι", "נהרגו", "لم", "يُقتل"),
    *("मृत्यु", "नहीं", "사망", "없었다", "25", "17", "1,500", "2.5", "2024", "10–15"),
]
GAPS = [" "] * 6 + [
    ", ",
    ". ",
    " – ",
    "—",
    ": “",
    ",” ",
    "” ",
    " ‘",
    "’ ",
    " (",
    ") ",
    ' "',
    '" ',
    " 👩\u200d🚀 ",
    " 🇺🇦 ",
]
PARAGRAPH_ENDS = [".\n\n", ".\r\n\r\n", ".\n \n", ".”\n\n\n"]
LOOKALIKES = {"a": "а", "e": "е", "o": "о", "i": "і", "c": "с", "К": "K", "а": "a", "о": "o", "е": "e"}


class Word(NamedTuple):
    """A word as meant, and what parts it from the next one."""

    text: str
    gap: str


class Stood(NamedTuple):
    """A word as archived: where it begins and ends."""

    start: int
    end: int


class Written(NamedTuple):
    """A document: its words as meant, and as they were written down."""

    paragraphs: tuple[tuple[Word, ...], ...]
    text: str
    places: tuple[tuple[Stood, ...], ...]


def _parted(word: Word) -> Word:
    """An em dash parts words, but not numbers."""
    return word._replace(gap=" ") if word.gap == "—" and word.text[-1].isdigit() else word


words = st.builds(Word, st.sampled_from(WORDS), st.sampled_from(GAPS)).map(_parted)
paragraphs = st.lists(words, min_size=1, max_size=9).map(tuple)


@st.composite
def documents(draw: st.DrawFn) -> Written:
    """A document of a few paragraphs, written in any lawful way."""
    meant = tuple(draw(st.lists(paragraphs, min_size=1, max_size=5)))
    text = draw(st.sampled_from(["", "👩🏽\u200d🚀 ", "\ufeff", "– \n\n"]))
    places = []
    for paragraph in meant:
        stood = []
        for index, word in enumerate(paragraph):
            written = draw(spelt(word.text))
            stood.append(Stood(len(text), len(text) + len(written)))
            is_last = index + 1 == len(paragraph)
            text += written + (draw(st.sampled_from(PARAGRAPH_ENDS)) if is_last else draw(spaced(word.gap, " \u00a0")))
        places.append(tuple(stood))
    return Written(meant, text, tuple(places))


def typed(excerpt: tuple[Word, ...]) -> st.SearchStrategy[str]:
    """Words as a curator may type them: on any number of lines, with any marks and spaces that meet."""
    return st.tuples(
        *(
            st.tuples(spelt(word.text), spaced(word.gap, " \u00a0\u2009\u202f\n\t") if more else st.just("")).map(
                "".join
            )
            for word, more in zip(excerpt, [True] * (len(excerpt) - 1) + [False], strict=True)
        )
    ).map("".join)


@st.composite
def spelt(draw: st.DrawFn, word: str) -> str:
    """A word in any of the forms that count as the same."""
    word = unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), word)
    word = "".join(draw(st.sampled_from(_family(character))) for character in word)
    at = draw(st.integers(1, max(1, len(word) - 1)))
    return word[:at] + draw(st.sampled_from(["", "", "\u00ad", "\u200b"])) * (at < len(word)) + word[at:]


@st.composite
def spaced(draw: st.DrawFn, gap: str, spaces: str) -> str:
    """A gap in any of the forms that count as the same."""
    return "".join(draw(_spaces(spaces)) if sign == " " else draw(st.sampled_from(_family(sign))) for sign in gap)


def count(document: Written, excerpt: tuple[Word, ...]) -> int:
    """How often a run of words stands in the paragraphs of a document."""
    sought = _normal(excerpt)
    return sum(
        _normal(paragraph[start : start + len(excerpt)]) == sought
        for paragraph in document.paragraphs
        for start in range(len(paragraph) - len(excerpt) + 1)
    )


def _normal(excerpt: tuple[Word, ...]) -> tuple[str, ...]:
    """The words and gaps of an excerpt, the last gap left out, each by the first member of its families."""
    signs = [sign for word in excerpt for sign in word][:-1]
    return tuple("".join(_family(character)[0] for character in sign) for sign in signs)


def _family(character: str) -> str:
    """The characters that count as the same as this one. An em dash alone parts words, so documents keep theirs."""
    return next((family for family in ('"“”„', "'’‘", "-‐‑–−") if character in family), character)


def _spaces(spaces: str) -> st.SearchStrategy[str]:
    return st.sampled_from([" ", " ", " ", *spaces, "  "])
