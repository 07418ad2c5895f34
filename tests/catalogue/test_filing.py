"""Filing: of what was worked out anew and is as before, nothing has changed; else, those facts that are other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dissensus.catalogue.entries import RESTING, SAID, TITLED, TOPIC, Entry
from dissensus.catalogue.facts import Fact
from dissensus.catalogue.filing import file_first_points, file_points
from dissensus.catalogue.kinds import BRIEF, CARD, CARRIED, NEIGHBOURS, NUMBER, OUTLINE, POINT, SPEAKERS, STATEMENT
from dissensus.catalogue.store import Store
from dissensus.compiling.points import Filed

Step = tuple[list[Filed], set[str]]  # points to be filed, and ids that are gone

TABLES = ("point", "statement", "outline", "entry")


def filed(id_: str, title: str = "", cards: Sequence[tuple[str, str]] = (), entries: Sequence[Entry] = ()) -> Filed:
    """A point with these cards: of each its id, and what its statement says."""
    titled = (TITLED, "", (title or id_).encode(), id_, 0)
    return Filed(
        id=id_,
        digest=b"digest",
        reads=b"",
        told=b"",
        is_sound=True,
        brief=b"brief of " + (title or id_).encode(),
        written=b"words of " + (title or id_).encode(),
        entries=(titled, *entries),
        statements=tuple((card, said.encode()) for card, said in cards),
        outlines=tuple(card.encode() for card, _ in cards),
    )


UNSOUND = replace(
    filed("b"), is_sound=False, told=b"faults", brief=b"", written=b"", entries=(), statements=(), outlines=()
)

A = filed("a")
B = filed("b", cards=[("one", "1"), ("two", "2")], entries=[(SAID, "man", b"", "b", 1), (SAID, "man", b"", "b", 2)])
C = filed("c", entries=[(TOPIC, "north", b"c", "c", 0)])

ALL_OF_B = {
    (TITLED, ""), (SAID, "man"), (SPEAKERS, ""), (NUMBER, ""), (BRIEF, "b"), (POINT, "b"),
    (STATEMENT, "b#1"), (STATEMENT, "b#2"), (OUTLINE, "b#1"), (OUTLINE, "b#2"), (CARD, "b#one"), (CARD, "b#two"),
    (NEIGHBOURS, "a"), (NEIGHBOURS, "b"), (NEIGHBOURS, "c"),
}  # fmt: skip


def store_with(folder: Path, *points: Filed) -> Store:
    store = Store.new(folder / "catalogue", "me")
    file_points(store, points, ())
    return store


@pytest.mark.parametrize(
    ("now", "gone", "changed"),
    [
        ([], [], set()),
        ([A, B, C], [], set()),
        ([], ["none"], set()),
        ([replace(B, digest=b"other", reads=b"other", told=b"warnings", references=b"other")], [], set()),
        ([replace(B, written=b"other words")], [], {(POINT, "b")}),
        ([replace(B, brief=b"another")], [], {(POINT, "b"), (BRIEF, "b")}),
        ([replace(B, statements=(("one", b"1"), ("two", b"other")))], [], {(POINT, "b"), (STATEMENT, "b#2")}),
        (
            [replace(B, statements=(("one", b"1"), ("two", b"other")), outlines=(b"one", b"other"))],
            [],
            {(POINT, "b"), (STATEMENT, "b#2"), (OUTLINE, "b#2")},
        ),
        (
            [replace(B, statements=(("one", b"1"), ("new", b"2")))],
            [],
            {(POINT, "b"), (STATEMENT, "b#2"), (CARD, "b#two"), (CARD, "b#new")},
        ),
        (
            [replace(B, statements=(("one", b"1"),), outlines=(b"one",))],
            [],
            {(POINT, "b"), (STATEMENT, "b#2"), (OUTLINE, "b#2"), (CARD, "b#two"), (NUMBER, "")},
        ),
        (
            [replace(B, entries=(B.entries[0], (SAID, "man", b"", "b", 1), (SAID, "woman", b"", "b", 2)))],
            [],
            {(POINT, "b"), (SAID, "man"), (SAID, "woman"), (SPEAKERS, "")},
        ),
        (
            [replace(B, entries=(*B.entries, (RESTING, "paper", b"7", "b", 1)))],
            [],
            {(POINT, "b"), (RESTING, "paper"), (CARRIED, "paper")},
        ),
        (
            [filed("a", title="z")],
            [],
            {(TITLED, ""), (BRIEF, "a"), (POINT, "a"), (NEIGHBOURS, "a"), (NEIGHBOURS, "b"), (NEIGHBOURS, "c")},
        ),
        (
            [filed("a", title="aa")],  # which stands where it stood
            [],
            {(TITLED, ""), (BRIEF, "a"), (POINT, "a")},
        ),
        (
            [],
            ["c"],
            {(TITLED, ""), (TOPIC, "north"), (BRIEF, "c"), (POINT, "c"), (NEIGHBOURS, "b"), (NEIGHBOURS, "c")},
        ),
        (
            [filed("d")],
            [],
            {(TITLED, ""), (BRIEF, "d"), (POINT, "d"), (NEIGHBOURS, "c"), (NEIGHBOURS, "d")},
        ),
        ([], ["b"], ALL_OF_B),
        ([UNSOUND], [], ALL_OF_B),
    ],
)
def test_only_what_is_other_has_changed(tmp_path: Path, now: list[Filed], gone: list[str], changed: set[Fact]) -> None:
    store = store_with(tmp_path, A, B, C)
    assert file_points(store, now, gone) == changed


def test_what_rests_elsewhere_in_a_document_is_carried_as_before(tmp_path: Path) -> None:
    there, elsewhere = (replace(B, entries=(*B.entries, (RESTING, "paper", rank, "b", 1))) for rank in (b"7", b"8"))
    store = store_with(tmp_path, there)
    assert file_points(store, [elsewhere], ()) == {(POINT, "b"), (RESTING, "paper")}


def test_a_point_that_was_unsound_is_new_when_it_is_mended(tmp_path: Path) -> None:
    store = store_with(tmp_path, A, UNSOUND, C)
    assert file_points(store, [B], ()) == ALL_OF_B


def test_two_points_change_places(tmp_path: Path) -> None:
    store = store_with(tmp_path, A, B, C)
    changed = file_points(store, [filed("a", title="b"), replace(B, entries=(filed("b", title="a").entries))], ())
    assert {key for kind, key in changed if kind == NEIGHBOURS} == {"a", "b", "c"}


POINTS = st.builds(
    filed,
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(["", "a", "z"]),
    st.lists(st.tuples(st.sampled_from(["one", "two"]), st.sampled_from("12")), max_size=2, unique_by=lambda c: c[0]),
)
STEPS = st.lists(st.tuples(st.lists(POINTS, max_size=2, unique_by=lambda p: p.id), st.sets(st.sampled_from("abc"))))


@given(STEPS)
def test_what_stands_is_what_was_filed_last(tmp_path_factory: pytest.TempPathFactory, steps: list[Step]) -> None:
    folder = tmp_path_factory.mktemp("stores")
    (folder / "clean").mkdir()
    store = store_with(folder)
    standing: dict[str, Filed] = {}
    for points, gone in steps:
        file_points(store, points, gone)
        standing = {id_: point for id_, point in standing.items() if id_ not in gone}
        standing |= {point.id: point for point in points}
    clean = store_with(folder / "clean", *standing.values())
    for table in TABLES:
        query = f"select * from {table}"
        assert store.rows(query) == clean.rows(query)
    store.close()
    clean.close()


@given(st.lists(POINTS, max_size=3, unique_by=lambda point: point.id))
def test_first_points_stand_as_any_others(tmp_path_factory: pytest.TempPathFactory, points: list[Filed]) -> None:
    folder = tmp_path_factory.mktemp("stores")
    (folder / "first").mkdir()
    first = Store.new(folder / "first" / "catalogue", "me")
    file_first_points(first, points)
    store = store_with(folder, *points)
    for table in TABLES:
        query = f"select * from {table}"
        assert first.rows(query) == store.rows(query)
    store.close()
    first.close()


def test_more_points_than_are_filed_at_a_time(tmp_path: Path) -> None:
    points = [filed(f"p-{number:03}", cards=[("one", str(number))]) for number in range(100)]
    store = store_with(tmp_path, *points)
    assert store.rows("select point, value from statement") == [(each.id, each.statements[0][1]) for each in points]
    assert file_points(store, points, ()) == set()
