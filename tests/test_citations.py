"""A citation is `[@card]` or `[@point#card]`, several parted by `;`, where Markdown shows text and not code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.citations import CITATION, citations, cites_only, references

NOTHING_CITED = [
    "",
    "no citation",
    "`[@a]`",
    "``a [@a] ` b``",
    "    [@a]",
    "```\n[@a]\n```",
    r"\[@a]",
    "[@name](https://example.org)",
    "[@name][link]",
    "[a@b]",
    "[@a\nb]",
    "@a",
]


@pytest.mark.parametrize("markdown", NOTHING_CITED)
def test_what_is_no_citation_is_left_alone(markdown: str) -> None:
    assert list(citations(markdown)) == []


CITED = [
    ("[@a]", [(None, "a", "[@a]", 0)]),
    ("said so [@a-b]. Then", [(None, "a-b", "[@a-b]", 0)]),
    ("[@p#a]", [("p", "a", "[@p#a]", 0)]),
    ("[@a; @p#b]", [(None, "a", "[@a; @p#b]", 0), ("p", "b", "[@a; @p#b]", 0)]),
    ("[@a][@b]", [(None, "a", "[@a]", 0), (None, "b", "[@b]", 0)]),
    ("[@a] [@b]", [(None, "a", "[@a]", 0), (None, "b", "[@b]", 0)]),
    ("*[@a]*", [(None, "a", "[@a]", 0)]),
    ("one\n\n# two [@a]\n\n- three\n- [@b]", [(None, "a", "[@a]", 2), (None, "b", "[@b]", 5)]),
    ("| a |\n|---|\n| [@a] |", [(None, "a", "[@a]", 2)]),
    ("[@Not an id]", [(None, "Not an id", "[@Not an id]", 0)]),  # told as unknown, not shown as prose
    ("[@]", [(None, "", "[@]", 0)]),
    (r"`x` [@a] \[@b]", [(None, "a", "[@a]", 0)]),
]


@pytest.mark.parametrize(("markdown", "found"), CITED)
def test_citations_are_found_with_their_words_and_line(markdown: str, found: object) -> None:
    assert [(each.point, each.card, each.words, each.line) for each in citations(markdown)] == found


def test_references_of_a_match_are_as_written_without_the_at() -> None:
    match = CITATION.fullmatch("[@a ;@p#b; c]")
    assert match is not None
    assert references(match) == ("a", "p#b", "c")


@given(st.text(alphabet="[@]#;ab `\\\n-*_(!>)", max_size=60))
def test_no_markdown_makes_it_raise_and_words_stand_in_it(markdown: str) -> None:
    for citation in citations(markdown):
        assert citation.words in markdown
        assert 0 <= citation.line <= markdown.count("\n")


PIECES = [
    "[@a]", "[@b; @p#c]", "[@a][@b]", "[@a][b]", "[@a](b)", "[@a]: b", "[", "]", "(", ")", "@", "!", "x", "A word. ",
    "“", "- ", "+", "*", "_", "=", "#", ">", "|", "`", "~~~", "\\", "<", "1.", "2) ", "  ", "    ", "\t", "\n", "\n\n",
    "---", "&amp;", "\u00a0", "\u2028", "\f", "\r", "\0", "\x85", "http://a.b",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(TEXTS)
def test_where_nothing_but_a_paragraph_can_be_meant_citations_are_those_that_a_parser_finds(markdown: str) -> None:
    # With code behind it no text is plain; its own citations stay the same.
    shown = [(each.words, each.reference, each.line) for each in citations(markdown.rstrip())]
    parsed = [(each.words, each.reference, each.line) for each in citations(f"{markdown.rstrip()}\n\n`code`")]
    assert shown == parsed


@given(TEXTS)
def test_where_a_glance_shows_known_cards_alone_a_parser_finds_no_others(markdown: str) -> None:
    known = frozenset({"a", "b"})
    if cites_only(markdown, known):
        assert {each.reference for each in citations(f"{markdown}\n\n`code`")} <= known
