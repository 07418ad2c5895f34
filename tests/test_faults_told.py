"""Faults are told as text and as JSON: clickable, with the curator's own line, and never as commands to a terminal."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.faults import Fault, Where, in_order, located
from dissensus.faults.display import safe, width
from dissensus.faults.json import tell_json
from dissensus.faults.places import FilePlaces
from dissensus.faults.text import count_in_words, tell_text

POINT = "content/points/control-of-tyotkino.yaml"
LINES = "question: Who?\ncards:\n" + "# a line\n" * 28 + "  - reports:\n      - document: ki-2024-3-12\n"
UNKNOWN = Fault(
    code="unknown-document",
    where=Where(POINT, ("cards", 0, "reports", 0, "document")),
    message='no document is called "ki-2024-3-12"',
    help='Did you mean "ki-2024-03-12"?',
)


def tell(*faults: Fault, text: str | bytes | None = LINES, colour: bool = False, columns: int = 100) -> str:
    content = text.encode() if isinstance(text, str) else text
    return tell_text(faults, lambda _: content, colour=colour, width=columns)


def at(column: int, line: int = 1, file: str = "a.txt", words: str | None = None) -> Fault:
    return Fault(code="c", where=Where(file, mark=(line, column), words=words), message="m")


@pytest.mark.parametrize("room", [0, 1_000_000])
def test_a_file_is_told_as_it_is_now_and_composed_once_for_as_long_as_it_stays(
    room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed: list[str] = []

    class Composed(FilePlaces):
        def __init__(self, file: str, content: bytes) -> None:
            composed.append(file)
            super().__init__(file, content)

    monkeypatch.setattr(located, "FilePlaces", Composed)
    monkeypatch.setattr(located, "ROOM", room)
    monkeypatch.setattr(located, "_last", {})
    files = {"a.yaml": b"one: 1\n", "b.yaml": b"# b\none: 2\n"}
    faults = [Fault("c", Where(file, ("one",)), "m") for file in files]

    def told() -> list[str]:
        lines = tell_text(faults, files.get, colour=False, width=80).split("\n")
        return [line.partition(" ")[0] for line in lines if "[c]" in line]

    assert told() == told() == ["a.yaml:1:6:", "b.yaml:2:6:"]
    assert composed == ["a.yaml", "b.yaml"] * (1 if room else 2)
    composed.clear()
    files["b.yaml"] = files["a.yaml"]
    assert told() == told() == ["a.yaml:1:6:", "b.yaml:1:6:"]
    assert composed == (["b.yaml"] if room else ["a.yaml", "b.yaml"] * 2)


def test_no_faults_are_nothing_to_tell() -> None:
    assert tell() == ""


def test_the_form_is_that_of_the_house_style() -> None:
    assert (
        tell(UNKNOWN)
        == """\
content/points/control-of-tyotkino.yaml:32:19: no document is called "ki-2024-3-12" [unknown-document]
   32 |       - document: ki-2024-3-12
      |                   ^^^^^^^^^^^^
      Did you mean "ki-2024-03-12"?

1 fault in 1 file
"""
    )


def test_a_warning_says_so_and_related_places_follow() -> None:
    warning = Fault(
        code="c",
        where=Where("a.yaml", ("b",)),
        message="m",
        level="warning",
        related=(("first written here", Where("a.yaml", ("a",)).key()),),
    )
    assert (
        tell(warning, text="a: 1\nb: 2\n")
        == """\
a.yaml:2:4: warning: m [c]
    2 | b: 2
      |    ^
a.yaml:1:1: first written here
    1 | a: 1
      | ^

1 warning in 1 file
"""
    )


def test_a_file_that_cannot_be_read_has_no_line() -> None:
    assert (
        tell(Fault(code="c", where=Where("site.toml"), message="m"), text=None)
        == "site.toml: m [c]\n\n1 fault in 1 file\n"
    )


def test_a_fault_of_a_whole_file_shows_none_of_its_lines() -> None:
    assert (
        tell(Fault(code="c", where=Where("a.txt"), message="m"), text="words")
        == "a.txt:1:1: m [c]\n\n1 fault in 1 file\n"
    )


def test_faults_are_told_by_file_line_and_column() -> None:
    told = tell(at(2, 2), at(1, file="b.txt"), at(3), at(1), at(1, 2), text="abc\nabc\n")
    assert re.findall(r"^[ab]\.txt:\d+:\d+", told, re.M) == [
        "a.txt:1:1",
        "a.txt:1:3",
        "a.txt:2:1",
        "a.txt:2:2",
        "b.txt:1:1",
    ]


def test_faults_that_differ_in_their_help_alone_have_an_order_too() -> None:
    helps = list("abcdefgh")
    faults = [Fault(code="c", where=Where("a.txt"), message="m", help=help_) for help_ in helps]
    assert [fault.help for fault in in_order(faults)] == [fault.help for fault in in_order(faults[::-1])] == helps


COUNTED = [
    ((), "no faults in no file"),
    (("fault",), "1 fault in 1 file"),
    (("fault", "fault", "warning"), "2 faults, 1 warning in 1 file"),
    (("warning", "warning"), "2 warnings in 1 file"),
]


@pytest.mark.parametrize(("levels", "words"), COUNTED)
def test_faults_are_counted_in_words(levels: tuple[str, ...], words: str) -> None:
    warnings = [
        Fault(code="c", where=Where("a"), message="m", level="warning") for level in levels if level == "warning"
    ]
    faults = [Fault(code="c", where=Where("a"), message="m") for level in levels if level == "fault"]
    assert count_in_words(faults + warnings) == words


MARKED = [
    ("plain word here", "word", "    1 | plain word here\n      |       ^^^^\n"),
    ("\tword", "word", "    1 | \tword\n      | \t^^^^\n"),
    ("漢字 word", "word", "    1 | 漢字 word\n      |      ^^^^\n"),
    ("a 漢字", "漢字", "    1 | a 漢字\n      |   ^^^^\n"),
    ("е\u0301 word", "word", "    1 | е\u0301 word\n      |   ^^^^\n"),
    ("\u200bword", "word", "    1 | \u200bword\n      | ^^^^\n"),
]


@pytest.mark.parametrize(("line", "words", "snippet"), MARKED)
def test_the_mark_stands_under_the_words(line: str, words: str, snippet: str) -> None:
    told = tell(at(line.index(words) + 1, words=words), text=line)
    assert told == f"a.txt:1:{line.index(words) + 1}: m [c]\n{snippet}\n1 fault in 1 file\n"


@pytest.mark.parametrize("start", [0, 3, 200, 396])
def test_a_long_line_is_shown_around_the_mark(start: int) -> None:
    line = "x" * start + "word" + "y" * (396 - start)
    _, source, marks, *_ = tell(at(start + 1, words="word"), text=line, columns=60).split("\n")
    assert len(source) <= 60
    assert source[marks.index("^") : marks.rindex("^") + 1] == "word"
    assert ("…" in source[:10], source.endswith("…")) == (start > 30, start < 370)


def test_a_mark_longer_than_the_line_ends_with_it() -> None:
    _, source, marks, *_ = tell(at(11, words="w" * 300), text="x" * 10 + "w" * 300, columns=60).split("\n")
    assert len(source) <= 60
    assert len(marks) <= 60


def test_a_mark_on_letters_without_a_width_is_shown_at_once() -> None:
    line = "e" + "\u0301" * 100_000 + "x" * 200
    _, source, *_ = tell(at(1, words=line), text=line, columns=60).split("\n")
    assert source.endswith("x…")


HOSTILE = "\x1b[2J\x1b]0;title\x07\x9b31m\u202eevil\u2066\r\x08\x7f\ud800\u2028"


@pytest.mark.parametrize("colour", [False, True])
def test_no_command_to_the_terminal_gets_through(colour: bool) -> None:
    where = Where(f"{HOSTILE}.yaml", ("a",))
    fault = Fault(code="c", where=where, message=HOSTILE, help=HOSTILE, related=((HOSTILE, where),))
    told = tell(fault, text=f"a: {HOSTILE}".encode("utf-8", "replace"), colour=colour)
    if colour:
        told = re.sub(r"\x1b\[(?:0|1|31|33)m", "", told)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", told)


def test_colour_is_only_there_when_asked_for() -> None:
    plain, coloured = tell(UNKNOWN), tell(UNKNOWN, colour=True)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9]+m", "", coloured) == plain != coloured


def test_json_holds_everything_an_editor_needs() -> None:
    related = Fault(code="c", where=Where("gone.yaml"), message="m", related=(("see", UNKNOWN.where),))
    contents = {POINT: LINES.encode()}
    assert json.loads(tell_json([UNKNOWN, related], contents.get)) == {
        "faults": [
            {
                "code": "unknown-document",
                "level": "fault",
                "file": POINT,
                "line": 32,
                "column": 19,
                "end_column": 31,
                "message": 'no document is called "ki-2024-3-12"',
                "help": 'Did you mean "ki-2024-03-12"?',
                "path": ["cards", 0, "reports", 0, "document"],
                "related": [],
            },
            {
                "code": "c",
                "level": "fault",
                "file": "gone.yaml",
                "line": None,
                "column": None,
                "end_column": None,
                "message": "m",
                "help": None,
                "path": [],
                "related": [{"file": POINT, "line": 32, "column": 19, "end_column": 31, "message": "see"}],
            },
        ]
    }  # fmt: skip


def test_json_of_no_faults_is_an_empty_array_and_json_is_ascii() -> None:
    assert json.loads(tell_json([], lambda _: None)) == {"faults": []}
    assert tell_json([Fault(code="c", where=Where(HOSTILE), message=HOSTILE)], lambda _: None).isascii()


@given(st.text())
def test_safe_text_keeps_its_length_and_is_safe_already(text: str) -> None:
    assert len(safe(text)) == len(text)
    assert safe(safe(text)) == safe(text)
    assert width(text) >= 0


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
    st.integers(1, 9),
    st.integers(1, 300),
    st.integers(1, 120),
)
def test_any_line_can_be_told(text: str, line: int, column: int, columns: int) -> None:
    told = tell(at(column, line, words=text[column : column + 9] or None), text=text, columns=columns)
    assert told.endswith("1 fault in 1 file\n")
