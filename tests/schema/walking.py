"""Every type that a declaration is made of."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import inspect

from dissensus.schema.kinds import FILE_KINDS


def all_types() -> Iterator[inspect.Type]:
    """Those of every kind of file."""
    for kind in FILE_KINDS:
        yield from types_in(inspect.type_info(kind.declaration))


def types_in(declared: inspect.Type) -> Iterator[inspect.Type]:
    """The type and all inside of it."""
    yield declared
    match declared:
        case inspect.StructType():
            inner: tuple[inspect.Type, ...] = tuple(field.type for field in declared.fields)
        case inspect.UnionType():
            inner = declared.types
        case inspect.DictType():
            inner = (declared.key_type, declared.value_type)
        case inspect.VarTupleType():
            inner = (declared.item_type,)
        case inspect.Metadata():
            inner = (declared.type,)
        case _:
            inner = ()
    for each in inner:
        yield from types_in(each)
