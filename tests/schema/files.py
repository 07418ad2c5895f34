"""Generated files of every kind, from the declarations: good ones, and such as have been meddled with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import strategies as st
from msgspec import Struct, inspect

from dissensus.schema.draft07 import struct_of, without_none
from schema.trees import NOTHING, Scalar, Tree, at, paths, replaced, without

# Words of every form that a field asks for, and such as an editor takes for something else than text.
WORDS = (
    "a", "kursk", "mod-thwarted", "scale#mod-thwarted", "en", "zh-Hant", "null", "true", "True", "false", "no", "~",
    "0", "80", "1500", "2024", "-3", "2.5", "1e3", "012", "0x1f", "99999", "12:30", ".5", "9" * 16, "9" * 30,
    "2024-03-12", "2024-03-XX", "../2024-03-21", "2024-03-12/..", "2024-03-12~", "2024-3-12", "12 March 2024",
    "https://example.org/a", "ftp://example.org", "seeds/a.txt", "Said that “it” held", "Держится", "A", "a--b",
    "full", "partial", "stated", "person", "outlet", "repeats", "explicit", "furniture", "wrapped", "x" * 65,
    "7dff3ae1e53cafabb784c0c3d04ca73b9fcd42d23e9d6c50ee66351ed4ee3962", "x" * 201, "🚀" * 1_500,
)  # fmt: skip
QUOTED = ("", " ", "\u00a0", "\ufeff", "a\n", "a\nb", "[2024-03-12..2024-03-15]", "y" * 2_001, "y" * 10_001)
IDS = ("a", "a-b", "2024", "true")
KEYS = ("colour", "id", "claim", "Title", "2024", "true", "null", "a-b", "A", "dated_by", "x" * 65)

# What may stand where something else should, every sort of it once.
OTHERS: tuple[Tree, ...] = (
    NOTHING,
    *(Scalar(text, plain=True) for text in ("a", "null", "true", "-3", "2.5", "1e3", "99999", "A b", "12 March 2024")),
    *(Scalar(text) for text in ("", "\u00a0", "a\n", "y" * 50_001)),
    [],
    {},
    [Scalar("a")],
    {"a": Scalar("b")},
)


def good_trees(declaration: type[Struct]) -> st.SearchStrategy[Tree]:
    """Files that reading takes, as far as their shape goes."""
    return _tree(struct_of(declaration), "", full=False)


def full_trees(declaration: type[Struct]) -> st.SearchStrategy[Tree]:
    """Files that have every key, and something in every list and mapping."""
    return _tree(struct_of(declaration), "", full=True)


def meddled(tree: Tree) -> Iterator[Tree]:
    """The tree with one spot changed, in every way: a value replaced, a key left out, a key too many."""
    for path in paths(tree):
        yield from (replaced(tree, path, other) for other in OTHERS)
        if path:
            yield without(tree, path)
        holder = at(tree, path)
        if isinstance(holder, dict):
            some = next(iter(holder.values()), Scalar("a"))
            yield from (replaced(tree, path, {**holder, key: some}) for key in KEYS)


@st.composite
def trees(draw: st.DrawFn, declaration: type[Struct]) -> Tree:
    """Files with up to two spots replaced."""
    tree = draw(good_trees(declaration))
    words = st.builds(Scalar, st.sampled_from(WORDS), st.booleans()) | st.builds(Scalar, st.sampled_from(QUOTED))
    for _ in range(draw(st.integers(0, 2))):
        path = draw(st.sampled_from(list(paths(tree))))
        tree = replaced(tree, path, draw(words | st.sampled_from(OTHERS)))
    return tree


def _tree(declared: inspect.Type, pattern: str, full: bool) -> st.SearchStrategy[Tree]:
    """A good value. `pattern` is what the declaration asks besides its type."""
    least = 1 if full else 0
    match declared:
        case inspect.Metadata():
            return _tree(declared.type, (declared.extra_json_schema or {}).get("pattern", ""), full)
        case inspect.UnionType():
            return _tree(without_none(declared), pattern, full)
        case inspect.StructType():
            return _mapping(declared, full)
        case inspect.DictType():
            values = _tree(declared.value_type, "", full)
            return st.dictionaries(st.sampled_from(IDS), values, min_size=least, max_size=2)
        case inspect.VarTupleType():
            items = _tree(declared.item_type, "", full)
            return st.lists(items, min_size=declared.min_length or least, max_size=2 - least)
        case inspect.LiteralType():
            return st.builds(Scalar, st.sampled_from([str(word) for word in declared.values]), st.booleans())
        case inspect.StrType():
            fitting = [word for word in WORDS if _fits(word, declared, pattern)]
            return st.builds(Scalar, st.sampled_from(fitting), st.booleans())
    raise AssertionError(declared)


def _mapping(declared: inspect.StructType, full: bool) -> st.SearchStrategy[Tree]:
    values = {field.encode_name: _tree(field.type, "", full) for field in declared.fields}
    needed = {field.encode_name for field in declared.fields if field.required or full}
    return st.fixed_dictionaries(
        {key: value for key, value in values.items() if key in needed},
        optional={key: value for key, value in values.items() if key not in needed},
    )


def _fits(word: str, declared: inspect.StrType, pattern: str) -> bool:
    forms = (pattern, declared.pattern or "")
    return len(word) <= (declared.max_length or len(word)) and all(re.search(form, word) for form in forms)
