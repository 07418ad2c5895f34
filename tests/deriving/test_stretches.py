"""Shared stretches: the same as the standard library finds, however long the rows are."""

from __future__ import annotations

import time
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.deriving.stretches import Stretch, as_letters, shared_stretches

ROW = st.lists(st.sampled_from(["a", "b", "c", "the", ","]), max_size=30)


@pytest.mark.parametrize(
    ("one", "other", "stretches"),
    [
        ("", "", []),
        ("a", "b", []),
        ("abc", "abc", [(0, 0, 3)]),
        ("abcd", "abxcd", [(0, 0, 2), (2, 3, 2)]),
        ("xabc", "abcx", [(1, 0, 3)]),
        ("ab", "abab", [(0, 0, 2)]),
    ],
)
def test_the_longest_comes_first_and_the_first_of_several(one: str, other: str, stretches: list[Stretch]) -> None:
    assert shared_stretches(one, other) == stretches


@given(ROW, ROW)
def test_they_are_those_that_difflib_finds(one: list[str], other: list[str]) -> None:
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    assert shared_stretches(*as_letters(one, other)) == [tuple(block) for block in blocks if block.size]


def test_long_rows_are_no_matter_of_minutes() -> None:
    one = [f"word-{n % 900}" for n in range(5_000)]
    other = [f"word-{n % 700}" for n in range(5_000)]
    begin = time.process_time()
    assert shared_stretches(*as_letters(one, other))
    assert time.process_time() - begin < 10
