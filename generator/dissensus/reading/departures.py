"""Every departure of a plain value from a declaration of the model, and the value mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import did_you_mean, listed, nearest, shown
from dissensus.model import PLACEHOLDER
from dissensus.reading.plain import Empty, Plain
from dissensus.values import ID_PATTERN, SOMETHING

Declared = inspect.Type


def mended(plain: Plain, kind: type, where: Where) -> tuple[object, list[Fault]]:
    """The value made to fit as far as it goes, and every fault in it."""
    faults: list[Fault] = []
    value = _Mender(faults).mend(plain, _declaration(kind), where, "")
    return value, faults


@cache
def _declaration(kind: type) -> Declared:
    return inspect.type_info(kind)


class _Mender:
    """A walk down a value and its declaration, side by side."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults

    def mend(self, plain: Plain, declared: Declared, where: Where, help_text: str) -> object:
        """The value mended; what departs is told. `help_text` is the declaration's own description."""
        if isinstance(declared, inspect.Metadata):
            description = (declared.extra_json_schema or {}).get("description", help_text)
            return self.mend(plain, declared.type, where, description)
        if isinstance(declared, inspect.UnionType):
            return self.mend(plain, _without_none(declared), where, help_text)
        if isinstance(plain, Empty):
            return self._empty(declared, where)
        return _MENDERS[type(declared)](self, plain, declared, where, help_text)

    def tell(self, code: str, where: Where, message: str, remedy: str | None = None) -> None:
        """One more fault."""
        self.faults.append(Fault(code=code, where=where, message=message, help=remedy))

    def _empty(self, declared: Declared, where: Where) -> object:
        self.tell("empty", where, f"{_name(where)} is empty", "Write its value, or leave the line out.")
        return placeholder(declared)

    def _wrong_kind(self, plain: Plain, declared: Declared, where: Where) -> object:
        expected, found = _KIND_NAMES[type(declared)], _found(plain)
        self.tell("wrong-kind", where, f"{_name(where)} is {found}, and should be {expected}")
        return placeholder(declared)

    def struct(self, plain: Plain, declared: inspect.StructType, where: Where, help_text: str) -> object:
        """A mapping with known keys."""
        if not isinstance(plain, dict):
            return self._wrong_kind(plain, declared, where)
        fields = {field.encode_name: field for field in declared.fields}
        meant = self._keys_as_meant(plain, list(fields), where)
        values = {
            field.name: self.mend(plain[meant[key]], field.type, where / meant[key], "")
            if key in meant
            else self._absent(field, where)
            for key, field in fields.items()
        }
        return declared.cls(**values)

    def _keys_as_meant(self, plain: dict[str, Plain], known: list[str], where: Where) -> dict[str, str]:
        """From each key that is declared to the key as typed, misspellings of absent ones included."""
        meant = {key: key for key in known if key in plain}
        for typed in plain:
            if typed in meant:
                continue
            self._tell_unknown_key(typed, known, where)
            guess = nearest(typed, [key for key in known if key not in meant])
            if guess is not None and guess == nearest(typed, known):
                meant[guess] = typed
        return meant

    def _tell_unknown_key(self, typed: str, known: list[str], where: Where) -> None:
        here = f"{_name(where)} has no key {shown(typed)}" if where.path else f"there is no key {shown(typed)}"
        remedy = did_you_mean(typed, known) or f"Here stand {listed(known, 'and')}."
        self.tell("unknown-key", (where / typed).key(), here, remedy)

    def _absent(self, field: inspect.Field, where: Where) -> object:
        if not field.required:
            return _default(field)
        self.tell(
            "missing-key",
            (where / field.encode_name).key(),
            f'{_name(where)} has no "{field.encode_name}"' if where.path else f'"{field.encode_name}" is missing',
            "It cannot be left out.",
        )
        return placeholder(field.type)

    def mapping(self, plain: Plain, declared: inspect.DictType, where: Where, help_text: str) -> object:
        """A mapping from ids."""
        if not isinstance(plain, dict):
            return self._wrong_kind(plain, declared, where)
        for key in plain:
            self.mend(key, declared.key_type, (where / key).key(), "")
        return {key: self.mend(value, declared.value_type, where / key, "") for key, value in plain.items()}

    def sequence(self, plain: Plain, declared: inspect.VarTupleType, where: Where, help_text: str) -> object:
        """A list."""
        if not isinstance(plain, list):
            return self._wrong_kind(plain, declared, where)
        if len(plain) < (declared.min_length or 0):
            self.tell(
                "empty",
                where,
                f"{_name(where)} is an empty list",
                f"It needs {declared.min_length} at least.",
            )
        return tuple(self.mend(item, declared.item_type, where / index, "") for index, item in enumerate(plain))

    def text(self, plain: Plain, declared: inspect.StrType, where: Where, help_text: str) -> object:
        """Text; kept as typed whatever is wrong with it."""
        if not isinstance(plain, str):
            return self._wrong_kind(plain, declared, where)
        if len(plain) < (declared.min_length or 0) or (declared.pattern == SOMETHING and not plain.strip()):
            return self._empty(declared, where)
        if declared.max_length is not None and len(plain) > declared.max_length:
            message = f"{_name(where)} has {len(plain)} characters"
            self.tell("too-long", where, message, f"It may have {declared.max_length} at most.")
        elif declared.pattern is not None and not re.search(declared.pattern, plain):
            self._tell_form(plain, declared.pattern, where, help_text)
        return plain

    def _tell_form(self, plain: str, pattern: str, where: Where, help_text: str) -> None:
        if pattern == ID_PATTERN:
            self.tell("bad-id", where, f"{shown(plain)} cannot be an id", help_text)
        else:
            self.tell("bad-form", where, f"{_name(where)} cannot be {shown(plain)}", help_text)

    def word(self, plain: Plain, declared: inspect.LiteralType, where: Where, help_text: str) -> object:
        """One word of a closed vocabulary."""
        if not isinstance(plain, str):
            return self._wrong_kind(plain, declared, where)
        words = [str(value) for value in declared.values]
        if plain in words:
            return plain
        remedy = did_you_mean(plain, words) or help_text or f"It can be {listed(words)}."
        self.tell("unknown-word", where, f"{_name(where)} cannot be {shown(plain)}", remedy)
        return nearest(plain, words) or words[0]

    def whole_number(self, plain: Plain, declared: inspect.IntType, where: Where, help_text: str) -> object:
        """A whole number within its bounds, of TOML alone."""
        if not isinstance(plain, int) or isinstance(plain, bool):
            return self._wrong_kind(plain, declared, where)
        least, most = declared.ge, declared.le
        if (least is not None and plain < least) or (most is not None and plain > most):
            self.tell(
                "out-of-range",
                where,
                f"{_name(where)} cannot be {plain}",
                f"It lies between {least} and {most}.",
            )
        return plain


def placeholder(declared: Declared) -> object:
    """A value of the declared type that says nothing, standing in for one that cannot be known."""
    match declared:
        case inspect.Metadata():
            return placeholder(declared.type)
        case inspect.UnionType():
            return placeholder(_without_none(declared))
        case inspect.StructType():
            return declared.cls(**{f.name: placeholder(f.type) if f.required else _default(f) for f in declared.fields})
        case inspect.DictType():
            return {}
        case inspect.VarTupleType():
            return ()
        case inspect.LiteralType():
            return declared.values[0]
        case inspect.IntType():
            return declared.ge or 0
        case _:
            return PLACEHOLDER


def _without_none(declared: inspect.UnionType) -> Declared:
    (only,) = (kind for kind in declared.types if not isinstance(kind, inspect.NoneType))
    return only


def _default(field: inspect.Field) -> object:
    if field.default_factory is not msgspec.NODEFAULT:
        factory: Callable[[], object] = field.default_factory
        return factory()
    return field.default


def _name(where: Where) -> str:
    """What a value is called in a message: its key, or the list it is an item of and which."""
    return "".join(_name_parts(where)) or "the file"


def _name_parts(where: Where) -> Iterator[str]:
    if where.path and isinstance(where.path[-1], int):
        holder = next((key for key in reversed(where.path) if isinstance(key, str)), "the list")
        yield f"item {where.path[-1] + 1} of {holder}"
    elif where.path:
        yield f'"{where.path[-1]}"'


def _found(plain: Plain) -> str:
    match plain:
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case str():
            return "text"
        case bool():
            return "true or false"
        case int():
            return "a whole number"
        case float():
            return "a number with a decimal point"
        case _:
            return "a date or a time"


_KIND_NAMES: dict[type[Declared], str] = {
    inspect.StructType: "a mapping",
    inspect.DictType: "a mapping",
    inspect.VarTupleType: "a list",
    inspect.StrType: "text",
    inspect.LiteralType: "text",
    inspect.IntType: "a whole number",
}

_MENDERS: dict[type[Declared], Callable[[_Mender, Plain, Any, Where, str], object]] = {
    inspect.StructType: _Mender.struct,
    inspect.DictType: _Mender.mapping,
    inspect.VarTupleType: _Mender.sequence,
    inspect.StrType: _Mender.text,
    inspect.LiteralType: _Mender.word,
    inspect.IntType: _Mender.whole_number,
}
