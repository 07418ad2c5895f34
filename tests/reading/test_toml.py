"""`site.toml` is TOML; what is not is told at its place in plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.faults import Where
from dissensus.faults.places import FilePlaces
from dissensus.reading.toml import read_toml

FILE = "site.toml"


def test_toml_keeps_its_kinds() -> None:
    assert read_toml('title = "T"\n[publish]\ncontext = 160\n', FILE) == (
        {"title": "T", "publish": {"context": 160}},
        [],
    )


SYNTAX = [
    ("title", (1, 6), "needs ` = `"),
    ("title = A site", (1, 9), "no value"),
    ('title = "A\nb = 1', (1, 11), "not closed on its line"),
    ('title = "A', (1, 11), "never closed"),
    ('a = 1\na = "x"', (2, 8), "written twice"),
    ("[order]\n[order]", (2, 7), "written twice"),
    ("a = [1, 2", (1, 10), "list is opened"),
    ("a = 1 b = 2", (1, 7), "behind the end of the value"),
    ("= 1", (1, 1), "a line begins"),
    ("[order\nrows = 1", (1, 7), "needs `]`"),
    ("title = “The clock”", (1, 9), "“ is no quotation mark"),
    ("“title” = 1", (1, 1), "“ is no quotation mark"),
    ('title = "a"\n<<<<<<< HEAD\nlanguage = "en"\n=======', (2, 1), "two versions of this file"),
    ("a = 2024-02-31", (1, 5), "cannot be read as TOML"),
]


@pytest.mark.parametrize(("text", "mark", "words"), SYNTAX)
def test_syntax_is_told_in_plain_words_at_its_place(text: str, mark: tuple[int, int], words: str) -> None:
    plain, (fault,) = read_toml(text, FILE)
    assert plain is None
    assert (fault.code, fault.where) == ("toml-syntax", Where(FILE, mark=mark))
    assert words in fault.message


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("title = The clock # called “the clock”", False),
        ('title = "“a”"\nlanguage = "en', False),
        ("title = “The clock”", True),
        ('title = "The clock”\n', True),
    ],
)
def test_marks_that_only_look_like_quotation_marks_are_named(text: str, is_told: bool) -> None:
    _, (fault,) = read_toml(text, FILE)
    assert ("“ ” and their like are letters" in (fault.help or "")) is is_told


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 20_000, "a = " + "{b=" * 20_000, "a." * 5_000 + "a = 1", "[" + "a." * 5_000 + "a]"]
)
def test_depth_is_a_fault(text: str) -> None:
    plain, (fault,) = read_toml(text, FILE)
    assert (plain, fault.code) == (None, "too-deep")


@pytest.mark.parametrize("text", ['a = "\\u0000"', 'a = "\\b"', 'a = ["", "\\u001b[31m"]', '[a]\nb = "\\u2028"'])
def test_what_cannot_stand_in_a_file_cannot_be_escaped_into_a_value(text: str) -> None:
    _, (fault,) = read_toml(text, FILE)
    assert fault.code == "control-character"
    assert fault.where.path[0] == "a"


def test_a_number_beyond_all_bounds_is_a_fault() -> None:
    plain, (fault,) = read_toml("a = " + "9" * 10_000, FILE)
    assert (plain, fault.code) == (None, "toml-syntax")


@given(st.text(alphabet="ab=.[]{}\"'\\,#\n\r\t 019-:T_é😀", max_size=60))
def test_no_text_makes_it_raise_and_every_place_lies_in_the_file(text: str) -> None:
    plain, faults = read_toml(text, FILE)
    assert plain is not None or faults
    places = FilePlaces(FILE, text.encode())
    for fault in faults:
        line, column, end = places.place(fault.where)
        assert 1 <= column <= len(places.lines.line(line)) + 1
        assert column < end
