"""A declaration as a JSON Schema of draft 7: the draft that editors read best."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, inspect

from dissensus.schema.kinds import FileKind, Notation
from dissensus.schema.patterns import ecma
from dissensus.schema.scalars import forms_of, types_of
from dissensus.schema.told import Told, fields_told, first_line
from dissensus.values import SOMETHING

DRAFT = "http://json-schema.org/draft-07/schema#"

Schema = dict[str, Any]
Meaning = Mapping[str, str]
NOTHING: Mapping[str, Any] = {}


def schema_of(kind: FileKind) -> Schema:
    """The schema of a kind of file. A mapping that stands in another is written out there: none is repeated."""
    schema = _Writer(kind.notation).mapping(struct_of(kind.declaration))
    if "required" not in schema and kind.notation == "yaml":
        schema["type"] = ["object", "null"]  # the file may be empty
    return {"$schema": DRAFT, "$id": kind.schema_id, **schema, "title": f"Dissensus: {kind.name}"}


def value_schema(declared: inspect.Type, notation: Notation) -> Schema:
    """The schema of one value."""
    return _Writer(notation).value(declared)


def struct_of(declaration: type[Struct]) -> inspect.StructType:
    """The fields of a declaration, with their types."""
    declared = inspect.type_info(declaration)
    assert isinstance(declared, inspect.StructType)
    return declared


class _Writer:
    """A walk down a declaration. In YAML a text that is not quoted may be something else to an editor; not in TOML."""

    def __init__(self, notation: Notation) -> None:
        self.notation = notation

    def value(self, declared: inspect.Type, also: Mapping[str, Any] = NOTHING, meaning: Meaning = NOTHING) -> Schema:
        """The schema of one value. `also` and `meaning` are what its declaration says besides its type."""
        match declared:
            case inspect.Metadata():
                meaning = (declared.extra or {}).get("meaning", {})
                return self.value(declared.type, declared.extra_json_schema or {}, meaning)
            case inspect.UnionType():
                return self.value(without_none(declared))
            case inspect.StructType():
                return self.mapping(declared)
            case inspect.DictType():
                return self.by_id(declared)
            case inspect.VarTupleType():
                return self.list_of(declared)
            case inspect.LiteralType():
                return self.vocabulary(declared, also, meaning)
            case inspect.IntType():
                bounds = {"minimum": declared.ge, "maximum": declared.le}
                return {**_named(also), "type": "integer", **_known(bounds)}
            case inspect.StrType():
                return self.text(declared, also, meaning)
        raise AssertionError(f"the site format has no {declared}")

    def mapping(self, declared: inspect.StructType) -> Schema:
        """A mapping with known keys."""
        told = fields_told(declared.cls)
        required = [field.encode_name for field in declared.fields if field.required]
        return {
            "title": name_of(declared.cls),
            "description": first_line(declared.cls),
            "type": "object",
            "properties": {field.encode_name: self.field(field, told[field.name]) for field in declared.fields},
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }

    def field(self, field: inspect.Field, told: Told) -> Schema:
        """What stands under one key."""
        schema = self.value(field.type)
        about = [told.description, *([schema["description"]] if "description" in schema else [])]
        examples = [list(told.examples)] if schema.get("type") == "array" else list(told.examples)
        default = default_of(field)
        return {
            **schema,
            "description": "\n\n".join(about),
            **({"examples": examples} if told.examples else {}),
            **({"default": default} if default is not None else {}),
        }

    def list_of(self, declared: inspect.VarTupleType) -> Schema:
        """A list."""
        item = self.value(declared.item_type)
        least = {"minItems": declared.min_length} if declared.min_length else {}
        return {"title": f"list of {item['title']}", "type": "array", **least, "items": item}

    def by_id(self, declared: inspect.DictType) -> Schema:
        """A mapping from ids. They have no type: a key that is a number to an editor is none to us."""
        key, value = self.value(declared.key_type), self.value(declared.value_type)
        kept = ("title", "maxLength", "pattern", "patternErrorMessage")
        return {
            "title": f"mapping from {key['title']} to {value['title']}",
            "type": "object",
            "propertyNames": {word: key[word] for word in kept if word in key},
            "additionalProperties": value,
        }

    def vocabulary(self, declared: inspect.LiteralType, also: Mapping[str, Any], meaning: Meaning) -> Schema:
        """One of several words. They stand in the order in which their meanings were given."""
        words = list(meaning or map(str, declared.values))
        assert {*words} == {*declared.values}, f"{words} are told of, and {declared.values} declared"
        forms = forms_of(words) if self.notation == "yaml" else words
        told = {"enumDescriptions": [meaning[str(word).lower()] for word in forms]} if meaning else {}
        return {"title": "word", **_named(also), "enum": forms, **told}

    def text(self, declared: inspect.StrType, also: Mapping[str, Any], meaning: Meaning) -> Schema:
        """A text, its form and its length. What its forms mean are examples of it."""
        pattern = also.get("pattern", declared.pattern)
        lengths = {"minLength": declared.min_length, "maxLength": declared.max_length}
        return {
            **_named(also, but="description" if pattern == SOMETHING else ""),
            **(types_of(declared, pattern) if self.notation == "yaml" else {"type": "string"}),
            **_known(lengths),
            **(_form(pattern, also) if pattern is not None else {}),
            **({"examples": [*meaning]} if meaning else {}),
        }


def name_of(declaration: type[Struct]) -> str:
    """What a mapping is called: `SetAside` is “set aside”."""
    return " ".join(re.findall("[A-Z][a-z]*", declaration.__name__)).lower()


def default_of(field: inspect.Field) -> str | int | None:
    """The value of a field that is left out, where it has one that can be written."""
    return field.default if isinstance(field.default, str | int) else None


def without_none(declared: inspect.UnionType) -> inspect.Type:
    """What a field is that may be left out."""
    (only,) = (each for each in declared.types if not isinstance(each, inspect.NoneType))
    return only


def _known(bounds: Mapping[str, int | None]) -> Schema:
    return {word: bound for word, bound in bounds.items() if bound is not None}


def _named(also: Mapping[str, Any], but: str = "") -> Schema:
    return {word: also[word] for word in ("title", "description", "examples") if word in also and word != but}


def _form(pattern: str, also: Mapping[str, Any]) -> Schema:
    told = "Something has to stand here." if pattern == SOMETHING else also["description"]
    return {"pattern": ecma(pattern), "patternErrorMessage": told}
