"""A word that is not known is met with the nearest that is, or with none."""

from __future__ import annotations

import pytest

from dissensus.faults.suggestions import did_you_mean, listed, nearest, shown

KNOWN = ("dated-by", "dated-note", "position", "said", "speaker")

NEAREST = [
    ("dated_by", "dated-by"),
    ("Dated By", "dated-by"),
    ("positon", "position"),
    ("SPEAKER", "speaker"),
    ("colour", None),
    ("", None),
    ("x" * 100_000, None),
]


@pytest.mark.parametrize(("word", "known"), NEAREST)
def test_the_nearest_word_is_found(word: str, known: str | None) -> None:
    assert nearest(word, KNOWN) == known


def test_order_of_the_known_does_not_show() -> None:
    assert nearest("dated", KNOWN) == nearest("dated", reversed(KNOWN))


def test_the_help_is_a_sentence_or_nothing() -> None:
    assert did_you_mean("positon", KNOWN) == 'Did you mean "position"?'
    assert did_you_mean("colour", KNOWN) is None
    assert did_you_mean("colour", []) is None


def test_words_are_listed() -> None:
    assert [listed("a"), listed("ab"), listed("abc"), listed("abc", "and")] == [
        "a",
        "a or b",
        "a, b or c",
        "a, b and c",
    ]


def test_a_value_is_shown_on_one_line_and_not_too_long() -> None:
    assert shown("two\n  words") == '"two words"'
    assert len(shown("x" * 1_000)) == 62
