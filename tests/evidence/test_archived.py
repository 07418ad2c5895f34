"""A document made ready: lines, paragraphs, what stands around a passage."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.evidence import ArchivedText, Passage, archive, find, in_context, is_within, segments_of
from dissensus.evidence.cutting import piece_at, uncut
from dissensus.evidence.passage import Segment

TEXT = "A headline\n\nBefore it, words stood; the words sought were here, and “others” came after.\n\nThe end."


def passage_of(quote: str, text: str) -> Passage:
    found = find(quote, archive(text))
    assert isinstance(found, Passage)
    return found


def around(archived: ArchivedText, passage: Passage, characters: int) -> tuple[str, str]:
    (found,) = in_context(archived, [[(piece.start, piece.end) for piece in passage.pieces]], characters)
    assert found.passage == passage
    return found.before, found.behind


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
    assert around(archive(TEXT), passage_of("words sought", TEXT), characters) == (before, behind)


def test_context_of_a_script_without_spaces_is_cut_between_letters() -> None:
    text = "俄罗斯部队说打死二百三十四人"
    assert around(archive(text), passage_of("说", text), 2) == ("部队", "打死")


def test_context_of_pieces_is_that_of_the_first_and_the_last() -> None:
    assert around(archive(TEXT), passage_of("headline […] Before", TEXT), 5) == ("A ", " it,")


@given(st.text(st.sampled_from([*"ab12 ,.-—'\n“”\u00adé\u0301部"]), max_size=40), st.integers(0, 20))
def test_context_joins_the_passage_and_keeps_its_measure(text: str, characters: int) -> None:
    archived = archive(f"x {text} sought {text} y")
    passage = find("sought", archived)
    assert isinstance(passage, Passage)
    before, behind = around(archived, passage, characters)
    assert len(before) <= characters
    assert len(behind) <= characters
    assert archived.text[: passage.start].endswith(before)
    assert archived.text[passage.end :].startswith(behind)
    start, end = archived.paragraph(passage.start)
    assert start <= passage.start - len(before)
    assert passage.end + len(behind) <= end


@given(st.text(st.sampled_from([*'ab .\n\r“”„"«»‘’「」\u200b\u2029']), max_size=30))
def test_what_is_asked_of_one_paragraph_is_what_all_of_them_have(text: str) -> None:
    archived = archive(text)
    for offset in range(len(text) + 1):
        begun = [span for span in archived.paragraphs if span[0] <= offset]
        assert archived.paragraph(offset) == (begun or archived.paragraphs)[-1 if begun else 0]
    for place in range(len(archived.normal.text)):
        start, end = archived.paragraph(archived.normal.start(place))
        round_it = tuple(each for each in archive(text).speech if start <= each.start < end)
        assert archived.normal.text[place] == "\n" or archived.speech_round(place) == round_it


@given(st.text(st.sampled_from([*'ab .\n\r“”“”"«»\u200b\u2029é\u0301\u0344']), max_size=30), st.booleans(), st.data())
def test_where_its_pieces_stand_tells_a_passage(text: str, wrapped: bool, data: st.DataObject) -> None:
    archived = archive(f"x {text} y", wrapped)
    bounds = [place for place in range(1, len(archived.normal.text)) if archived.is_boundary(place)]
    ends = sorted(data.draw(st.lists(st.sampled_from([0, *bounds]), min_size=2, max_size=6, unique=True)))
    pieces = [piece_at(archived, start, end - start) for start, end in zip(ends[::2], ends[1::2], strict=False)]
    stretches = [(each.start, each.end) for each in pieces]
    known = [Passage(tuple(pieces)), *(Passage((piece,)) for piece in pieces)]
    asked = data.draw(st.permutations([stretches, *([each] for each in stretches)]))
    found = [each.passage for each in in_context(archived, asked, 3)]
    assert sorted(found, key=repr) == sorted(known, key=repr)
    assert [[(piece.start, piece.end) for piece in passage.pieces] for passage in found] == asked


@given(st.text(st.sampled_from([*"ab\n\r"]), max_size=20))
def test_a_line_ends_with_any_of_the_line_ends(text: str) -> None:
    lines = text.replace("\r\n", "!\n").replace("\r", "\n").split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    archived = archive(text)
    for offset in range(len(text)):
        assert archived.line(offset) == sum(start <= offset for start in starts)


def test_a_quote_of_the_headline_lies_within_the_titles_passage() -> None:
    title = passage_of("A headline", TEXT)
    assert is_within(passage_of("headline", TEXT), title)
    assert not is_within(passage_of("The end", TEXT), title)
    assert not is_within(passage_of("headline […] Before", TEXT), title)


WRITTEN = st.text(st.sampled_from("ab \n\r“”\u00ad"), max_size=40)


@given(WRITTEN, st.booleans(), st.booleans())
def test_a_text_handed_over_is_the_same(text: str, wrapped: bool, is_asked: bool) -> None:
    archived = archive(text, wrapped)
    if is_asked:
        assert (archived.normal, archived.plain_marks, archived.line(0)) and archived.find_alone("x") < len(text)
    copy = pickle.loads(pickle.dumps(archived))
    assert copy == archived
    assert ({"normal", "plain_marks"} <= vars(copy).keys()) == is_asked  # what was made need not be made again
    assert (copy.plain_marks, copy.lines(0, len(text))) == (archived.plain_marks, archived.lines(0, len(text)))
    assert (copy.normal, copy.speech, copy.paragraphs) == (archived.normal, archived.speech, archived.paragraphs)


@given(WRITTEN, st.data())
def test_two_offsets_have_the_lines_that_each_has(text: str, data: st.DataObject) -> None:
    archived = archive(text)
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    assert archived.lines(first, last) == (archived.line(first), archived.line(last))


@given(WRITTEN, st.text(st.sampled_from("ab "), min_size=1, max_size=3))
def test_words_stand_alone_where_they_are_found_once(text: str, words: str) -> None:
    archived = archive(text)
    at = archived.normal.text.find(words)
    again = archived.normal.text.find(words, at + 1) if at >= 0 else -1
    assert archived.find_alone(words) == (at if again < 0 else -1)


@given(st.text(st.sampled_from([*"aaa  \n\r\v“”"]), max_size=24), st.booleans())
def test_a_stretch_that_holds_no_mark_is_cut_like_any_other(text: str, wrapped: bool) -> None:
    archived = archive(f"x “a” {text} “b” y", wrapped)
    for start in range(len(archived.text)):
        for end in range(start + 1, len(archived.text) + 1):
            segments = uncut(archived, start, end)
            assert segments in ((), segments_of(archived, start, end))
    assert uncut(archive("x “a” y"), 0, 2) == (Segment("x ", quoted=False),)
    assert uncut(archive("x “a” y"), 3, 4) == (Segment("a", quoted=True),)
    assert uncut(archive("x “a” y"), 2, 4) == ()
