"""A fault's place is found in its file to the column, whatever stands around it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dissensus.faults import Where
from dissensus.faults.fault import Key
from dissensus.faults.places import FilePlaces
from dissensus.reading.yaml import read_yaml

YAML = "content/points/x.yaml"
TOML = "site.toml"
PAGE = "content/pages/x.md"


def marked(file: str, text: str | bytes, where: Where) -> tuple[int, int, str]:
    """Line, column and the marked words."""
    places = FilePlaces(file, text if isinstance(text, bytes) else text.encode())
    line, column, end = places.place(where)
    return line, column, places.lines.line(line)[column - 1 : end - 1]


def at(file: str, *path: Key) -> Where:
    return Where(file, path)


CARDS = """\
question: Who?
cards:
  - id: first
    claim: |
      The first line
      and the second.
    reports:
      - {document: "d\\u00e9j\\x61 vu", quote: 'it''s so'}
  -
    id: second
    note: >-
      Folded words
      go on [@a]
      to the end.
    speeker: nobody
    role:
"""

VALUES = [
    ((), (1, 1, "question: Who?")),
    (("question",), (1, 11, "Who?")),
    (("cards",), (3, 3, "- id: first")),
    (("cards", 0), (3, 5, "id: first")),
    (("cards", 0, "id"), (3, 9, "first")),
    (("cards", 0, "claim"), (5, 7, "The first line")),
    (("cards", 0, "reports", 0), (8, 9, "{document: \"d\\u00e9j\\x61 vu\", quote: 'it''s so'}")),
    (("cards", 0, "reports", 0, "document"), (8, 20, '"d\\u00e9j\\x61 vu"')),
    (("cards", 0, "reports", 0, "quote"), (8, 46, "'it''s so'")),
    (("cards", 1, "id"), (10, 9, "second")),
    (("cards", 1, "note"), (12, 7, "Folded words")),
    (("cards", 1, "speaker"), (15, 14, "nobody")),  # so it was read, under its misspelling
    (("cards", 1, "role"), (16, 5, "role")),
    (("cards", 1, "nothing-like-it"), (10, 5, "id")),
    (("cards", 7, "id"), (3, 3, "- id: first")),
]


@pytest.mark.parametrize(("path", "expected"), VALUES[1:])
def test_values_are_found(path: tuple[Key, ...], expected: object) -> None:
    assert marked(YAML, CARDS, Where(YAML, path)) == expected


@pytest.mark.parametrize(("path", "expected"), VALUES[1:])
def test_line_ends_byte_order_mark_and_what_follows_do_not_shift_them(path: tuple[Key, ...], expected: object) -> None:
    assert marked(YAML, "\ufeff" + CARDS.replace("\n", "\r\n") + "broken: [", Where(YAML, path)) == expected


KEYS = [
    (("question",), (1, 1, "question")),
    (("cards", 1, "id"), (10, 5, "id")),
    (("cards", 0), (3, 5, "id: first")),
    (("cards", 1, "missing"), (10, 5, "id")),
    (("missing",), (1, 1, "question")),
]


@pytest.mark.parametrize(("path", "expected"), KEYS)
def test_keys_are_found(path: tuple[Key, ...], expected: object) -> None:
    assert marked(YAML, CARDS, Where(YAML, path, of="key")) == expected


WORDS = [
    (("cards", 0, "claim"), "the second", (6, 11, "the second")),
    (("cards", 0, "claim"), "line and", (5, 17, "line")),
    (("cards", 0, "reports", 0, "document"), "éja vu", (8, 22, "\\u00e9j\\x61 vu")),
    (("cards", 0, "reports", 0, "document"), "u00e9", (8, 20, '"d\\u00e9j\\x61 vu"')),
    (("cards", 0, "reports", 0, "quote"), "it's", (8, 47, "it''s")),
    (("cards", 1, "note"), "[@a]", (13, 13, "[@a]")),
    (("cards", 1, "note"), "words go on", (12, 14, "words")),
    (("cards", 1, "note"), "not there", (12, 7, "Folded words")),
    (("question",), "ho", (1, 12, "ho")),
]


@pytest.mark.parametrize(("path", "words", "expected"), WORDS)
def test_words_are_found_as_they_are_written(path: tuple[Key, ...], words: str, expected: object) -> None:
    assert marked(YAML, CARDS, Where(YAML, path, words=words)) == expected


def test_columns_count_code_points_behind_tabs_and_emoji() -> None:
    text = '{"👩‍🚀 é": 1,\t"漢字": "😀 words"}'
    assert marked(YAML, text, at(YAML, "漢字").at("words")) == (1, 23, "words")
    assert marked(YAML, text, at(YAML, "漢字").key()) == (1, 14, '"漢字"')


def test_many_words_of_a_long_value_are_found_at_once() -> None:
    sentences = [f"Sentence {number} is about a bridge." for number in range(3_000)]
    places = FilePlaces(YAML, f"summary: {' '.join(sentences)}\n".encode())
    columns = [places.place(at(YAML, "summary").at(sentence)).column for sentence in sentences]
    assert columns[:2] == [10, 40] and len(set(columns)) == 3_000


def test_bytes_that_are_no_utf_8_are_passed_by() -> None:
    assert marked(YAML, b"a: \xe9\nb: c\n", at(YAML, "b")) == (2, 4, "c")


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n", b"# only a comment", b"\xff\xfe"])
@pytest.mark.parametrize("file", [YAML, TOML, PAGE, "seeds/x.txt", "content/points"])
def test_every_file_has_a_place_for_any_fault(content: bytes, file: str) -> None:
    for where in (at(file), at(file, "a", 0), at(file, "a").key(), at(file).at("w"), Where(file, mark=(9, 9))):
        line, column, end = FilePlaces(file, content).place(where)
        assert line >= 1
        assert 1 <= column < end


def test_a_mark_gives_the_key_or_the_words_that_begin_there() -> None:
    text = 'a: 1\n"a": [@x]\n'
    assert marked(YAML, text, Where(YAML, ("a",), of="key", mark=(2, 1))) == (2, 1, '"a"')
    assert marked(YAML, text, Where(YAML, ("a",), of="key", mark=(1, 1))) == (1, 1, "a")
    assert marked(YAML, text, Where(YAML, words="[@x]", mark=(2, 6))) == (2, 6, "[@x]")
    assert marked(YAML, text, Where(YAML, mark=(2, 6))) == (2, 6, "[")


SETTINGS = """\
title = "A \\"small\\" site" # of ours
a.b = 3
[order]
rows = 'days'
"quoted" = 1
[publish]
deep = {x = "1", y = [1, "two", {z = 3}]}
multi = \"\"\"
one two
three\"\"\"
"""

IN_TOML = [
    (("title",), (1, 9, '"A \\"small\\" site"')),
    (("a", "b"), (2, 7, "3")),
    (("order",), (3, 1, "[order]")),
    (("order", "rows"), (4, 8, "'days'")),
    (("order", "quoted"), (5, 12, "1")),
    (("publish", "deep"), (7, 8, '{x = "1", y = [1, "two", {z = 3}]}')),
    (("publish", "deep", "y", 1), (7, 26, '"two"')),
    (("publish", "deep", "y", 2, "z"), (7, 38, "3")),
    (("publish", "multi"), (8, 9, '"""')),
    (("order", "nothing-like-it"), (4, 1, "rows")),
    (("nothing-like-it",), (1, 1, "title")),
]


@pytest.mark.parametrize(("path", "expected"), IN_TOML)
def test_toml_has_places_too(path: tuple[Key, ...], expected: object) -> None:
    assert marked(TOML, SETTINGS, Where(TOML, path)) == expected
    assert marked(TOML, "\ufeff" + SETTINGS.replace("\n", "\r\n"), Where(TOML, path)) == expected


def test_toml_keys_and_words_have_places() -> None:
    assert marked(TOML, SETTINGS, at(TOML, "order", "quoted").key()) == (5, 1, '"quoted"')
    assert marked(TOML, SETTINGS, at(TOML, "title").at('"small"')) == (1, 12, '\\"small\\"')
    assert marked(TOML, SETTINGS, at(TOML, "publish", "multi").at("two three")) == (9, 5, "two")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_head_of_a_page_has_places_and_its_body_words(end: str) -> None:
    text = end.join(["---", "title: About", "order: x", "---", "order: x", "[@a]"])
    assert marked(PAGE, text, at(PAGE, "order")) == (3, 8, "x")
    assert marked(PAGE, text, at(PAGE).at("order")) == (5, 1, "order")
    assert marked(PAGE, text, at(PAGE, "description").key()) == (2, 1, "title")


LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff")
TEXTS = st.text(LETTERS, min_size=1, max_size=15)
TREES = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=8
)


def leaves(tree: Any, path: tuple[Key, ...] = ()) -> list[tuple[tuple[Key, ...], str]]:
    if isinstance(tree, str):
        return [(path, tree)]
    items: Any = tree.items() if isinstance(tree, dict) else enumerate(tree)
    return [leaf for key, value in items for leaf in leaves(value, (*path, key))]


@given(
    st.dictionaries(TEXTS, TREES, min_size=1, max_size=4),
    st.booleans(),
    st.sampled_from(["'", '"', None]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_marked_is_the_value(tree: object, flow: bool, style: str | None, end: str) -> None:
    text = yaml.safe_dump(
        tree, allow_unicode=True, default_flow_style=flow, default_style=style, width=10**6, line_break=end
    )
    for path, value in leaves(tree):
        _, _, words = marked(YAML, text, Where(YAML, path))
        if "\n" not in words:
            assert read_yaml(f"- {words}", YAML)[0] == [value]
        _, _, key = marked(YAML, text, Where(YAML, path, of="key"))
        if isinstance(path[-1], str):
            assert read_yaml(f"? {key}\n: x", YAML)[0] == {path[-1]: "x"}


PROSE = st.text("ab é漢.,", max_size=12)


@given(PROSE, PROSE.filter(str.strip), PROSE, st.sampled_from(["'", '"', "|", ">", None]))
def test_words_that_are_marked_are_those_words(before: str, words: str, after: str, style: str | None) -> None:
    text = yaml.safe_dump({"a": before + words + after}, allow_unicode=True, default_style=style, width=10**6)
    _, _, found = marked(YAML, text, Where(YAML, ("a",), words=words))
    assert found.split() == words.split()
