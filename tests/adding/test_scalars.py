"""Text as a YAML value: the form an editor of the site would choose, and the very same text when read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adding.hostile import texts
from dissensus.adding.scalars import WIDTH, in_flow, key, value, why_unwritable
from dissensus.reading.yaml import read_yaml

LONG = "The town council said in a notice that the clock had been mended, and that it would strike for the fair."


def read(lines: list[str]) -> object:
    """The value of `key:` with the lines behind and below it, other keys around."""
    text = "\n".join(["before: x", f"key: {lines[0]}", *lines[1:], "after: y", ""])
    plain, faults = read_yaml(text, "")
    assert not faults and isinstance(plain, dict) and list(plain) == ["before", "key", "after"], (text, faults)
    return plain["key"]


@pytest.mark.parametrize(
    "text",
    ["Said so.", "2024-03-12", "1,500", "true", "“The bridge stands.”", "a - b", "didn't", "12:30", "a, b [c]", "Київ"],
)
def test_plain_text_stays_plain(text: str) -> None:
    assert value(text, 2, 6) == [text]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ['""']),
        ("no", ['"no"']),
        ("Null", ['"Null"']),
        ("Kyiv’s “attack”: none", ['"Kyiv’s “attack”: none"']),
        ("[2024-03-12..2024-03-13]", ['"[2024-03-12..2024-03-13]"']),
        ("../2024-03-12", ['"../2024-03-12"']),
        ("- x", ['"- x"']),
        ("ends:", ['"ends:"']),
        ("a #b", ['"a #b"']),
        (" led", ['" led"']),
        ('"so," he said', ["'\"so,\" he said'"]),
        ('"it\'s," he said', [">-", '  "it\'s," he said']),
        ("two  spaces", ["two  spaces"]),
        ("turned \u202eround", ['"turned \\u202eround"']),
        ("tab\there", ['"tab\\there"']),
        ("one\ntwo: 2\n\nthree", ["|-", "  one", "  two: 2", "", "  three"]),
        ("one\ntwo\n", ["|", "  one", "  two"]),
        ("one\n\n", ['"one\\n\\n"']),
        ("\r\n", ['"\\r\\n"']),
        (f"{LONG} {LONG}", [">-", f"  {LONG} The town", f"  {LONG.removeprefix('The town ')}"]),
        ("x" * 130, [">-", f"  {'x' * 130}"]),
        (f"{LONG}  {LONG}", [f'"{LONG}  {LONG}"']),
    ],
)
def test_other_text_has_the_form_that_keeps_it(text: str, lines: list[str]) -> None:
    assert value(text, 2, 6) == lines
    assert read(lines) == text


@given(texts(), st.sampled_from([2, 4, 10]), st.sampled_from([6, 40, 119]))
def test_whatever_is_written_reads_back_as_the_very_same_text(text: str, indent: int, behind: int) -> None:
    assert read(value(text, indent, behind)) == text


@given(texts())
def test_lines_are_as_wide_as_words_allow(text: str) -> None:
    for line in value(text, 2, 6)[1:]:
        assert len(line) <= WIDTH or " " not in line.strip() or "\n" in text


@given(texts())
def test_keys_and_items_between_brackets_read_back(text: str) -> None:
    plain, faults = read_yaml(f"{key(text)}: x\n", "")
    assert not faults and plain == {text: "x"}
    if (item := in_flow(text)) is not None:
        assert read_yaml(f"a: [{item}, {item}]\n", "") == ({"a": [text, text]}, [])


@pytest.mark.parametrize("text", ["a\x07", "a\x85b", "\u2028", "\ufffe", "\udcff"])
def test_what_no_file_can_hold_is_refused(text: str) -> None:
    assert why_unwritable(text)
    with pytest.raises(ValueError, match=r"UTF-8|cannot stand"):
        value(text, 2, 6)
