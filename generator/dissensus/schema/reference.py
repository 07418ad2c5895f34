"""The format reference: every kind of file, every field and every kind of value, in Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator

from msgspec import inspect

from dissensus.schema.draft07 import Schema, default_of, name_of, struct_of, value_schema, without_none
from dissensus.schema.kinds import FILE_KINDS, FileKind, Notation, kind_named
from dissensus.schema.told import Told, fields_told, first_line
from dissensus.schema.wiring import editor_settings, modeline
from dissensus.values import Edtf

BAR = r"\|"  # in a cell of a table

HEADING = """\
# The format of a site's files

This page is generated from the declarations that read the files: `dissensus schema --reference` prints it.

A site is a folder. In it stand the files below, and the archived texts in a folder of their own, such as `seeds/`.
Files in YAML hold mappings, lists and text, and text stays as typed: `no`, `012`, `12:30` and `2024-03-12` are the
words that they are. A key that is not listed here is a fault, and so are a key written twice, a tag, an anchor, and
a key with nothing behind it.

## In an editor

`dissensus schema` writes a JSON Schema for each kind of file into the folder `schemas/`; an editor that knows of them
shows what is on this page while you write, completes keys, and marks what does not fit. For the YAML extension of
Visual Studio Code, in `.vscode/settings.json`:

```json
{settings}
```

Or in the first line of a file, for every editor that runs `yaml-language-server`:

```yaml
{of_point}
```

An editor that runs Taplo reads such a line of `site.toml`:

```toml
{of_site}
```

An editor reads YAML with types: to it `2024` is a number, `true` a truth and `null` nothing. All of these are text
here, so that it marks neither them nor a field of text that is empty. What a schema cannot know, such as whether a
quote stands in its document, `dissensus check` tells.
"""
VALUES = """\
## Values

| Value | Form | Characters at most | Examples |
|---|---|---|---|"""
DATES = """\
## Dates

| Form | Meaning |
|---|---|"""


def reference() -> str:
    """The whole page."""
    heading = HEADING.format(
        settings=json.dumps(editor_settings(), indent=2),
        of_point=modeline(kind_named("point"), "content/points/scale.yaml"),
        of_site=modeline(kind_named("site"), "site.toml"),
    )
    sections = [heading, *map(_section, FILE_KINDS), VALUES, *_values(), "", DATES, *_dates(), ""]
    return "\n".join(sections)


def _section(kind: FileKind) -> str:
    root = struct_of(kind.declaration)
    lines = [f"## `{kind.files.replace('*', '<id>')}`", "", first_line(root.cls), "", *_table(root, kind.notation)]
    for inner in _structs_in(root):
        lines += [
            f"### {name_of(inner.cls).capitalize()}",
            "",
            first_line(inner.cls),
            "",
            *_table(inner, kind.notation),
        ]
    return "\n".join(lines)


def _table(declared: inspect.StructType, notation: Notation) -> Iterator[str]:
    yield "| Key | Value | If left out | What it is |"
    yield "|---|---|---|---|"
    told = fields_told(declared.cls)
    for field in declared.fields:
        value = value_schema(field.type, notation)
        yield _row(f"`{field.encode_name}`", _kind(value), _left_out(field), " ".join(_about(told[field.name], value)))
    yield ""


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', BAR) for cell in cells)} |"


def _kind(value: Schema) -> str:
    """What sort of value it is, with a link where that is a mapping."""
    if "enum" in value:
        return " or ".join(f"`{word}`" for word in value["enum"] if isinstance(word, str))
    if "items" in value:
        least = f", {value['minItems']} at least" if "minItems" in value else ""
        return f"list of {_kind(value['items'])}{least}"
    if "propertyNames" in value:
        return f"mapping from {value['propertyNames']['title']} to {_kind(value['additionalProperties'])}"
    if "properties" in value:
        return f"[{value['title']}](#{value['title'].replace(' ', '-')})"
    return str(value["title"])


def _left_out(field: inspect.Field) -> str:
    if field.required:
        return "a fault"
    default = default_of(field)
    return "" if default is None else f"`{default}`"


def _about(told: Told, value: Schema) -> Iterator[str]:
    yield told.description
    for word, means in zip(value.get("enum", ()), value.get("enumDescriptions", ()), strict=False):
        yield f"`{word}`: {means}."
    if told.examples:
        yield f"Example: {', '.join(f'`{example}`' for example in told.examples)}."


def _values() -> Iterator[str]:
    """Every kind of value that has a name, once; those of one form stand together."""
    titles: dict[tuple[str, ...], set[str]] = {}
    for value in _named_values():
        form = str(value.get("patternErrorMessage") or value["description"])
        examples = ", ".join(f"`{each}`" for each in value.get("examples", ()))
        titles.setdefault((form, str(value.get("maxLength", "")), examples), set()).add(value["title"])
    for cells, named in sorted(titles.items(), key=lambda each: (sorted(each[1]), int(each[0][1] or 0))):
        yield _row(", ".join(sorted(named)), *cells)


def _named_values() -> Iterator[Schema]:
    for kind in FILE_KINDS:
        root = struct_of(kind.declaration)
        for declared in (root, *_structs_in(root)):
            for field in declared.fields:
                for value in _parts(value_schema(field.type, kind.notation)):
                    if "enum" not in value and value.get("type") not in ("object", "array", "integer"):
                        yield value


def _parts(value: Schema) -> Iterator[Schema]:
    yield value
    for inner in ("items", "propertyNames", "additionalProperties"):
        if isinstance(value.get(inner), dict):
            yield from _parts(value[inner])


def _dates() -> Iterator[str]:
    """Every form of a date."""
    declared = inspect.type_info(Edtf)
    assert isinstance(declared, inspect.Metadata)
    forms: dict[str, str] = (declared.extra or {})["meaning"]
    yield from (_row(f"`{form}`", means) for form, means in forms.items())


def _structs_in(declared: inspect.StructType) -> Iterator[inspect.StructType]:
    """Every mapping with known keys inside of one, in reading order."""
    for field in declared.fields:
        inner = _innermost(field.type)
        if isinstance(inner, inspect.StructType):
            yield inner
            yield from _structs_in(inner)


def _innermost(declared: inspect.Type) -> inspect.Type:
    """What a list is of, or a mapping leads to; otherwise the value itself."""
    match declared:
        case inspect.Metadata():
            return _innermost(declared.type)
        case inspect.UnionType():
            return _innermost(without_none(declared))
        case inspect.VarTupleType():
            return _innermost(declared.item_type)
        case inspect.DictType():
            return _innermost(declared.value_type)
    return declared
