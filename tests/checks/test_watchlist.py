"""Words of a list: found whole and whatever their case; a glance that sees none is right."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.checks.watchlist import Watchlist, whole

LIST = ("regime", "liberation forces", "pro-*", "Zürich", "режим", "терор*", "isn’t", "*ling")

NOTHING = ["", "regiment", "proposal", "liberation of forces", "Zurich", "режимы", "is not", "темрор", "lingo", "pro-"]

FOUND = [
    ("The Regime.", ["Regime"]),
    ("(Liberation forces)", ["Liberation forces"]),
    ("pro-north, not pro", ["pro-north"]),
    ("ZÜRICH", ["ZÜRICH"]),
    ("Режим терористів", ["Режим", "терористів"]),
    ("Isn’t it? REG\u0130ME", ["Isn’t", "REG\u0130ME"]),
    ("duckling", ["duckling"]),
]


def found(words: tuple[str, ...], text: str) -> list[str]:
    return whole(words).findall(text) if words else []


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_word_of_the_list_is_left_alone(text: str) -> None:
    assert found(Watchlist(LIST).seen_in(text), text) == []


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_words_are_found_as_they_stand(text: str, words: list[str]) -> None:
    assert found(Watchlist(LIST).seen_in(text), text) == words


@pytest.mark.parametrize("text", ["", "Nothing of it.", "Нічого такого", "Kyiv", "the north"])
def test_a_glance_passes_over_most_texts(text: str) -> None:
    assert Watchlist(LIST).seen_in(text) == ()


@pytest.mark.parametrize("text", ["", "any"])
def test_a_list_without_words_finds_nothing(text: str) -> None:
    assert Watchlist(()).seen_in(text) == ()


LETTERS = st.text(alphabet="aAkKiIsSжЖüÜßẞ\u0130\u0131\u017f\u212a\u0345ιΣσς-_’ *0.“\n", min_size=1, max_size=6)
LISTS = st.lists(LETTERS.filter(lambda word: bool(word.strip())), min_size=1, max_size=4).map(tuple)


@given(words=LISTS, text=st.text(alphabet="aAkKiIsSжЖüÜßẞ\u0130\u0131\u017f\u212a\u0345ιΣσς-_’ *0.“\n", max_size=30))
def test_a_glance_overlooks_nothing_that_a_search_finds(words: tuple[str, ...], text: str) -> None:
    assert found(Watchlist(words).seen_in(text), text) == found(words, text)


@given(words=LISTS, between=st.sampled_from([" ", "-", "“", "\u0345", "a", "."]), data=st.data())
def test_a_word_among_others_is_seen_wherever_it_is_found(
    words: tuple[str, ...], between: str, data: st.DataObject
) -> None:
    word = data.draw(st.sampled_from(words)).replace("*", "ka")
    text = f"x{between}{data.draw(st.sampled_from([word, word.upper(), word.lower()]))}{between}x"
    assert found(Watchlist(words).seen_in(text), text) == found(words, text)


def letters_that_are_one_to_a_search() -> Iterator[tuple[str, str]]:
    letters = [chr(number) for number in range(0x20000) if not 0xD800 <= number < 0xE000]
    cased = "".join(c for c in letters if len({c, c.lower(), c.upper(), c.title(), c.casefold()}) > 1)
    for letter in cased:
        yield from ((letter, other) for other in re.findall(re.escape(letter), cased, re.IGNORECASE))


def test_a_glance_takes_all_letters_for_one_that_a_search_does() -> None:
    pairs = list(letters_that_are_one_to_a_search())
    assert ("k", "\u212a") in pairs
    for letter, other in pairs:
        for word, text in ((letter, other), (f"{letter}*", f"{other}a"), (f"ж{letter}", f"Ж{other}")):
            assert Watchlist([word]).seen_in(text) == (word,)
