"""A file that a curator writes is UTF-8 text; what is not is told at the first place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.faults import Fault, Where
from dissensus.reading.decoding import FORBIDDEN, decode, decode_exactly, is_clean

FILE = "content/sources.yaml"

LEFT_ALONE = [
    (b"", ""),
    (b"a: b\n", "a: b\n"),
    (b"\xef\xbb\xbfa: b\r\n", "a: b\r\n"),
    ("a: “б” 😀\t\u200b\xa0\n".encode(), "a: “б” 😀\t\u200b\xa0\n"),
]


@pytest.mark.parametrize(("content", "text"), LEFT_ALONE)
def test_text_is_taken_as_it_is(content: bytes, text: str) -> None:
    assert decode(content, FILE) == (text, [])


NO_UTF_8 = [
    (b"\xff", (1, 1)),
    (b"a: b\nc: \xe9\n", (2, 4)),
    (b"\xef\xbb\xbfa\xe9", (1, 2)),
    ("😀\r\nя".encode() + b"\x80", (2, 2)),
    (b"cut \xf0\x9f", (1, 5)),
]


@pytest.mark.parametrize(("content", "mark"), NO_UTF_8)
def test_the_first_bad_byte_is_marked(content: bytes, mark: tuple[int, int]) -> None:
    text, (fault,) = decode(content, FILE)
    assert (text, fault.code, fault.where) == ("", "not-utf-8", Where(FILE, mark=mark))


def test_utf_16_is_called_so() -> None:
    _, (fault,) = decode("a: b".encode("utf-16"), FILE)
    assert "UTF-16" in fault.message


def test_utf_16_without_its_mark_shows_as_control_characters() -> None:
    _, faults = decode("a: b".encode("utf-16-be"), FILE)
    assert {fault.code for fault in faults} == {"control-character"}


@pytest.mark.parametrize(
    "character", ["\0", "\x1b", "\x07", "\x0b", "\x7f", "\x85", "\x9b", "\u2028", "\u2029", "\uffff"]
)
def test_control_characters_are_told_each_at_its_place(character: str) -> None:
    text, faults = decode(f"a: {character}\n{character}".encode(), FILE)
    assert text == ""
    assert [(fault.code, fault.where.mark) for fault in faults] == [
        ("control-character", (1, 4)),
        ("control-character", (2, 1)),
    ]


@pytest.mark.parametrize("plane", range(17))
def test_what_is_forbidden_is_found_in_bytes_too(plane: int) -> None:
    characters = [chr(code) for code in range(plane << 16, (plane + 1) << 16) if not 0xD800 <= code < 0xE000]
    told = [character for character in characters if not is_clean(character, character.encode())]
    assert told == FORBIDDEN.findall("".join(characters))


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("\0\x7f\x85\xa0é\u2027\u2028\ufffd\uffff\U0001f600")))
def test_no_neighbours_hide_or_feign_what_is_forbidden(text: str) -> None:
    assert is_clean(text, text.encode()) is not bool(FORBIDDEN.search(text))


def test_a_document_keeps_every_code_point() -> None:
    text = "\ufeffone\r\ntwo\x0b\u2028"
    assert decode_exactly(text.encode(), Where("content/documents.yaml"), "seeds/x.txt") == text


def test_a_document_that_is_no_utf_8_is_told_where_it_is_named() -> None:
    where = Where("content/documents.yaml", ("documents", "x", "file"))
    fault = decode_exactly(b"ab\n\xe9", where, "seeds/x.txt")
    assert isinstance(fault, Fault)
    assert fault.where == where
    assert "line 2, column 1" in fault.message
