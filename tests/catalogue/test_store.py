"""The store: what was written is read again, by whatever process; what is not as it was written is Damaged."""

from __future__ import annotations

import contextlib
import os
import pickle
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiling.spoiling import in_a_process_killed
from dissensus.catalogue.packing import Changed
from dissensus.catalogue.sealing import Damaged, opened, sealed
from dissensus.catalogue.store import Store
from dissensus.writing.trouble import DiskTrouble

VALUES: list[object] = [None, True, 7, "text", "", b"", b"\0bytes", [1, "two"], {"key": {"deep": [None]}}]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "catalogue"


@pytest.fixture
def store(path: Path) -> Store:
    return Store.new(path, "me")


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_is_read_as_it_was_noted(store: Store, value: object) -> None:
    store.note("name", "before")
    store.note("name", value)
    assert store.noted("name", object) == value
    store.close()
    assert store.noted("name", object) == value


def test_what_was_not_noted_is_none(store: Store) -> None:
    assert store.noted("name", str) is None
    store.note("name", "value")
    store.forget("name")
    assert store.noted("name", str) is None


@pytest.mark.parametrize("count", [0, 1, 49, 50, 51, 100, 120])
def test_rows_put_in_together_are_those_put_in_one_by_one(store: Store, count: int) -> None:
    rows = [(f"point-{number}", number % 7, bytes([number])) for number in range(count)]
    store.put("insert into outline", 3, iter(rows))
    assert store.rows("select * from outline order by value") == rows


def test_a_store_is_found_by_its_maker_alone(store: Store, path: Path) -> None:
    store.note("name", "value")
    store.close()
    assert Store.found(path, "another") is None
    found = Store.found(path, "me")
    assert found
    assert found.noted("name", str) == "value"


def test_where_there_is_none_none_is_found_and_none_is_made(path: Path) -> None:
    assert Store.found(path, "me") is None
    assert not path.exists()


@pytest.mark.parametrize("leftover", [b"", b"noise" * 1_000])
def test_a_new_one_takes_the_place_of_whatever_is_there(path: Path, leftover: bytes) -> None:
    path.write_bytes(leftover)
    path.with_name("catalogue-journal").write_bytes(leftover)
    store = Store.new(path, "me")
    assert store.row("select value from note where name = 'made by'") == ("me",)
    assert store.rows("select * from point") == []


def test_what_meets_is_found_and_nothing_else(store: Store) -> None:
    store.put("insert into outline", 3, [("point", number, bytes([number])) for number in range(5)])
    query = "select number from outline where meets(value) and number > ?"
    assert store.rows_met(query, lambda reads: reads in b"\1\3\4", 1) == [(3,), (4,)]


@pytest.mark.parametrize(
    ("spoilt", "meets", "raised"),
    [
        (b"four", lambda _: 1 // 0, ZeroDivisionError),
        (b"five!", Changed({("kind", f"{key}") for key in range(100)}).meets, Damaged),
        ("text", Changed({("kind", "key")}).meets, Damaged),
        (None, Changed({("kind", f"{key}") for key in range(100)}).meets, Damaged),
    ],
)
def test_a_spoilt_list_is_damaged_and_our_own_mistakes_are_ours(
    store: Store, spoilt: object, meets: Callable[[bytes], object], raised: type[Exception]
) -> None:
    store.do("insert into outline values ('point', 1, ?)", [(spoilt,)])
    with pytest.raises(raised):
        store.rows_met("select number from outline where meets(value)", meets)


def test_all_within_is_written_or_nothing(store: Store) -> None:
    store.note("name", "before")
    with store.written_whole():
        store.note("name", "after")
    with pytest.raises(ZeroDivisionError), store.written_whole():
        store.note("name", "never")
        store.note("other", "never")
        _ = 1 // 0
    assert (store.noted("name", str), store.noted("other", str)) == ("after", None)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed that was forked")
def test_what_a_killed_process_was_writing_is_not_written(store: Store, path: Path) -> None:
    store.note("name", "before")
    store.close()

    def write() -> None:
        with store.written_whole():
            for number in range(2_000):
                store.note(f"{number}", "x" * 4_000)

    in_a_process_killed(write, Store, "do", 1_900)
    found = Store.found(path, "me")
    assert found
    assert (found.noted("name", str), found.noted("0", str)) == ("before", None)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="what is looked at is a fork")
def test_a_fork_reads_what_its_parent_has_committed(store: Store) -> None:
    store.note("name", "value")
    child = os.fork()
    if not child:
        os._exit(0 if store.noted("name", str) == "value" else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert store.noted("name", str) == "value"


def test_handed_to_another_process_it_is_opened_there(store: Store) -> None:
    store.note("name", "value")
    assert pickle.loads(pickle.dumps(store)).noted("name", str) == "value"


def is_locked(path: Path) -> bool:
    """Whether nobody can write to the store just now."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as another:
        try:
            another.execute("insert or replace into note values ('another', x'')")
        except sqlite3.OperationalError:
            return True
    return False


def handed(store: Store) -> Store:
    twin = pickle.loads(pickle.dumps(store))
    assert isinstance(twin, Store)
    return twin


@pytest.mark.parametrize("hand", [lambda store: store, handed], ids=["itself", "handed over"])
def test_what_is_held_stays_as_it_is_from_the_first_read(
    store: Store, path: Path, hand: Callable[[Store], Store]
) -> None:
    with store.held():
        reader = hand(store)
        assert not is_locked(path)
        assert reader.noted("name", str) is None
        assert is_locked(path)
    reader.close()
    assert not is_locked(path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="what is looked at is a fork")
def test_a_fork_holds_what_its_parent_holds(store: Store, path: Path) -> None:
    with store.held():
        child = os.fork()
        if not child:
            store.noted("name", str)
            os._exit(0 if is_locked(path) else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert not is_locked(path)  # it has read nothing here


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def make_noise(path: Path) -> None:
    path.write_bytes(b"noise" * 1_000)


def make_empty(path: Path) -> None:
    path.write_bytes(b"")


def spoil_a_value(path: Path) -> None:
    content = path.read_bytes()
    assert content.count(b"a value") == 1
    path.write_bytes(content.replace(b"a value", b"b value"))


@pytest.mark.parametrize("spoil", [cut_short, make_noise, make_empty, spoil_a_value])
def test_what_is_not_as_it_was_written_is_damaged(store: Store, path: Path, spoil: Callable[[Path], None]) -> None:
    store.note("name", "a value")
    store.close()
    spoil(path)
    with pytest.raises(Damaged):
        Store(path).noted("name", str)


def test_a_value_of_another_kind_is_damaged(store: Store) -> None:
    store.note("name", "text")
    with pytest.raises(Damaged):
        store.noted("name", int)


@given(st.recursive(st.none() | st.integers(-(2**63), 2**63 - 1) | st.text() | st.binary(), st.lists))
def test_sealed_values_are_opened(value: object) -> None:
    assert opened(sealed(value), object) == value


@given(st.text(), st.integers(0), st.integers(1, 255))
def test_no_byte_of_a_sealed_value_can_be_another(value: str, at: int, by: int) -> None:
    spoilt = bytearray(sealed(value))
    spoilt[at % len(spoilt)] ^= by
    with pytest.raises(Damaged):
        opened(bytes(spoilt), str)


@pytest.mark.parametrize("found", [None, 7, "text", b"", b"short"])
def test_what_is_not_sealed_is_damaged(found: object) -> None:
    with pytest.raises(Damaged):
        opened(found, object)


def test_a_file_that_lacks_what_every_store_has_is_damaged(store: Store) -> None:
    with contextlib.closing(sqlite3.connect(store.path)) as other:
        other.execute("drop table page")
    with pytest.raises(Damaged, match="page"):
        store.rows("select address from page")


SUBJECT = ("point", "bridge", None)
MISTAKES: dict[str, tuple[str, list[tuple[object, ...]]]] = {
    "too few values": ("insert into subject values (?, ?, ?)", [("point", "bridge")]),
    "a value of no kind that is kept": ("insert into subject values (?, ?, ?)", [("point", "bridge", object())]),
    "the same twice": ("insert into subject values (?, ?, ?)", [SUBJECT, SUBJECT]),
}


@pytest.mark.parametrize(("command", "rows"), MISTAKES.values(), ids=MISTAKES.keys())
def test_what_we_ask_wrongly_is_a_mistake_of_ours(store: Store, command: str, rows: list[tuple[object, ...]]) -> None:
    with pytest.raises((sqlite3.ProgrammingError, sqlite3.IntegrityError)), store.written_whole():
        store.do(command, rows)
    assert store.rows("select * from subject") == []


@pytest.mark.parametrize("pages", [40, 60, 200])
def test_where_the_disk_is_full_that_is_told_and_all_is_as_it_was(store: Store, pages: int) -> None:
    store.note("name", "before")
    store.row(f"pragma max_page_count = {pages}")
    with pytest.raises(DiskTrouble, match="the disk is full") as trouble, store.written_whole():
        store.note("name", "after")
        for number in range(1_000):
            store.note(f"{number}", "x" * 16_000)
    assert trouble.value.path == store.path
    assert (store.noted("name", str), store.noted("0", str)) == ("before", None)
    store.note("name", "after")
    assert store.noted("name", str) == "after"


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_nothing_that_lies_beside_it_is_put_into_a_new_one(path: Path, ending: str) -> None:
    path.with_name(f"catalogue{ending}").write_bytes(b"noise")
    Store.new(path, "me").close()
    assert list(path.parent.iterdir()) == [path]
