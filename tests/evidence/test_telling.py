"""What curators are told, beyond the folders of `tests/faults`: that it can be typed as it is shown."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dissensus.evidence import Passage, archive, find
from dissensus.evidence.telling import told
from dissensus.evidence.unfound import Ambiguous, Spot
from evidence.documents import WORDS

SIGNS = [
    *WORDS,
    ":",
    "#",
    "'",
    '"',
    "-",
    "–",
    "[",
    "{",
    "&",
    "*",
    "!",
    "|",
    ">",
    "%",
    "@",
    "?",
    "“",
    "”",
    ",",
    "a: b",
    "…",
]


@given(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6).map(" ".join))
def test_what_is_shown_can_be_typed(words: str) -> None:
    archived = archive(f"The {words}\n\nand more")
    found = find(f"The {words} and", archived)
    assert not isinstance(found, Passage)
    shown = told(found, "it").help.splitlines()[1]
    typed = yaml.load(shown, yaml.BaseLoader)
    assert isinstance(find(typed["quote"], archived), Passage)


@pytest.mark.parametrize(
    ("quote", "document", "help_"),
    [
        (
            "one TWO three FOUR five SIX seven EIGHT nine TEN eleven TWELVE",
            "one two three four five six seven eight nine ten eleven twelve",
            "They differ in 2 more places.",
        ),
        ("( They are", "(They are) helping", "Only the spaces between the words differ."),
        ("the […] the", "the the the", "  and 1 more"),
        ("no", " ".join(["no"] * 2_000), "Quote more words; these stand on line 1."),
    ],
)
def test_help_ends(quote: str, document: str, help_: str) -> None:
    found = find(quote, archive(document))
    assert not isinstance(found, Passage)
    assert told(found, "it").help.splitlines()[-1] == help_


def test_where_no_words_tell_places_apart_their_lines_are_told() -> None:
    found = Ambiguous(3, (Spot(4, None, None), Spot(7, None, None), Spot(9, None, None)))
    assert told(found, "it").help == "Quote more words; these stand on lines 4, 7, 9."
    assert told(found, "it").message == 'the quote stands 3 times in "it"'
