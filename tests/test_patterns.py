"""Patterns that are compiled when they are used give what compiled ones give."""

from __future__ import annotations

import copy
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.patterns import pattern

TEXTS = (r"a+", r"(?P<first>\w)\W", r"^b|c$")


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize("text", TEXTS)
@given(subject=st.text("abcA \n"))
def test_the_same_as_a_compiled_one(text: str, flags: int, subject: str) -> None:
    compiled, late = re.compile(text, flags), pattern(text, flags)
    for _ in range(2):
        assert late.findall(subject) == compiled.findall(subject)
        assert late.sub("-", subject) == compiled.sub("-", subject)
        assert [found.span() for found in late.finditer(subject)] == [
            found.span() for found in compiled.finditer(subject)
        ]
    assert late.groups == compiled.groups
    assert late.pattern == compiled.pattern


def test_what_is_no_pattern_is_told_when_it_is_used() -> None:
    late = pattern("(")
    with pytest.raises(re.error):
        late.match("")


def test_a_copy_is_a_pattern_too() -> None:
    assert copy.copy(pattern("a")).fullmatch("a")
