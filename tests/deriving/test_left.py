"""What is left of a sentence, compared with each word looked at by itself."""

from __future__ import annotations

import re
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.deriving.left import Stretch, words_left

WORD = re.compile(r"\w+")


@pytest.mark.parametrize(
    ("held", "left"),
    [
        (["One two three"], []),
        (["One", "two", "three"], []),
        ([], ["One two three"]),
        (["two"], ["One", "three"]),
        (["ne tw"], ["three"]),
        (["three."], ["One two"]),
    ],
)
def test_words_that_are_held_in_part_are_held(held: list[str], left: list[str]) -> None:
    text = "“One two three.”"
    stretches = [(text.index(words), text.index(words) + len(words)) for words in held]
    assert [text[start:end] for start, end in words_left(text, (0, len(text)), stretches)] == left


@given(st.text(st.sampled_from([*"ab部_ ,.“é"]), max_size=20), st.data())
def test_is_what_is_left_when_each_word_is_looked_at(text: str, data: st.DataObject) -> None:
    stretch = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda ends: (min(ends), max(ends)))
    span = data.draw(stretch)
    words = [found.span() for found in WORD.finditer(text, *span)]
    held = [each for each in data.draw(st.lists(stretch, max_size=4)) if any(_meet(each, word) for word in words)]
    held = sorted(each for each in held if any(map(str.isalnum, text[slice(*each)])))
    runs = [
        (is_held, list(run)) for is_held, run in groupby(words, lambda word: any(_meet(each, word) for each in held))
    ]
    assert list(words_left(text, span, held)) == [(run[0][0], run[-1][1]) for is_held, run in runs if not is_held]


def _meet(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]
