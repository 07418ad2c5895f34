"""Plain Markdown: the same bytes as the whole parser gives, or left to it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dissensus.rendering import inline
from dissensus.rendering.markdown import Surroundings, _any_html, to_html
from dissensus.rendering.plain_markdown import plain_html

HERE = Surroundings(
    cite=lambda reference: (f"../x/index.html#{reference}", "statement 3: by A & B", f"<{reference}>"),
    link=lambda address: f"../{address}",
)

LEFT_ALONE = [
    "", "\n", "a `code`", "a < b", "a & b", "a_b_", "a\\*", "# A", "> a", "- a", "+ a", "* a", "1. a", "2) a", "a\n---",
    "a\n===", "    a", "a  \nb", "a\n b", "a\tb", "a\u00a0", "[a](b)", "[a]: b", "[@a]: b", "[@a](b)", "[@a", "a]",
    "*a", "**a*", "***a***", "a*b*c", "* a *", "~~~\na\n~~~", "a | b\n--|--", "![a](b)", "[@a][b]", "*a [@b]*", "\x00",
]  # fmt: skip

PLAIN = [
    ("a", "<p>a</p>\n"),
    ("\n\na\nb\n\n\nc\n", "<p>a\nb</p>\n<p>c</p>\n"),
    ('“a” "b" > c', "<p>“a” &quot;b&quot; &gt; c</p>\n"),
    ("*a* and **b c**.", "<p><em>a</em> and <strong>b c</strong>.</p>\n"),
    ("(*a*) 1.5 - 2", "<p>(<em>a</em>) 1.5 - 2</p>\n"),
]


@pytest.mark.parametrize("markdown", LEFT_ALONE)
def test_whatever_else_is_left_to_the_parser(markdown: str) -> None:
    assert plain(markdown) is None


@pytest.mark.parametrize(("markdown", "made"), PLAIN)
def test_text_emphasis_and_paragraphs_are_made_here(markdown: str, made: str) -> None:
    assert plain(markdown) == made == to_html(markdown, HERE)


def test_citations_are_made_here() -> None:
    assert plain("So [@a; @p#b].") == to_html("So [@a; @p#b].", HERE) == str(_any_html("So [@a; @p#b].", HERE))


def test_no_white_space_but_spaces_and_line_ends_is_plain() -> None:
    white = {letter for letter in map(chr, range(0x110000)) if letter.isspace()} - {" ", "\n"}
    assert [letter for letter in white if plain(f"a{letter}b") is not None] == []


MARKS = [
    *"ab*_.,:;!?()[]@#>+-=~|&<\"'`\\1 \n",
    "**",
    "\n\n",
    "[@a]",
    "[@a; @b#c]",
    "é",
    "\u0301",
    "\u200b",
    "—",
    "word ",
]


@given(st.one_of(st.lists(st.sampled_from(MARKS), max_size=12).map("".join), st.text(max_size=20)))
@example("[@a]*b*[@c]")
@example("*a\nb*\n\n**c**")
@example("-\n\na")
def test_what_is_made_here_is_what_the_parser_makes(markdown: str) -> None:
    made = plain(markdown)
    assert made is None or made == str(_any_html(markdown, HERE))


def plain(markdown: str) -> str | None:
    def cite(references: tuple[str, ...]) -> str:
        return inline.citations(map(HERE.cite, references))

    return plain_html(markdown, cite)
