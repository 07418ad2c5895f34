"""Schemas and reading agree, on generated files of every kind, good and bad.

Where reading takes a file, the schema has no alarm. Where reading tells a fault of its shape, the schema alarms too,
but for the faults that a schema cannot know of: these are told apart by `is_ours_alone`.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dissensus.dates import parse
from dissensus.faults import Fault, Where
from dissensus.model import DocumentsFile, Point
from dissensus.reading.fields import fields_in
from dissensus.reading.shape import shaped
from dissensus.schema.kinds import FILE_KINDS, FileKind, kind_named
from dissensus.settings import Settings
from schema.files import full_trees, good_trees, meddled, trees
from schema.judging import Judge
from schema.trees import Path, Scalar, Tree, at, written

IN_YAML = [kind for kind in FILE_KINDS if kind.notation == "yaml"]
WHOLE = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.mark.parametrize("kind", IN_YAML, ids=lambda kind: kind.name)
def test_a_good_file_is_taken_by_both(judge: Judge, kind: FileKind) -> None:
    @WHOLE
    @given(good_trees(kind.declaration))
    def taken(tree: Tree) -> None:
        text = written(tree)
        assert (faults_in(text, kind), judge.judge(kind, text)["errors"]) == ([], [])

    taken()


@pytest.mark.parametrize("kind", IN_YAML, ids=lambda kind: kind.name)
def test_any_file_is_taken_by_both_or_by_none(judge: Judge, kind: FileKind) -> None:
    @WHOLE
    @given(trees(kind.declaration))
    def same(tree: Tree) -> None:
        agreed(judge, kind, tree)

    same()


@pytest.mark.parametrize("kind", IN_YAML, ids=lambda kind: kind.name)
def test_a_change_at_any_spot_is_seen_by_both_or_by_none(judge: Judge, kind: FileKind) -> None:
    @settings(WHOLE, max_examples=1, phases=[Phase.generate])  # each is changed in hundreds of ways
    @given(full_trees(kind.declaration))
    def same(tree: Tree) -> None:
        told = Counter(agreed(judge, kind, each) for each in meddled(tree))
        assert min(told["both alarm"], told["neither alarms"]) > 10

    same()


def agreed(judge: Judge, kind: FileKind, tree: Tree) -> str:
    """Who alarms. Raises AssertionError where one is silent and should not be."""
    text = written(tree)
    faults, verdict = faults_in(text, kind), judge.judge(kind, text)
    assert "broken" not in verdict, verdict
    if not faults:
        assert verdict["errors"] == [], text
        return "neither alarms"
    shared = [fault for fault in faults if not is_ours_alone(fault, tree, verdict["types"])]
    if shared:
        assert verdict["errors"] != [], [(fault.code, fault.where) for fault in shared]
        return "both alarm"
    return "ours alone"


def faults_in(text: str, kind: FileKind) -> list[Fault]:
    """The faults of shape, and of dates that have none of the forms."""
    value, faults = fields_in(text, "f.yaml", kind.declaration)
    return [*faults, *(fault for fault in _of_dates(value) if not any(fault.where == each.where for each in faults))]


def is_ours_alone(fault: Fault, tree: Tree, types: Any) -> bool:
    """Whether the fault is of how a scalar was typed, which an editor forgets: it has a number, a truth or nothing."""
    if fault.where.of == "key":
        return fault.code == "bad-id" and not is_text_to_an_editor(str(fault.where.path[-1]))
    typed = at(tree, fault.where.path)
    return isinstance(typed, Scalar) and typed.plain and type_at(types, fault.where.path) != "string"


def is_text_to_an_editor(key: str) -> bool:
    """Of the keys that are generated."""
    return not key.isdigit() and key not in ("true", "null")


def type_at(types: Any, path: Path) -> object:
    for key in path:
        types = types[key]
    return types


def _of_dates(value: object) -> list[Fault]:
    """As the check of dates tells them, in whatever file."""
    dates: list[tuple[str | None, Where]] = []
    if isinstance(value, DocumentsFile):
        documents = Where("f.yaml") / "documents"
        dates = [(each.published, documents / id_ / "published") for id_, each in value.documents.items()]
    if isinstance(value, Point):
        dates = [(value.period, Where("f.yaml") / "period")]
        dates += [(card.said, Where("f.yaml") / "cards" / index / "said") for index, card in enumerate(value.cards)]
    return [Fault("bad-date", where, "") for date, where in dates if date is not None and not _is_date(date)]


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


SITE = kind_named("site").schema_id
TITLES = st.sampled_from(["a", "2024", "x" * 200])
GOOD_SETTINGS: dict[str, st.SearchStrategy[object]] = {
    "tagline": st.just("a"),
    "base-url": st.sampled_from(["https://example.org", "http://example.org/a/b"]),
    "language": st.sampled_from(["en", "zh-Hant"]),
    "theme": st.just("default"),
    "wording": st.just("desk/words.yaml"),
    "order": st.just({"rows": "days", "positions": "label"}),
    "publish": st.builds(dict, documents=st.sampled_from(["whole", "passages"]), context=st.integers(0, 2_000)),
}
ODD: tuple[object, ...] = (
    *("", " ", "EN", "days", "http://", "x" * 501, -1, True, 0.5, [], {}, {"rows": "a"}, {"colour": "a"}),
    *({"context": context} for context in (-1, 2_001, "160", True)),
)
SETTINGS = st.fixed_dictionaries({"title": TITLES}, optional=GOOD_SETTINGS)
CHANGES = st.dictionaries(
    st.sampled_from(["title", *GOOD_SETTINGS, "curators", "colour"]), st.sampled_from(ODD), max_size=1
)


@given(SETTINGS, CHANGES)
def test_settings_are_taken_by_both_or_by_none(
    judge: Judge, good: dict[str, object], changes: dict[str, object]
) -> None:
    plain = {**good, **changes}
    _, faults = shaped(plain, Settings, Where("site.toml"))
    assert bool(faults) == bool(judge.errors(SITE, plain))


def test_settings_without_a_title_are_taken_by_none(judge: Judge) -> None:
    assert judge.errors(SITE, {}) != []
