"""Files as they are usually written are read without the parser, and never otherwise than by it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dissensus.reading.limits import DEPTH
from dissensus.reading.plain import EMPTY, Plain
from dissensus.reading.usual import LINE, read_usual
from dissensus.reading.yaml_events import read_by_events

CONTENT = Path(__file__).parent.parent.parent / "content"

POINT = """\
# What belongs here.

question: What became of the bridge, asked “whoever”?
topics: [harbour, ferry]
aside: A text that goes
  on below. # So it does.
summary: >-
  On a day in March a speaker said so: it’s “standing” [@card-0].
  No report here establishes it [@card-0].

facets: {}
positions:
  standing: {label: Bridge standing, holds: "It stood: in March."}
  # another
  fallen:
    label: Bridge fallen
cards:
  - id: card-0
    said: 2024-03-12T09:20:00+02:00
    reports:
      - document: herald-1
        quote: >-
          “One
          two” three

          four
        via: [council, 'a b']
        before: 'it''s

          so'
      - document: herald-2
        quote: |
          one
            two
    note:
  - id: card-1
    relates:
    - {to: scale#card-0, as: differs}
    - to: card-0
      as: differs
"""

READ = [
    ("", {}),
    ("# nothing\n\n", {}),
    (" \n" * 6_000 + "# x\n" * 6_000 + "a: b\n", {"a": "b"}),
    ("a: b\n \n\n  # x\n# y\n\n  \nc: d\n  \n# z\n", {"a": "b", "c": "d"}),
    ("a: x\n", {"a": "x"}),
    ("a:    x\r\nb:\r\n\r\n  c: y\r\n", {"a": "x", "b": {"c": "y"}}),
    ("a: x:y#z\nb: x  # y\nc: x  \n", {"a": "x:y#z", "b": "x", "c": "x"}),
    ("a: it's “so”, isn't {it}\n", {"a": "it's “so”, isn't {it}"}),
    ("a: one  \n  [@two] more\n\n\n   three # four\nb: 1\n", {"a": "one [@two] more\n\nthree", "b": "1"}),
    ("a:\nb: # x\n  c: \nd: 1\n", {"a": EMPTY, "b": {"c": EMPTY}, "d": "1"}),
    ("a:\n- x\n- y\nb: 1\n", {"a": ["x", "y"], "b": "1"}),
    ("a:\n  -   b: 1\n      c: 2\n  - d\n   e\n", {"a": [{"b": "1", "c": "2"}, "d e"]}),
    ("a: []\nb: {}\nc: [ x , y ]\n", {"a": [], "b": {}, "c": ["x", "y"]}),
    ("a: { b: x y , c: 12:30 }\nd: {e: f#g,}\n", {"a": {"b": "x y", "c": "12:30"}, "d": {"e": "f#g"}}),
    ("a: ['x, y', \"]\", '']\n", {"a": ["x, y", "]", ""]}),
    ('a: "x: #y"\nb: \'\\0\'\nc: ""\n', {"a": "x: #y", "b": "\\0", "c": ""}),
    ("a: 'it''s'\nb: \"\\\"so\\\\\\\"\"\n", {"a": "it's", "b": '"so\\"'}),
    ("a: 'one \n  # two\n \n\n  - three: four'\nb: \"\n  x\"\n", {"a": "one # two\n\n- three: four", "b": " x"}),
    ("a: >-\n  b: c\n  # d\n  - e\n", {"a": "b: c # d - e"}),
    ("a: >\n  b  \n  c\n\n\n  d\n\n\nb: 1\n", {"a": "b   c\n\nd\n", "b": "1"}),
    ("a: |\n  b\n\n  c\n\n", {"a": "b\n\nc\n"}),
    ("a: |-\n  b\n  c\n", {"a": "b\nc"}),
    ("a:\n  - >-\n    b\n    c\n# d\n  # e\n  - f\n", {"a": ["b c", "f"]}),
]


@pytest.mark.parametrize(("text", "value"), READ)
def test_what_is_usual_is_read(text: str, value: Plain) -> None:
    assert read_usual(text) == value
    assert read_by_events(text, "") == (value, [])


LEFT = [
    # lines
    "a\n", "- a\n", "- a: 1\n", "[a]\n", "? a\n", "a : x\n", "a:x\n", '"a": x\n', "a b: x\n", "é: x\n", "<<: {b: c}\n",
    "---\na: 1\n", "a: 1\n...\n", "a: 1\n---\n", "%YAML 1.2\n---\na: 1\n", "x" * 101 + ": a\n",
    "a: 1\na: 2\n", "a: 1\nb:\n  c: 1\n  c: 2\n",
    # columns
    "  a: 1\n", "a: 1\n  b: 2\n", "a:\n    b: 1\n  c: 2\n", "a:\n  b: 1\n c: 2\n", "a: 1\n- b\n", "a:\n  - b\n - c\n",
    "a:\n  - b\n   - c\n", "a:\n  - b\n  c: 1\n", "a:\n- b: 1\n c: 2\n", "a:\n  - b\n    c: d\n", "a:\n  - - b\n",
    "a:\n  -\n    b: 1\n", "a:\n  - \n", "".join(" " * depth + "a:\n" for depth in range(DEPTH + 1)),
    # text
    "a: x", "a:\n  x\n", "a: x: y\n", "a: x:\n", "a: -x\n", "a: *x\n", "a: &x y\n", "a: !t y\n", "a: @x\n",
    "a: x\ny\n", "a: x # y\n  z\n", "a: x\n  y: z\n", "a: x\n  - y\n", "a: x\n# y\n  z\n", "a:\n  b: x\n  y\n",
    "a: '\n'\n", "a: 'x\ny'\n", "a: 'x\n", "a: 'x' y\n", "a: 'x' # y\n", 'a: "\\n"\n', 'a: "x\\\n  y"\n', 'a: "x"y"\n',
    # brackets
    "a: [b, [c]]\n", "a: [b: c]\n", "a: [b,\n  c]\n", "a: [b] # c\n", "a: [b]]\n", "a: [,b]\n", "a: [b #c]\n",
    "a: [b\n",
    "a: [b?, ?c]\n", "a: [b}\n", "a: ['b' c]\n", "a: {b}\n", "a: {b:c}\n", "a: {b: }\n", "a: {b: c, b: d}\n",
    "a: {b: c]\n",
    # under a mark
    "a: >-\n", "a: >-\nb: c\n", "a: >-\n  b", "a: >-\n\n  b\n", "a: >-\n  \n  b\n", "a: >-\n  b\n    c\n",
    "a: >-\n    b\n  c\n",
    "a: >-\n  b\n    # c\n", "a: >-\n  b\n \n  # c\n", "a: >-\n  b\n  \n# c\n", "a: >-\n   b\n  # c\n   d\n",
    "a: >+\n  b\n",
    "a: |2\n  b\n", "a: >- # b\n  c\n", "a:\n  b: >-\n  c\n", "a:\n  - b: >-\n   c\n", "a:\n  - >-\n  b\n",
    # characters
    "a: b\tc\n", "a:\tb\n", "a: b\rc\n", "\ufeffa: b\n", "a: b\ufeff\n", "a: b\x85c: d\n", "a: b\u2028c\n", "a: \x1b\n",
    # more of them than a match is to remember
    "a: >-\n" + "  b\n" * 6_000, "a: b\n" + "  b\n" * 6_000,
    "a: " + "b#c" * 6_000 + "\n", "a: '" + "''" * 6_000 + "'\n",
]  # fmt: skip


@pytest.mark.parametrize("text", LEFT)
def test_what_is_not_usual_is_left_to_the_parser(text: str) -> None:
    assert read_usual(text) is None


@pytest.mark.parametrize("file", sorted(CONTENT.rglob("*.yaml")), ids=lambda file: file.stem)
def test_what_a_program_writes_by_default_is_usual(file: Path) -> None:
    value, _ = read_by_events(file.read_text(encoding="utf-8"), "")
    assert_read_alike(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), is_usual=True)


@pytest.mark.parametrize("file", sorted(CONTENT.rglob("*.yaml")), ids=lambda file: file.stem)
def test_the_files_of_this_site_are_usual(file: Path) -> None:
    assert_read_alike(file.read_text(encoding="utf-8"), is_usual=True)


def test_what_is_not_usual_is_given_up_at_once() -> None:
    blocks_within_blocks = "a: >-\n" + "  b: >-\n" * 10_000 + "   \n"
    assert len(LINE.findall(blocks_within_blocks)) < 4


KEYS = st.sampled_from(["a", "b", "c", "d-e", "1", "f.g", "<<", '"h"', "i j", "é"])
VALUES = st.sampled_from(
    [
        "x", "x y", "it's", "“x”", "x:y", "x#y", "2024-03-12", "x: y", "x # y", "x ", "-x", "*x", "&x", "!x y", "~",
        "=",
        "x\n      y", "x \n\n      [y]", "x\n  y", "x\n   - y", "x\ny", "x # y\n      z",
        '"x"', '""', "'x: y'", "'it''s'", '"\\n"', '"x" y', '"\\x1b"', '"\\"x\\\\"', "'x\n      y\n\n  z '",
        '"x\n y"', '"x\ny"',
        "[]", "{}", "[x, y]", "[ x ,y,]", "[x, [y]]", "['x, y', \"z\"]", "[x: y]", "[x#y, z:1]", "[x?]",
        "{a: x}", "{a: x, b: 'y, z'}", "{ a: x y , b: z }", "{a: x, a: y}", "{a:x}", "{a}", "{a: x", "{a: x} y",
        "", "", "", "# x", ">-\n    x\n    y", ">\n  x\n\n\n  y\n", "|\n      x: y\n      # z", "|-\n x\n", ">-\n",
        ">-\n  x\n    y", "|+\n  x\n\n", ">-\n    x\n  \n    y", ">-\n    x\n     \n",
    ]
)  # fmt: skip
ENTRIES = st.builds("{}{}{}".format, KEYS, st.sampled_from([": ", ": ", ": ", ":", ":  "]), VALUES)
LINES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "", "", "  ", "  ", "    ", "    ", " ", "   ", "      "]),
    st.sampled_from(["", "", "", "- ", "- ", "-   ", "-", "- - "]),
    ENTRIES | ENTRIES | ENTRIES | VALUES,
) | st.sampled_from(["", "# x", "    # x", "  ", "---", "...", "  y z"])
FILES = st.lists(LINES, max_size=8).map(lambda lines: "\n".join([*lines, ""]))


@st.composite
def changed(draw: st.DrawFn) -> str:
    """A file as it should be, changed somewhere: characters put in or taken out, a line twice or elsewhere."""
    lines = POINT.splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["put in", "take out", "move", "write twice"])):
            case "put in":
                column = draw(st.integers(0, len(lines[at])))
                marks = draw(st.text(alphabet="ab:-?[]{}&*!|>'\"%#,\t\r\n \u2028😀\\~.", min_size=1, max_size=3))
                lines[at] = lines[at][:column] + marks + lines[at][column:]
            case "take out":
                column = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:column] + lines[at][column + draw(st.integers(1, 4)) :]
            case "move":
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
            case _:
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines[at])
    return "".join(lines)


@given(FILES | changed())
def test_what_is_read_without_the_parser_is_read_as_by_it(text: str) -> None:
    assert_read_alike(text)


def assert_read_alike(text: str, is_usual: bool = False) -> None:
    """That both give one value, its keys in one order, wherever the text is usual."""
    usual = read_usual(text)
    if is_usual:
        assert usual is not None
    if usual is not None:
        value, faults = read_by_events(text, "")
        assert faults == []
        assert _shown(usual) == _shown(value)


def _shown(value: Plain | None) -> str:
    return json.dumps(value, default=lambda empty: [str(empty)])
