"""Generated sites are whole: every field that curators can write stands in some of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from hypothesis import Phase, find, settings
from hypothesis.errors import NoSuchExample
from msgspec import Struct, structs

from dissensus.model import Library, Written
from dissensus.reading import Site, read
from dissensus.settings import Section
from generated import Plain, sites, write

LEFT_OUT = {"Settings.language", "Settings.theme", "Settings.wording"}  # others than the default's
TAKEN_APART = {"SourcesFile", "DocumentsFile"}  # as they are read
WITHOUT = {"WordingFile", "Allowed"}  # the word lists of a site

MANY = settings(max_examples=1_000, phases=[Phase.generate], derandomize=True, database=None)


def test_every_field_stands_in_some_of_them(tmp_path: Path) -> None:
    missing = {f"{kind.__name__}.{name}" for kind in kinds() for name in kind.__struct_fields__} - LEFT_OUT

    def is_last_that_is_needed(site: Plain) -> bool:
        missing.difference_update(fields_of(read(Site(write(site, tmp_path)), jobs=1)[0]))
        return not missing

    with suppress(NoSuchExample):
        find(sites(), is_last_that_is_needed, settings=MANY)
    assert missing == set()


def kinds() -> list[type[Struct]]:
    """Everything that a curator writes as a mapping, but for what generated sites do without."""
    written = [*Written.__subclasses__(), *Section.__subclasses__()]
    return [kind for kind in written if kind.__name__ not in TAKEN_APART | WITHOUT]


def fields_of(value: object) -> Iterator[str]:
    """Every field, wherever it stands, that has another value than if it were left out."""
    match value:
        case Library():
            parts = (value.settings, value.parties, value.sources, value.documents, value.points, value.pages)
            yield from (name for part in parts for name in fields_of(part))
        case Struct():
            for field in structs.fields(value):
                held = getattr(value, field.name)
                if field.required or held != field.default:
                    yield f"{type(value).__name__}.{field.name}"
                    yield from fields_of(held)
        case Mapping():
            yield from (name for each in value.values() for name in fields_of(each))
        case Iterable() if not isinstance(value, str):
            yield from (name for each in value for name in fields_of(each))
