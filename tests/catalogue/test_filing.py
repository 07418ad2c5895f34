"""Filing: of what was worked out anew and is as before, nothing has changed; else, those facts that are other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dissensus.catalogue import headings
from dissensus.catalogue.entries import RESTING, SAID, TITLED, TOPIC, Entry, Heading
from dissensus.catalogue.facts import Fact
from dissensus.catalogue.filing import file_first_points, file_points, titles_in_order
from dissensus.catalogue.headings import Under, listed
from dissensus.catalogue.kinds import BRIEF, CARD, CARRIED, NEIGHBOURS, NUMBER, OUTLINE, POINT, SPEAKERS, STATEMENT
from dissensus.catalogue.sealing import opened, sealed
from dissensus.catalogue.store import Store
from dissensus.compiling.points import Filed

Step = tuple[list[Filed], set[str]]  # points to be filed, and ids that are gone

SAID_BY_MAN: list[Entry] = [(SAID, "man", b"", 1), (SAID, "man", b"", 2)]
ON_PAPER: Entry = (RESTING, "paper", b"7", 1)


def filed(id_: str, title: str = "", cards: Sequence[tuple[str, str]] = (), entries: Sequence[Entry] = ()) -> Filed:
    """A point with these cards: of each its id, and what its statement says."""
    return Filed(
        id=id_,
        digest=b"digest",
        reads=b"",
        told=b"",
        is_sound=True,
        title=(title or id_).encode(),
        brief=b"brief of " + (title or id_).encode(),
        written=b"words of " + (title or id_).encode(),
        entries=sealed(entries),
        statements=tuple((card, said.encode()) for card, said in cards),
        outlines=tuple(card.encode() for card, _ in cards),
    )


UNSOUND = replace(
    filed("b"),
    is_sound=False,
    told=b"faults",
    title=None,
    brief=b"",
    written=b"",
    entries=b"",
    statements=(),
    outlines=(),
)

A = filed("a")
B = filed("b", cards=[("one", "1"), ("two", "2")], entries=SAID_BY_MAN)
C = filed("c", entries=[(TOPIC, "north", b"c", 0)])

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
            [replace(B, entries=sealed([SAID_BY_MAN[0], (SAID, "woman", b"", 2)]))],
            [],
            {(POINT, "b"), (SAID, "man"), (SAID, "woman"), (SPEAKERS, "")},
        ),
        (
            [replace(B, entries=sealed([*SAID_BY_MAN, ON_PAPER]))],
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
    there, elsewhere = (replace(B, entries=sealed([(RESTING, "paper", rank, 1)])) for rank in (b"7", b"8"))
    store = store_with(tmp_path, there)
    assert file_points(store, [elsewhere], ()) == {(POINT, "b"), (RESTING, "paper")}


def test_a_point_that_was_unsound_is_new_when_it_is_mended(tmp_path: Path) -> None:
    store = store_with(tmp_path, A, UNSOUND, C)
    assert file_points(store, [B], ()) == ALL_OF_B


def test_two_points_change_places(tmp_path: Path) -> None:
    store = store_with(tmp_path, A, B, C)
    changed = file_points(store, [filed("a", title="b"), replace(B, title=b"a")], ())
    assert {key for kind, key in changed if kind == NEIGHBOURS} == {"a", "b", "c"}


def what_stands_in(store: Store) -> object:
    """All that is filed of points, in whichever pieces their entries are listed."""
    rows = [store.rows(f"select * from {table} order by point, number") for table in ("statement", "outline")]
    points = "select id, digest, reads, title, head, brief, written, entries, told, refs, is_sound from point"
    under = {heading: sorted(listed(store, *heading)) for heading in store.rows("select kind, key from heading")}
    return store.rows(points), rows, under, titles_in_order(store)


def assert_each_stands_in_its_piece(store: Store) -> None:
    """The entries of a point stand in the last piece that does not begin after it."""
    numbers = dict(store.rows("select id, number from point"))
    pieces: dict[Heading, dict[int, bytes]] = defaultdict(dict)
    for kind, key, first, entries in store.rows("select kind, key, first, entries from heading"):
        pieces[kind, key][first] = entries
    for by_first in pieces.values():
        for first, entries in by_first.items():
            for _, point, _ in opened(entries, list[Under]):
                assert first == max(each for each in by_first if each <= numbers[point])


HEADINGS = st.sampled_from([(SAID, "man"), (RESTING, "paper"), (TOPIC, "north")])
ENTRIES = st.builds(
    lambda heading, rank, number: (*heading, rank, number), HEADINGS, st.binary(max_size=1), st.integers(1, 2)
)
POINTS = st.builds(
    filed,
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(["", "a", "z"]),
    st.lists(st.tuples(st.sampled_from(["one", "two"]), st.sampled_from("12")), max_size=2, unique_by=lambda c: c[0]),
    st.lists(ENTRIES, max_size=4, unique=True),
)
STEPS = st.lists(st.tuples(st.lists(POINTS, max_size=2, unique_by=lambda p: p.id), st.sets(st.sampled_from("abc"))))


@given(STEPS, st.integers(1, 5), st.integers(1, 9))
def test_what_stands_is_what_was_filed_last(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step], long: int, room: int
) -> None:
    folder = tmp_path_factory.mktemp("stores")
    (folder / "clean").mkdir()
    store = store_with(folder)
    standing: dict[str, Filed] = {}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(headings, "_LONG", long)
        patched.setattr(headings, "_ROOM", room)
        for points, gone in steps:
            file_points(store, points, gone)
            standing = {id_: point for id_, point in standing.items() if id_ not in gone}
            standing |= {point.id: point for point in points}
            assert_each_stands_in_its_piece(store)
    clean = store_with(folder / "clean", *standing.values())
    assert what_stands_in(store) == what_stands_in(clean)
    store.close()
    clean.close()


@given(st.lists(POINTS, max_size=3, unique_by=lambda point: point.id))
def test_first_points_stand_as_any_others(tmp_path_factory: pytest.TempPathFactory, points: list[Filed]) -> None:
    folder = tmp_path_factory.mktemp("stores")
    (folder / "first").mkdir()
    first = Store.new(folder / "first" / "catalogue", "me")
    file_first_points(first, points)
    store = store_with(folder, *points)
    assert what_stands_in(first) == what_stands_in(store)
    store.close()
    first.close()


@pytest.mark.parametrize("setting", [("_LONG", 200), ("_ROOM", 200)])
@pytest.mark.parametrize("number", [1, 127, 128, 129, 199, 200, 201, 400])
def test_more_points_than_are_filed_at_a_time(
    tmp_path: Path, number: int, setting: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(headings, *setting)
    entries = [(SAID, "man", b"", 1)]
    points = [filed(f"p-{each:04}", cards=[("one", str(each))], entries=entries) for each in range(number)]
    (tmp_path / "first").mkdir()
    first = Store.new(tmp_path / "first" / "catalogue", "me")
    file_first_points(first, iter(points))
    for store in (first, store_with(tmp_path, *points)):
        assert store.rows("select point, value from statement") == [(each.id, each.statements[0][1]) for each in points]
        assert sorted(listed(store, SAID, "man")) == [(b"", each.id, 1) for each in points]
        assert store.rows("select first from heading") == [(first,) for first in range(1, number + 1, 200)]
        assert file_points(store, points, ()) == set()
        others = [filed(each.id, cards=[("one", "1")]) for each in points[1:]]
        file_points(store, others, ())
        assert listed(store, SAID, "man") == [(b"", "p-0000", 1)]


def test_a_point_that_had_no_entries_is_listed_beside_those_filed_later(tmp_path: Path) -> None:
    store = store_with(tmp_path, UNSOUND)
    file_points(store, [B], ())
    file_points(store, [filed("c", cards=[("one", "1")], entries=SAID_BY_MAN)], ())
    assert sorted(listed(store, SAID, "man")) == [(b"", id_, number) for id_ in ("b", "c") for number in (1, 2)]
