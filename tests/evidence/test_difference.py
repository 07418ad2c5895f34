"""Differences told in a sentence each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.evidence.difference import Change, fold, tell

TOLD = [
    ("1,500", "234", "The document has “234” where the quote has “1,500”."),
    ("deaths", "no deaths", "The document has “no deaths” where the quote has “deaths”."),
    ("tyotkino", "Tyotkino", "The document has “Tyotkino” where the quote has “tyotkino”: capital letters count."),
    (
        "Tyоtkino",
        "Tyotkino",
        "In “Tyоtkino” the quote has CYRILLIC SMALL LETTER O where the document has LATIN SMALL LETTER O.",
    ),
    (
        "Κyiv",
        "Kyiv",
        "In “Κyiv” the quote has GREEK CAPITAL LETTER KAPPA where the document has LATIN CAPITAL LETTER K.",
    ),
    ("\u202eno", "no", "The quote has RIGHT-TO-LEFT OVERRIDE in “no”, which cannot be seen."),
    ("☎", "☎\ufe0f", "The document has VARIATION SELECTOR-16 in “☎”, which cannot be seen."),
    ("no\x1c", "no", "The quote has U+001C in “no”, which cannot be seen."),
]


@pytest.mark.parametrize(("quoted", "archived", "sentence"), TOLD)
def test_told(quoted: str, archived: str, sentence: str) -> None:
    assert tell(Change(quoted, archived)) == sentence


@given(st.text())
def test_folding_keeps_every_place(words: str) -> None:
    assert len(fold(words)) == len(words)


@given(st.text(), st.text())
def test_any_change_can_be_told(quoted: str, archived: str) -> None:
    assert tell(Change(quoted, archived)).endswith(".") or quoted == archived
