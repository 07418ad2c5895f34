"""What a schema says of a text: every form that an editor could have made of it, and no other."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import ValidationError as Refused
from msgspec import convert, inspect

from dissensus import values
from dissensus.model import PageHead
from dissensus.schema.draft07 import schema_of, value_schema
from dissensus.schema.kinds import kind_named
from dissensus.schema.scalars import forms_of, types_of
from schema.judging import Judge

ANY = {"type": ["string", "number", "boolean", "null"]}
ID = {**ANY, "minimum": 0}
SORTS: list[tuple[object, dict[str, Any]]] = [
    (values.Text, ANY),
    (values.Words, ANY),
    (values.Id, ID),
    (values.CardRef, {"type": ["string", "number", "boolean", "null"]}),
    (values.Digest, {"type": ["string", "number"], "minimum": 0}),
    (values.Number, {"type": ["string", "number"], "minimum": -(10**15), "maximum": 10**15}),
    (values.Edtf, {"type": "string"}),
    (values.Url, {"type": "string"}),
    (values.Language, {"type": "string"}),
    (values.FilePath, ANY),
]


@pytest.mark.parametrize(("sort", "expected"), SORTS)
def test_a_text_has_the_types_that_its_plain_forms_could_become(sort: Any, expected: dict[str, Any]) -> None:
    schema = value_schema(inspect.type_info(sort), "yaml")
    assert {word: schema[word] for word in ("type", "minimum", "maximum") if word in schema} == expected


@pytest.mark.parametrize(("sort", "_"), SORTS)
def test_in_toml_a_text_is_a_text(sort: Any, _: object) -> None:
    schema = value_schema(inspect.type_info(sort), "toml")
    assert (schema["type"], "minimum" in schema) == ("string", False)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("^[0-9]{1,4}$(?!\\n)", {"type": ["string", "integer"], "minimum": 0, "maximum": 9_999}),
        ("^-?[0-9]{2}$(?!\\n)", {"type": ["string", "integer"], "minimum": -99, "maximum": 99}),
        ("^[0-9]+$(?!\\n)", {"type": ["string", "integer"], "minimum": 0}),
        ("^[0-9]+(e[0-9]+)?$(?!\\n)", {"type": ["string", "number"], "minimum": 0}),
        ("^(true|yes)$(?!\\n)", {"type": ["string", "boolean"]}),
        ("^~$(?!\\n)", {"type": ["string", "null"]}),
        ("^[A-Z]", {"type": ["string", "boolean", "null"]}),
        ("^[g-m]+$(?!\\n)", {"type": "string"}),
    ],
)
def test_bounds_follow_from_the_pattern(pattern: str, expected: dict[str, Any]) -> None:
    assert types_of(inspect.StrType(), pattern) == expected


@pytest.mark.parametrize(
    ("words", "forms"),
    [
        (["full", "partial"], ["full", "partial"]),
        (["no", "yes"], ["no", "yes"]),  # YAML 1.2 has no other truths than these
        (["true"], [True, "true"]),
        (["a", "false"], ["a", False, "false"]),
    ],
)
def test_a_word_that_is_a_truth_to_an_editor_has_both_forms(words: list[str], forms: list[str | bool]) -> None:
    assert forms_of(words) == forms


PLAIN = st.one_of(
    st.sampled_from(["true", "True", "FALSE", "null", "Null", "~", ".inf", "-.INF", ".nan", "no", "012", "12:30"]),
    st.from_regex(r"\A[-+]?(0|[0-9]{1,24})(\.[0-9]{0,7})?([eE][-+]?[0-9]{1,3})?\Z"),
    st.from_regex(r"\A(0x[0-9a-fA-F]{1,18}|0o[0-7]{1,18}|\.[0-9]{1,5}|[0-9]{64}|[0-9]{1,5}e[0-9]{1,60})\Z"),
    st.from_regex(r"\A[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}\Z"),
)


@given(st.lists(PLAIN, min_size=1, max_size=8))
def test_what_is_text_to_us_is_never_an_alarm_whatever_an_editor_makes_of_it(judge: Judge, texts: list[str]) -> None:
    kind = kind_named("page")
    for text in texts:
        taken = _is_taken({"title": text, "order": text})
        errors = judge.judge(kind, f"title: {text}\norder: {text}\n")["errors"]
        assert not taken or errors == []


def test_an_editor_alarms_where_no_text_could_have_become_that(judge: Judge) -> None:
    kind = kind_named("page")
    for value in ("true", "~", "1.5", "-1", "10000", "x"):
        assert judge.judge(kind, f"title: a\norder: {value}\n")["errors"], value
    assert re.search(schema_of(kind)["properties"]["order"]["pattern"], "80")


def _is_taken(plain: dict[str, str]) -> bool:
    try:
        convert(plain, PageHead, strict=True)
    except Refused:
        return False
    return True
