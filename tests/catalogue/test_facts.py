"""Facts: what is asked for is written down, in vain too; those that differ have changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from dissensus.catalogue import facts
from dissensus.catalogue.facts import ALL, Fact, Filed, Traced, ask, changed_between, digest_of, reads

VALUES = {"a": 1, "b": 2}

Asking = Callable[[Mapping[str, int]], object]


def traced() -> Mapping[str, int]:
    return Traced("kind", VALUES)


def filed() -> Mapping[str, int]:
    return Filed("kind", VALUES.keys, VALUES.get)


def test_outside_of_reads_nothing_is_written_down() -> None:
    ask("kind", "before")
    with reads() as asked:
        pass
    ask("kind", "after")
    assert asked == set()


@pytest.mark.parametrize("mapping", [traced, filed])
@pytest.mark.parametrize(
    ("asking", "asked"),
    [
        (lambda values: values["a"], {("kind", "a")}),
        (lambda values: (values["a"], values["a"]), {("kind", "a")}),
        (lambda values: values.get("none"), {("kind", "none")}),
        (lambda values: "b" in values, {("kind", "b")}),
        (lambda values: "none" in values, {("kind", "none")}),
        (list, {("kind", ALL)}),
        (len, {("kind", ALL)}),
        (dict, {("kind", ALL), ("kind", "a"), ("kind", "b")}),
    ],
)
def test_what_is_asked_of_a_mapping_is_written_down(
    mapping: Callable[[], Mapping[str, int]], asking: Asking, asked: set[Fact]
) -> None:
    of_plain = asking(VALUES)
    with reads() as written:
        assert asking(mapping()) == of_plain
    assert written == asked


@pytest.mark.parametrize("mapping", [traced, filed])
def test_what_is_not_there_is_missing(mapping: Callable[[], Mapping[str, int]]) -> None:
    with pytest.raises(KeyError, match="none"):
        mapping()["none"]


def test_what_is_asked_for_within_is_not_asked_for_without() -> None:
    with reads() as outer:
        ask("kind", "outer")
        with reads() as inner:
            ask("kind", "inner")
        ask("kind", "later")
    assert (outer, inner) == ({("kind", "outer"), ("kind", "later")}, {("kind", "inner")})


def test_whoever_is_given_what_is_at_hand_has_asked_for_all_that_it_was_made_of() -> None:
    looked_up = []

    def look_up(key: str) -> int | None:
        looked_up.append(key)
        ask("deep", key)
        return VALUES.get(key)

    values = Filed("kind", VALUES.keys, look_up)
    asked = []
    for _ in range(2):
        with reads() as each:
            values.get("a")
            values.get("none")
        asked.append(each)
    assert looked_up == ["a", "none"]
    assert asked == [{("kind", "a"), ("deep", "a"), ("kind", "none"), ("deep", "none")}] * 2


def test_no_more_is_kept_at_hand_than_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "AT_HAND", 2)
    looked_up: list[str] = []

    def look_up(key: str) -> str:
        looked_up.append(key)
        return key

    values: Filed[str] = Filed("kind", tuple, look_up)
    for key in "ababcb":
        assert values[key] == key
    assert looked_up == ["a", "b", "c", "b"]


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ({}, {}, set()),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, set()),
        ({"a": {"x": 1, "y": 2}}, {"a": {"y": 2, "x": 1}}, set()),
        ({"a": 1}, {"a": 2}, {("kind", "a")}),
        ({"a": 1}, {}, {("kind", "a")}),
        ({}, {"a": None}, {("kind", "a")}),
        ({"a": [1, 2]}, {"a": [2, 1]}, {("kind", "a")}),
        ({"a": 1, "b": 2}, {"a": 2, "b": 1}, {("kind", "a"), ("kind", "b")}),
    ],
)
def test_facts_that_differ_have_changed(
    before: Mapping[str, object], after: Mapping[str, object], changed: set[Fact]
) -> None:
    assert changed_between(facts.digests_of("kind", before), facts.digests_of("kind", after)) == changed


def test_values_of_different_kinds_have_different_digests() -> None:
    values: list[object] = [None, 0, False, "", "0", b"", [], {}, [[]], ["", ""], [""]]
    assert len({digest_of(value) for value in values}) == len(values)
