"""The schemas themselves: lawful, closed, and true to what they show."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from msgspec import inspect

from dissensus import model
from dissensus.faults.page_head import split_page
from dissensus.schema.draft07 import DRAFT, name_of, schema_of, value_schema
from dissensus.schema.kinds import FILE_KINDS, FileKind, kind_named
from schema.judging import Judge
from schema.test_told import values_in

ROOT = Path(__file__).parents[2]

each_kind = pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)


@each_kind
def test_a_schema_names_its_draft_and_itself(kind: FileKind) -> None:
    schema = schema_of(kind)
    assert (schema["$schema"], schema["$id"]) == (DRAFT, f"urn:dissensus:schema:{kind.name}")


@each_kind
def test_every_mapping_is_closed(kind: FileKind) -> None:
    mappings = [value for value in values_in(schema_of(kind)) if "properties" in value]
    assert mappings
    assert all(mapping["additionalProperties"] is False for mapping in mappings)


@each_kind
def test_what_is_shown_as_an_example_or_a_default_is_lawful(judge: Judge, kind: FileKind) -> None:
    shown = 0
    for value in values_in(schema_of(kind)):
        lawful = {key: words for key, words in value.items() if key not in ("$schema", "$id")}
        name = f"{kind.name}-{shown}"
        assert judge.wrong_with({**lawful, "$id": name}) == []
        for each in (*value.get("examples", ()), *([value["default"]] if "default" in value else [])):
            assert judge.errors(name, each) == [], value
        shown += 1
    assert shown


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (model.Fit, {"title": "word", "enum": ["full", "partial"]}),
        (model.SourceKind, {"enum": ["person", "body", "armed-group", "outlet"]}),
        (model.Yes, {"title": "true", "enum": [True, "true"]}),
        (model.Id, {"title": "id", "maxLength": 64, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}),
        (tuple[model.SourceId, ...], {"type": "array", "title": "list of id of a source"}),
        (dict[model.FacetId, model.Text], {"type": "object", "title": "mapping from id of a facet to text"}),
        (model.Text | None, {"title": "text", "minLength": 1, "maxLength": 2_000}),
    ],
)
def test_a_value_is_said_in_the_words_of_draft_7(sort: Any, expected: dict[str, Any]) -> None:
    schema = value_schema(inspect.type_info(sort), "yaml")
    assert {word: schema.get(word) for word in expected} == expected


def test_a_number_has_its_bounds() -> None:
    schema = schema_of(kind_named("site"))["properties"]["publish"]["properties"]["context"]
    assert (schema["type"], schema["minimum"], schema["maximum"], schema["default"]) == ("integer", 0, 2_000, 160)


def test_a_list_that_may_not_be_empty_says_so() -> None:
    card = schema_of(kind_named("point"))["properties"]["cards"]["items"]["properties"]
    assert (card["reports"]["minItems"], "minItems" in card["relates"]) == (1, False)


def test_a_file_may_be_empty_that_needs_no_key() -> None:
    may = {kind.name: schema_of(kind)["type"] == ["object", "null"] for kind in FILE_KINDS}
    assert may == {"site": False, "sources": True, "documents": True, "point": False, "page": False, "wording": True}


def test_every_word_of_a_vocabulary_has_a_meaning() -> None:
    words = [value for kind in FILE_KINDS for value in values_in(schema_of(kind)) if len(value.get("enum", ())) > 1]
    told = [value for value in words if value["title"] == "word"]
    assert len(told) >= 9
    assert all(len(value["enumDescriptions"]) == len(value["enum"]) for value in told)


def test_a_name_of_two_words_is_parted() -> None:
    assert (name_of(model.SetAside), name_of(model.Card)) == ("set aside", "card")


CONTENT = [(kind, path) for kind in FILE_KINDS if kind.is_yaml for path in sorted(ROOT.glob(kind.files))]


@pytest.mark.parametrize(("kind", "file"), CONTENT, ids=[path.stem for _, path in CONTENT])
def test_the_files_of_this_checkout_are_lawful(judge: Judge, kind: FileKind, file: Path) -> None:
    assert judge.judge(kind, file.read_text(encoding="utf-8"))["errors"] == []


def test_there_are_such_files() -> None:
    assert {kind.name for kind, _ in CONTENT} >= {"sources", "documents", "point"}


def test_its_settings_are_lawful(judge: Judge) -> None:
    plain = tomllib.loads((ROOT / "site.toml").read_text(encoding="utf-8"))
    assert judge.errors(kind_named("site").schema_id, plain) == []


def test_the_heads_of_its_pages_are_lawful(judge: Judge) -> None:
    pages = sorted((ROOT / "content" / "pages").glob("*.md"))
    assert pages
    for page in pages:
        parts = split_page(page.read_text(encoding="utf-8"))
        assert parts and judge.judge(kind_named("page"), parts[0])["errors"] == []
