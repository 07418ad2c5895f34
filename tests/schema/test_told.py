"""What declarations tell of themselves is found, and none is silent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import Struct, inspect

from dissensus import model, settings
from dissensus.schema.draft07 import schema_of, struct_of
from dissensus.schema.kinds import FILE_KINDS, FileKind
from dissensus.schema.told import Told, fields_told, first_line
from schema.walking import all_types

# Nobody writes these: one is made of a file, one of all files.
NOT_WRITTEN = (model.Page, model.Library, model.Written, settings.Section)

OURS = (model.__name__, settings.__name__)


def declarations() -> list[type[Struct]]:
    """Every one of the site format, of whatever kind of file."""
    named = [each for module in (model, settings) for each in vars(module).values() if isinstance(each, type)]
    ours = [each for each in named if issubclass(each, Struct) and each.__module__ in OURS]
    return [each for each in ours if each not in NOT_WRITTEN]


class Plain(Struct):
    """A declaration.

    It goes on.
    """

    bare: str
    told: str
    """Words that
    go on."""
    shown: str = "a"
    """Words. Example: `one, two`."""
    shown_more: str = "b"
    """Words with `marks`. Examples: `one`, `two`."""


def test_strings_under_fields_are_found() -> None:
    assert fields_told(Plain) == {
        "told": Told("Words that go on."),
        "shown": Told("Words.", ("one, two",)),
        "shown_more": Told("Words with `marks`.", ("one", "two")),
    }
    assert first_line(Plain) == "A declaration."


@pytest.mark.parametrize("declaration", declarations(), ids=lambda each: each.__name__)
def test_every_field_is_told_in_a_sentence(declaration: type[Struct]) -> None:
    told = fields_told(declaration)
    assert set(told) == {field.name for field in struct_of(declaration).fields}
    for name, each in told.items():
        assert each.description[0].isupper() or each.description[0] == "`", name
        assert each.description.endswith("."), name
        assert "\n" not in each.description, name


def test_every_declaration_belongs_to_a_kind_of_file() -> None:
    assert {each.cls for each in all_types() if isinstance(each, inspect.StructType)} == set(declarations())


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda each: each.name)
def test_an_editor_has_a_title_and_words_for_every_key(kind: FileKind) -> None:
    for value in values_in(schema_of(kind)):
        assert value["title"] and value["description"], value


def values_in(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A mapping with known keys, and the value of each key, at any depth."""
    if "properties" in schema:
        yield schema
    for name, inner in schema.items():
        if name == "properties" and isinstance(inner, dict):
            for value in inner.values():
                yield value
                yield from values_in(value)
        elif name in ("items", "additionalProperties") and isinstance(inner, dict):
            yield from values_in(inner)
