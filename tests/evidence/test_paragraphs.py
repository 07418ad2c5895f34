"""Where paragraphs end: at blank lines, and at single line ends unless the text plainly runs on."""

from __future__ import annotations

import pytest

from dissensus.evidence import archive

LONG = "In the early hours of the twelfth of March state media"  # a line that is broken to a width
assert len(LONG) > 40

RUNS_ON = [
    f"{LONG}\nsounded the alarm.",
    f"{LONG},\r\nas it was told, sounded the alarm.",
    f"{LONG} – \n  élan was not missing.",
    f"{LONG}\rзвучит тревога.",
    f"{LONG} “again”\nsounded the alarm.",
]

ENDS = [
    f"{LONG}\n\nsounded the alarm.",  # a blank line
    f"{LONG}\r\n \t\r\nsounded the alarm.",  # white space alone is blank
    f"{LONG}\n\u200b\nsounded the alarm.",
    f"{LONG}\u2029sounded the alarm.",
    f"{LONG}\nSounded the alarm.",  # a capital
    f"{LONG}\n234 were killed.",  # a digit
    f"{LONG}\n“sounded” the alarm.",  # a mark: the next line is no plain text
    f"{LONG}\n他们说。",  # a script without small letters
    f"{LONG}.\nsounded the alarm.",  # the line ends a sentence
    f"{LONG}.”\nsounded the alarm.",
    f"{LONG}!)\nsounded the alarm.",
    f"{LONG}:\nsounded the alarm;",  # a list
    "2 Min read\nthwarted attack",  # tags and teasers: no full line
    "Updated:\ntwo fighters",
]


@pytest.mark.parametrize("text", RUNS_ON)
def test_runs_on(text: str) -> None:
    assert len(archive(text).paragraphs) == 1


@pytest.mark.parametrize("text", ENDS)
def test_ends(text: str) -> None:
    assert len(archive(text).paragraphs) == 2


@pytest.mark.parametrize("text", [*RUNS_ON, *ENDS[4:]])
def test_no_single_line_end_counts_in_a_wrapped_document(text: str) -> None:
    assert len(archive(text, wrapped=True).paragraphs) == 1


@pytest.mark.parametrize("text", ENDS[:4])
def test_blank_lines_count_in_a_wrapped_document(text: str) -> None:
    assert len(archive(text, wrapped=True).paragraphs) == 2


def test_the_end_of_a_page_is_one_line_end() -> None:
    assert len(archive(f"{LONG}\n\fsounded the alarm.").paragraphs) == 1


def test_paragraphs_leave_out_the_white_space_between() -> None:
    archived = archive("\n One. \n\n\n  Two.\n")
    assert [archived.text[start:end] for start, end in archived.paragraphs] == ["One.", "Two."]


def test_an_empty_document_has_one_empty_paragraph() -> None:
    assert archive("").paragraphs == archive(" \n ").paragraphs == ((0, 0),)
