"""A document made ready: lines, paragraphs, what stands around a passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.evidence import Passage, archive, context, find, is_within

TEXT = "A headline\n\nBefore it, words stood; the words sought were here, and “others” came after.\n\nThe end."


def passage_of(quote: str, text: str) -> Passage:
    found = find(quote, archive(text))
    assert isinstance(found, Passage)
    return found


@pytest.mark.parametrize(
    ("quote", "lines"),
    [("A headline", (1, 1)), ("words sought", (3, 3)), ("headline […] The end", (1, 5))],
)
def test_lines_count_from_one(quote: str, lines: tuple[int, int]) -> None:
    assert passage_of(quote, TEXT).lines == lines
    assert passage_of(quote, TEXT.replace("\n", "\r\n")).lines == lines
    assert passage_of(quote, TEXT.replace("\n", "\r")).lines == lines


def test_a_passage_of_a_wrapped_document_may_have_several_lines() -> None:
    passage = find("one two three", archive("one\ntwo\nthree\nfour", wrapped=True))
    assert isinstance(passage, Passage)
    assert passage.lines == (1, 3)


@pytest.mark.parametrize(
    ("characters", "before", "behind"),
    [
        (0, "", ""),
        (3, "", ""),
        (4, "the ", ""),
        (9, "the ", " were"),
        (10, "the ", " were here"),
        (11, "stood; the ", " were here,"),
        (16, "stood; the ", " were here, and"),
        (24, "it, words stood; the ", " were here, and “others”"),
        (999, "Before it, words stood; the ", " were here, and “others” came after."),
    ],
)
def test_context_is_whole_words_of_the_paragraph(characters: int, before: str, behind: str) -> None:
    assert context(archive(TEXT), passage_of("words sought", TEXT), characters) == (before, behind)


def test_context_of_a_script_without_spaces_is_cut_between_letters() -> None:
    text = "俄罗斯部队说打死二百三十四人"
    assert context(archive(text), passage_of("说", text), 2) == ("部队", "打死")


def test_context_of_pieces_is_that_of_the_first_and_the_last() -> None:
    assert context(archive(TEXT), passage_of("headline […] Before", TEXT), 5) == ("A ", " it,")


@given(st.text(st.sampled_from([*"ab12 ,.-—'\n“”\u00adé\u0301部"]), max_size=40), st.integers(0, 20))
def test_context_joins_the_passage_and_keeps_its_measure(text: str, characters: int) -> None:
    archived = archive(f"x {text} sought {text} y")
    passage = find("sought", archived)
    assert isinstance(passage, Passage)
    before, behind = context(archived, passage, characters)
    assert len(before) <= characters
    assert len(behind) <= characters
    assert archived.text[: passage.start].endswith(before)
    assert archived.text[passage.end :].startswith(behind)
    start, end = archived.paragraph(passage.start)
    assert start <= passage.start - len(before)
    assert passage.end + len(behind) <= end


def test_a_quote_of_the_headline_lies_within_the_titles_passage() -> None:
    title = passage_of("A headline", TEXT)
    assert is_within(passage_of("headline", TEXT), title)
    assert not is_within(passage_of("The end", TEXT), title)
    assert not is_within(passage_of("headline […] Before", TEXT), title)
