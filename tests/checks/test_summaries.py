"""Sentences of a summary are told apart, as far as punctuation tells; where each plainly cites, they need not be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.checks.summaries import last_stretch
from dissensus.citations import CITATION
from dissensus.sentences import sentences

PARTED = [
    ("", []),
    ("One.", ["One."]),
    ("One. Two", ["One.", "Two"]),
    ("One [@a]. Two. [@b] Three.", ["One [@a].", "Two. [@b]", "Three."]),
    ("He said: “One.” Then two.", ["He said: “One.”", "Then two."]),
    ("On Oct. 7, Gen. A. Smith of St. Petersburg said 1.5 or e.g. No. 9.", None),
    ("The U.S. said so.", None),
    ("Really?! Yes…  No", ["Really?!", "Yes…", "No"]),
    ("Уперше. Удруге.", ["Уперше.", "Удруге."]),
    ("第一。第二。", ["第一。", "第二。"]),
    ("Heading\n\nText", ["Heading", "Text"]),
    ("Vol. 3 is in example.org/a.html today.", ["Vol.", "3 is in example.org/a.html today."]),
    ("In the month of Oct.", None),
]


@pytest.mark.parametrize(("markdown", "parts"), PARTED)
def test_sentences_are_parted(markdown: str, parts: list[str] | None) -> None:
    assert sentences(markdown) == ([markdown] if parts is None else parts)


@pytest.mark.parametrize("markdown", ["." * 50_000 + "x", "A. " * 16_000 + "x", ".)" * 25_000 + "x"])
def test_a_long_row_of_marks_is_parted_at_once(markdown: str) -> None:
    assert sentences(markdown) == [markdown]


@given(st.text(alphabet="aB .!?…”)。[@;]\n", max_size=80))
def test_no_letter_is_lost(markdown: str) -> None:
    assert "".join("".join(sentences(markdown)).split()) == "".join(markdown.split())


@pytest.mark.parametrize(
    ("summary", "last"),
    [
        ("One said so [@a]. No report here says more [@b; @c#d].", "No report here says more [@b; @c#d]."),
        ("One [@a], and two [@b].\nThree [@c].\n", "Three [@c].\n"),
        ("One.", None),
        ("One [@a]. Two.", None),
        ("One. [@a] Two [@b].", None),
        ("One [@a]\n\nTwo [@b].", None),
        ("One [@a](b).", None),
    ],
)
def test_a_summary_that_plainly_cites_is_known_by_its_last_stretch(summary: str, last: str | None) -> None:
    assert last_stretch(summary) == last


PIECES = [
    "So ",
    "x",
    "[@a]",
    "[@a].",
    "[@a]. ",
    "[",
    "]",
    "(",
    ". ",
    "? ",
    ".",
    "…",
    "。",
    "”",
    "*",
    "St. ",
    "3. ",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_where_each_stretch_plainly_cites_so_does_each_sentence(summary: str) -> None:
    if last := last_stretch(summary):
        told = sentences(summary)
        assert all(CITATION.search(sentence) for sentence in told)
        assert told[-1].endswith(last.strip())
