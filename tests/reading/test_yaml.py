"""YAML is read to mappings, lists and text as typed; everything else it can do is a fault at its place."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dissensus.faults import Where
from dissensus.faults.places import FilePlaces
from dissensus.reading.decoding import decode
from dissensus.reading.limits import DEPTH
from dissensus.reading.plain import EMPTY
from dissensus.reading.yaml import read_yaml

FILE = "content/points/x.yaml"

LEFT_ALONE = [
    ("a: no\nb: 0123\nc: 12:30\nd: 2024-03-12", "no 0123 12:30 2024-03-12"),
    ("a: 1e3\nb: true\nc: ~\nd: null", "1e3 true ~ null"),
    ('a: "no"', "no"),
    ("a: 'it''s'", "it's"),
    ("a: |\n  two\n  lines", "two\nlines"),
    ("a: >-\n  two\n  lines", "two lines"),
    ("a: |\r\n  two\r\n  lines\r\n", "two\nlines\n"),
    ("a: =", "="),
    ('a: "\\xe9\\t\\_\\u2019"', "é\t\xa0’"),
    ("a: '\\0'\nb: \\x1b", "\\0 \\x1b"),
    ('"<<": quoted', "quoted"),
    ("%YAML 1.2\n---\na: one\n...\n", "one"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values"), LEFT_ALONE)
def test_text_stays_as_typed(text: str, values: str) -> None:
    plain, faults = read_yaml(text, FILE)
    assert isinstance(plain, dict)
    assert faults == []
    assert " ".join(map(str, plain.values())) == values


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ('a: "\\0"', (1, 4)),
        ('a: "\\x1b[31m"', (1, 4)),
        ('a: 1\nb: ["\\L"]', (2, 5)),
        ('"\\a": 1', (1, 1)),
    ],
)
def test_what_cannot_stand_in_a_file_cannot_be_escaped_into_a_value(text: str, mark: tuple[int, int]) -> None:
    _, (fault,) = read_yaml(text, FILE)
    assert fault.code == "control-character"
    assert FilePlaces(FILE, text.encode()).place(fault.where)[:2] == mark


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n", "\n---\n...\n"])
def test_an_empty_file_is_an_empty_mapping(text: str) -> None:
    assert read_yaml(text, FILE) == ({}, [])


@pytest.mark.parametrize("text", ["a:", "a: # nothing", "a: \n", "a:\nb: 1"])
def test_nothing_behind_a_key_is_empty_and_no_text(text: str) -> None:
    plain, faults = read_yaml(text, FILE)
    assert isinstance(plain, dict)
    assert plain["a"] is EMPTY
    assert faults == []


def test_an_empty_quoted_text_is_text() -> None:
    assert read_yaml('a: ""', FILE) == ({"a": ""}, [])


FAULTY = [
    ("a: 1\na: 2", "repeated-key", {"a": "1"}),
    ("a: 1\na: {b: 1, b: 2}\nc: 3", "repeated-key", {"a": "1", "c": "3"}),
    ("a: &x 1\nb: 2", "alias", {"a": "1", "b": "2"}),
    ("a: *x\nb: 2", "alias", {"a": EMPTY, "b": "2"}),
    ("a: !!str 1\nb: 2", "tag", {"a": "1", "b": "2"}),
    ("a: !!python/object/apply:os.system [ls]", "tag", {"a": ["ls"]}),
    ("<<: {b: 1}\nc: 2", "merge-key", {"c": "2"}),
    ("[a, b]: 1\nc: 2", "key-not-text", {"c": "2"}),
    ("? {a: 1}\n: 1\nc: 2", "key-not-text", {"c": "2"}),
    ("?\n: 1\nc: 2", "key-not-text", {"c": "2"}),
    ("*x : 1\nc: 2", "key-not-text", {"c": "2"}),
    ("a: 1\n---\nb: 2", "several-documents", {"a": "1"}),
]


@pytest.mark.parametrize(("text", "code", "rest"), FAULTY)
def test_what_is_refused_is_told_and_the_rest_read(text: str, code: str, rest: object) -> None:
    plain, faults = read_yaml(text, FILE)
    assert [fault.code for fault in faults] == [code]
    assert plain == rest


def test_every_fault_of_a_file_is_told() -> None:
    _, faults = read_yaml("a: 1\na: 2\nb: &x 1\nc: {d: 1, d: 2}\ne: [*x, !t 1]\nf: [", FILE)
    assert [fault.code for fault in faults] == ["repeated-key", "alias", "repeated-key", "alias", "tag", "yaml-syntax"]


def test_an_alias_bomb_is_not_lit() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]
    plain, faults = read_yaml("\n".join(lines), FILE)
    assert isinstance(plain, dict)
    assert plain["a39"] == [EMPTY, EMPTY]
    assert len(faults) == 40 + 2 * 39


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_depth_is_refused_before_it_costs(opening: str) -> None:
    plain, faults = read_yaml(opening * 50_000, FILE)
    assert plain is None
    assert [fault.code for fault in faults] == ["too-deep"]


def test_lawful_depth_is_read() -> None:
    plain, faults = read_yaml("[" * DEPTH + "]" * DEPTH, FILE)
    assert faults == []
    assert plain is not None


SYNTAX = [
    ("a: b: c", (1, 5), "`: ` stands inside a value"),
    ("a:\n\tb: c", (2, 1), "a tab"),
    ("a: 'x\nb: 1\n", (1, 4), "quotation mark is opened here"),
    ("a: [1, 2\nb: 3", (1, 4), "opened with `["),
    ("a: {x: 1\nb: 2", (1, 4), "opened with `{"),
    ("a: [x: y: z]", (1, 9), "between the brackets"),
    ('a: "\\q"', (1, 5), "backslash"),
    ("- a\nb: 1", (2, 1), "a list is over here"),
    ("a: @x", (1, 4), "begin with `@`"),
    ("a: `x`", (1, 4), "begin with ```"),
    ("a: - b", (1, 4), "cannot begin on the line of its key"),
    ("a: |x\n b", (1, 5), "behind `|` or `>`"),
    ("a: 'x' y\n", (1, 8), "does not fit the mapping"),
    ("a: ]", (1, 4), "cannot begin so"),
    ("a: 'x", (1, 4), "quotation mark is opened here"),
    ("%FOO\n--- x", (1, 1), "speaks to the parser"),
    ("a: &", (1, 5), "cannot be read as YAML"),
    ("é: 😀 b: c", (1, 7), "`: ` stands inside a value"),
]


@pytest.mark.parametrize(("text", "mark", "words"), SYNTAX)
def test_syntax_is_told_in_plain_words_at_its_place(text: str, mark: tuple[int, int], words: str) -> None:
    _, (fault,) = read_yaml(text, FILE)
    assert (fault.code, fault.where) == ("yaml-syntax", Where(FILE, mark=mark))
    assert words in fault.message
    assert "while" not in fault.message


@given(
    st.binary(max_size=200)
    | st.text(alphabet="ab:-?[]{}&*!|>'\"%@`#,<\t\r\n \u2028é😀\\x0~=.", max_size=80).map(str.encode)
)
def test_no_bytes_make_it_raise_and_every_place_lies_in_the_file(content: bytes) -> None:
    text, faults = decode(content, FILE)
    if not faults:
        plain, faults = read_yaml(text, FILE)
        assert plain is not None or faults
    places = FilePlaces(FILE, content)
    for fault in faults:
        line, column, end = places.place(fault.where)
        assert 1 <= column < end
        assert column <= len(places.lines.line(line)) + 1


TEXTS = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"),
    max_size=12,
)
PLAIN = st.recursive(
    TEXTS.filter(bool),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(TEXTS, PLAIN, max_size=4), st.booleans(), st.sampled_from(["|", '"', "'", None]))
def test_what_another_writer_wrote_is_read_back(value: object, flow: bool, style: str | None) -> None:
    written = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, default_style=style)
    assert read_yaml(written, FILE) == (value, [])


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("- id: a\n  b: 1\n  b: 2\n", False),  # not the key by which items begin
        ("a: {id: 1, id: 2}\n", False),
        ("- {id: 1, id: 2}\n", False),  # on one line no `- ` can be missing
        ("id: 1\nid: 2\n", False),  # no list
        ("- id: a\n  b: 1\n  id: c\n", True),
        ("- to: a\n  as: 1\n  to: c\n", True),
        ("- b: 1\n  id: a\n  id: c\n", True),
    ],
)
def test_where_an_item_begins_anew_its_mark_is_asked_for(text: str, asks: bool) -> None:
    _, (fault,) = read_yaml(text, FILE)
    assert fault.code == "repeated-key"
    assert ("Does a new item begin here?" in (fault.help or "")) is asks


def test_a_forgotten_mark_of_an_item_is_told_once_and_the_items_around_it_are_kept() -> None:
    text = "- id: a\n  b: 1\n  c: [1]\n  id: x\n  b: 2\n  c: [*y, !!str z]\n  <<: 3\n  d: 4\n- id: e\n  b: &n 5\n"
    plain, faults = read_yaml(text, FILE)
    assert plain == [{"id": "a", "b": "1", "c": ["1"]}, {"id": "e", "b": "5"}]
    assert [fault.code for fault in faults] == ["repeated-key", "alias"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n", 2),
        ("<<<<<<< HEAD\nb: 2\n", 1),
        ("a:\n  - b: 1\n<<<<<<< HEAD\n  - b: 2\n=======\n  - b: 3\n>>>>>>> other\n", 3),
        ("a: |\n  text\n<<<<<<< HEAD\n  one\n=======\n  two\n>>>>>>> other\n", 3),
    ],
)
def test_versions_that_git_could_not_join_are_told_as_such(text: str, line: int) -> None:
    _, (fault,) = read_yaml(text, FILE)
    assert (fault.code, fault.where.mark) == ("yaml-syntax", (line, 1))
    assert "Git" in fault.message


@pytest.mark.parametrize("text", ["a: |\n  <<<<<<< HEAD\n", "a: b <<<<<<< c", "# <<<<<<< HEAD\na: 1\n"])
def test_text_that_only_speaks_of_such_marks_is_left_alone(text: str) -> None:
    assert read_yaml(text, FILE)[1] == []


def test_a_mistake_above_such_marks_is_told_for_itself() -> None:
    _, (fault,) = read_yaml("a: b: c\n<<<<<<< HEAD\n", FILE)
    assert "Git" not in fault.message


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("a: one: two", False),
        ("a: one “two”: three", False),
        ("a: “one: two”", True),
        ("- a: «one: two»", True),
    ],
)
def test_marks_that_only_look_like_quotation_marks_are_named(text: str, is_told: bool) -> None:
    _, (fault,) = read_yaml(text, FILE)
    assert ("“ ” and their like are letters" in (fault.help or "")) is is_told
