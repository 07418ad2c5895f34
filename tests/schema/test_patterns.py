"""A pattern takes the same texts in Python and in an editor."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import inspect

from dissensus.dates import PATTERN as DATE_PATTERN
from dissensus.schema.patterns import ecma
from schema.judging import Judge
from schema.walking import all_types


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("^[a-z]+$(?!\\n)", "^[a-z]+$"),
        (r"^(a|b)\.[0-9]{1,2}", r"^(a|b)\.[0-9]{1,2}"),
        ("[.$]", "[.$]"),
        ("a(?=b)", "a(?=b)"),
        (r"\n", r"\n"),
    ],
)
def test_what_both_write_alike_is_left_alone(pattern: str, expected: str) -> None:
    assert ecma(pattern) == expected


@pytest.mark.parametrize(
    "pattern", [r"\d", r"\w+", r"\bx", r"a\Z", "^a$", "a.b", "(?P<name>a)", "(?i)a", "(?<!a)b", r"\"", r"\-", r"[\S]"]
)
def test_what_has_no_known_counterpart_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="no known counterpart"):
        ecma(pattern)


def patterns() -> list[str]:
    """Every pattern of the site format."""
    declared = {each.pattern for each in all_types() if isinstance(each, inspect.StrType) and each.pattern is not None}
    return sorted({DATE_PATTERN, *declared})


SPACES = "".join(chr(code) for code in range(0x10000) if chr(code).isspace())
LETTERS = st.sampled_from([*'az09AZ-.#/:?~[]{}|\\^`"<>XTé', *SPACES, "\ufeff", "\u180e", "\u200b", "🚀", "https://"])


@given(st.lists(LETTERS, max_size=12).map("".join))
def test_a_text_is_taken_by_both_or_by_none(judge: Judge, text: str) -> None:
    for pattern in patterns():
        assert judge.finds(ecma(pattern), [text]) == [re.search(pattern, text) is not None], pattern


@pytest.mark.parametrize("pattern", patterns())
def test_a_text_made_for_the_pattern_is_taken_by_both(judge: Judge, pattern: str) -> None:
    @given(st.from_regex(pattern))
    def both(text: str) -> None:
        assert judge.finds(ecma(pattern), [text, f"{text}\n"]) == [True, re.search(pattern, f"{text}\n") is not None]

    both()


@pytest.mark.parametrize("space", SPACES)
def test_white_space_is_white_space_to_both(judge: Judge, space: str) -> None:
    assert judge.finds(ecma(r"\S"), [space, f"{space}\ufeff"]) == [False, True]
