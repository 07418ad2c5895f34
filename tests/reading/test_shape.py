"""Plain values become the model, or every departure from its declarations is told."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.faults import Fault, Where
from dissensus.model import PLACEHOLDER, DocumentsFile, PageHead, Point, SourcesFile
from dissensus.reading.plain import EMPTY
from dissensus.reading.shape import shaped
from dissensus.settings import Settings

HERE = Where("content/points/x.yaml")


def card(**more: object) -> dict[str, object]:
    whole = {
        "id": "a", "speaker": "s", "said": "2024", "claim": "c", "position": "p",
        "reports": [{"document": "d", "quote": "q"}],
    }  # fmt: skip
    return {**whole, **more}


def point(**more: object) -> dict[str, object]:
    return {"question": "q", "title": "t", "cards": [card()], **more}


def read(plain: object, kind: type[Any] = Point) -> tuple[Any, list[Fault]]:
    return shaped(plain, kind, HERE)


def told(plain: object, kind: type[Any] = Point) -> list[tuple[str, tuple[str | int, ...], str]]:
    return [(fault.code, fault.where.path, fault.where.of) for fault in read(plain, kind)[1]]


def test_a_whole_point_is_left_alone() -> None:
    value, faults = read(point(topics=["a"], facets={"f": "F?"}))
    assert faults == []
    assert (value.question, value.topics, value.cards[0].reports[0].quote) == ("q", ("a",), "q")


TOLD = [
    ([], ("wrong-kind", (), "value")),
    (point(question=["q"]), ("wrong-kind", ("question",), "value")),
    (point(question=EMPTY), ("empty", ("question",), "value")),
    (point(question=""), ("empty", ("question",), "value")),
    (point(summary=EMPTY), ("empty", ("summary",), "value")),
    (point(title="t" * 2_001), ("too-long", ("title",), "value")),
    ({"question": "q"}, ("missing-key", ("title",), "key")),
    (point(colour="red"), ("unknown-key", ("colour",), "key")),
    (point(topics=["a", "B"]), ("bad-id", ("topics", 1), "value")),
    (point(topics=["a\n"]), ("bad-id", ("topics", 0), "value")),
    (point(topics={"a": "b"}), ("wrong-kind", ("topics",), "value")),
    (point(facets={"F": "?"}), ("bad-id", ("facets", "F"), "key")),
    (point(facets={"f": []}), ("wrong-kind", ("facets", "f"), "value")),
    (point(cards=[EMPTY]), ("empty", ("cards", 0), "value")),
    (point(cards=["a"]), ("wrong-kind", ("cards", 0), "value")),
    (point(cards=[card(reports=[])]), ("empty", ("cards", 0, "reports"), "value")),
    (point(cards=[card(fit="most")]), ("unknown-word", ("cards", 0, "fit"), "value")),
    (point(cards=[card(fit=["full"])]), ("wrong-kind", ("cards", 0, "fit"), "value")),
    (point(cards=[card(declines="yes")]), ("unknown-word", ("cards", 0, "declines"), "value")),
    (point(cards=[card(figure={"counted": "c", "whom": "w", "as-worded": "a", "about": "1,5"})]),
     ("bad-form", ("cards", 0, "figure", "about"), "value")),
    (point(cards=[card(**{"dated_by": "x"})]), ("unknown-key", ("cards", 0, "dated_by"), "key")),
    (point(cards=[card(), card(relates=[{"to": "a"}])]), ("missing-key", ("cards", 1, "relates", 0, "as"), "key")),
]  # fmt: skip


@pytest.mark.parametrize(("plain", "fault"), TOLD)
def test_a_departure_is_told_once_at_its_path(plain: object, fault: object) -> None:
    assert told(plain) == [fault]


def test_all_departures_are_told_at_once() -> None:
    plain = point(question=[], colour="red", cards=[{"id": "A", "claim": EMPTY}])
    codes = sorted(code for code, _, _ in told(plain))
    assert codes == ["bad-id", "empty", "missing-key", "missing-key", "missing-key", "unknown-key", "wrong-kind"]


def test_items_keep_their_index_whatever_they_are() -> None:
    value, _ = read(point(cards=["no card", card(id="b")]))
    assert [each.id for each in value.cards] == [PLACEHOLDER, "b"]


def test_text_stays_as_typed_so_that_what_names_it_is_no_second_fault() -> None:
    value, _ = read(point(cards=[card(id="Not_an_id")]))
    assert value.cards[0].id == "Not_an_id"


def test_a_misspelt_key_counts_as_the_one_meant() -> None:
    plain = card(speeker="who")
    del plain["speaker"]
    value, faults = read(point(cards=[plain]))
    assert [(fault.code, fault.help) for fault in faults] == [("unknown-key", 'Did you mean "speaker"?')]
    assert value.cards[0].speaker == "who"


def test_a_misspelt_word_counts_as_the_one_meant() -> None:
    value, (fault,) = read({"sources": {"x": {"name": "X", "kind": "Armed Group"}}}, SourcesFile)
    assert fault.help == 'Did you mean "armed-group"?'
    assert value.sources["x"].kind == "armed-group"


def test_an_unknown_word_is_told_with_all_that_can_stand() -> None:
    _, (fault,) = read({"sources": {"x": {"name": "X", "kind": "ship"}}}, SourcesFile)
    assert fault.help == "It can be armed-group, body, outlet or person."


SETTINGS = [
    ({"title": 7}, "wrong-kind"),
    ({"title": "t", "publish": {"context": "7"}}, "wrong-kind"),
    ({"title": "t", "publish": {"context": True}}, "wrong-kind"),
    ({"title": "t", "publish": {"context": 7.0}}, "wrong-kind"),
    ({"title": "t", "publish": {"context": -1}}, "out-of-range"),
    ({"title": "t", "publish": {"context": 10**40}}, "out-of-range"),
    ({"title": "t", "base-url": "ftp://example.org"}, "bad-form"),
    ({"title": "t", "base-url": "https://example.org/\n"}, "bad-form"),
    ({"title": "t", "theme": "../theme"}, "bad-id"),
    ({"title": "t", "base_url": "https://example.org"}, "unknown-key"),
]


@pytest.mark.parametrize(("plain", "code"), SETTINGS)
def test_settings_are_read_by_their_declarations_too(plain: object, code: str) -> None:
    assert [each for each, _, _ in told(plain, Settings)] == [code]


KEYS = """
    question title topics cards positions facets id speaker said claim reports document quote figure
    exactly kind name sources parties documents file sha256 base-url publish order context rows declines
    fit relates to as how speeker x
""".split()  # noqa: SIM905 -- words read better so
WORDS = st.sampled_from(["a", "A b", "", "?", "true", "yes", "full", "outlet", "a#b", "a\n", "1", "sources", "f" * 64])
VALUES = st.recursive(
    WORDS | st.just(EMPTY),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | WORDS, inner, max_size=5),
    max_leaves=12,
)
TOML_VALUES = st.recursive(
    WORDS | st.integers() | st.booleans() | st.floats() | st.dates() | st.datetimes() | st.times(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=8,
)
KINDS = st.sampled_from([Point, SourcesFile, DocumentsFile, PageHead])


@st.composite
def nearly(draw: st.DrawFn) -> object:
    """A lawful point with one value somewhere put in the place of another."""
    plain: Any = point(
        positions={"p": {"label": "l", "facet": "f"}},
        facets={"f": "?"},
        cards=[card(figure={"counted": "c", "whom": "w", "as-worded": "a"}, relates=[{"to": "a", "as": "differs"}])],
    )
    spot = plain
    while isinstance(spot, dict | list) and spot:
        key = draw(st.sampled_from(sorted(spot)) if isinstance(spot, dict) else st.integers(0, len(spot) - 1))
        if draw(st.booleans()) or not isinstance(spot[key], dict | list):
            spot[key] = draw(VALUES)
            break
        spot = spot[key]
    return plain


def refuses(plain: object, kind: type[Any]) -> bool:
    try:
        msgspec.convert(plain, kind, strict=True)
    except msgspec.ValidationError:
        return True
    return False


@given(VALUES, KINDS)
def test_convert_refuses_exactly_what_is_told(plain: object, kind: type[Any]) -> None:
    assert refuses(plain, kind) == bool(read(plain, kind)[1])


@given(nearly())
def test_convert_refuses_exactly_what_is_told_of_nearly_lawful_points(plain: object) -> None:
    assert refuses(plain, Point) == bool(read(plain)[1])


@given(st.dictionaries(st.sampled_from(KEYS), TOML_VALUES, max_size=4))
def test_convert_refuses_exactly_what_is_told_of_settings(plain: object) -> None:
    assert refuses(plain, Settings) == bool(read(plain, Settings)[1])


@given(VALUES | nearly(), KINDS)
def test_what_is_mended_can_be_walked_like_what_was_right(plain: object, kind: type[Any]) -> None:
    value, _ = read(plain, kind)
    assert type(value) is kind
    msgspec.json.encode(value)


@pytest.mark.parametrize("blank", ["", " ", "\n", "\u3000\u00a0"])
def test_white_space_alone_is_nothing(blank: str) -> None:
    _, faults = shaped({"question": blank, "title": "A"}, Point, Where("a.yaml"))
    assert [(fault.code, fault.where.path) for fault in faults] == [("empty", ("question",))]
