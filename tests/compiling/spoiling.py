"""What may happen to a catalogue and to an output folder between two builds; and builds that are killed."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import warnings
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

from compiling.picking import Pick
from dissensus.catalogue import left
from dissensus.catalogue.store import Store
from dissensus.writing import disk
from dissensus.writing.desk import Desk

# Every so many of these calls, a build can be killed.
KILLED_AT: tuple[tuple[Any, str], ...] = (
    (Store, "do"), (Store, "rows"), (Store, "row"), (Desk, "lay_ready"),
    (disk, "write_new"), (disk, "move"), (disk, "remove"),
)  # fmt: skip


def make_away(path: Path, pick: Pick) -> None:
    """No catalogue any more."""
    path.unlink(missing_ok=True)


def cut_short(path: Path, pick: Pick) -> None:
    """A catalogue of which the end is missing, or all."""
    size = path.stat().st_size
    os.truncate(path, pick([0, size // 2, size // 8192 * 4096, size - 1]))


def make_noise(path: Path, pick: Pick) -> None:
    """What is no catalogue at all."""
    path.write_bytes(pick([b"noise", b"\0" * 5_000, b"SQLite format 3\0" + b"noise" * 1_000]))


def flip_bytes(path: Path, pick: Pick) -> None:
    """A catalogue with other bytes here and there."""
    content = bytearray(path.read_bytes())
    for _ in range(pick([1, 3, 20])):
        thousandth = pick(range(1_000))
        at = len(content) * thousandth // 1_000 + pick(range(20))
        content[at % len(content)] ^= pick([1, 32, 255])
    path.write_bytes(content)


def leave_a_journal(path: Path, pick: Pick) -> None:
    """What looks like the rest of a build that was killed."""
    path.with_name(f"{path.name}-journal").write_bytes(pick([b"", b"noise", b"noise" * 1_000]))


def make_a_folder(path: Path, pick: Pick) -> None:
    """A folder of that name, with something in it."""
    path.unlink()
    path.mkdir()
    (path / "theirs").write_bytes(b"theirs")


def put_an_older_one(path: Path, pick: Pick) -> None:
    """The catalogue as it was some time ago; it is put by, for the next time."""
    kept = path.with_name("kept")
    before = kept.read_bytes() if kept.exists() else path.read_bytes()
    shutil.copyfile(path, kept)
    path.write_bytes(before)


def change_values(path: Path, pick: Pick) -> None:
    """A catalogue that SQLite can read, left so by all appearances, with another byte in some value."""
    with contextlib.suppress(sqlite3.DatabaseError), contextlib.closing(sqlite3.connect(path)) as connection:
        _change_one_of(connection, *pick(_SEALED), pick)
        connection.commit()
    if path.with_name(left.SEAL).exists():
        left.seal(str(path.parent))


def _change_one_of(connection: sqlite3.Connection, table: str, column: str, keys: str, pick: Pick) -> None:
    rows = connection.execute(f"select {keys}, {column} from {table} where typeof({column}) = 'blob'").fetchall()
    if rows:
        *key, value = pick(rows)
        at = pick(range(1_000)) * len(value) // 1_000
        spoilt = bytes([*value[:at], value[at] ^ pick([1, 32, 255]), *value[at + 1 :]])
        where = " and ".join(f"{name} = ?" for name in keys.split(", "))
        connection.execute(f"update {table} set {column} = ? where {where}", (spoilt, *key))


# The values with a checksum: their table, their column, the key of a row.
_SEALED = (
    ("note", "value", "name"),
    ("document", "proved", "id"),
    ("document", "written", "id"),
    ("spelled", "value", "source"),
    ("point", "written", "id"),
    ("heading", "entries", "kind, key, first"),
    ("statement", "value", "point, number"),
    ("page", "plan", "address"),
)

_SPOILING = (
    make_away, cut_short, make_noise, flip_bytes, change_values, leave_a_journal, make_a_folder, put_an_older_one,
)  # fmt: skip
SPOILING: Mapping[str, Callable[[Path, Pick], None]] = {each.__name__: each for each in _SPOILING}


def lay_a_journal_beside(path: Path) -> None:
    """What SQLite would take for its own, and put into the catalogue: sound values, but of other statements."""
    with TemporaryDirectory() as folder, closing(sqlite3.connect(f"{folder}/other", isolation_level=None)) as other:
        shutil.copyfile(path, f"{folder}/other")
        other.execute("pragma cache_size = 1")  # so that the journal is written at once
        other.execute("update statement set value = (select value from statement limit 1)")
        other.execute("begin")
        other.execute("update statement set value = null")
        if Path(f"{folder}/other-journal").exists():  # there are statements
            shutil.copyfile(f"{folder}/other-journal", f"{path}-journal")


def _make_a_folder_of(page: Path) -> None:
    page.unlink()
    page.mkdir()


def _put_a_folder_of_theirs(page: Path) -> None:
    _make_a_folder_of(page)
    (page / "theirs").write_bytes(b"theirs")


# What may happen to a file of the output.
OUTPUT: Mapping[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": lambda page: page.write_bytes(b""),
    "other": lambda page: page.write_bytes(b"other"),
    "as long": lambda page: page.write_bytes(page.read_bytes().swapcase()),
    "folder": _make_a_folder_of,
    "theirs": _put_a_folder_of_theirs,
}


def in_a_process_killed(work: Callable[[], object], where: Any, name: str, at: int) -> None:
    """Does the work in a process that ends, without a word, as it calls `where.name` for the `at`-th time."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # later Pythons warn of forks beside threads: ours of test runners only read
        child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    try:
        with mock.patch.object(where, name, _Ending(getattr(where, name), at)):
            work()
    finally:
        os._exit(0)


class _Ending:
    """A function that ends the process as it is called for the `at`-th time."""

    def __init__(self, call: Callable[..., object], at: int) -> None:
        self._call = call
        self._left = at

    def __get__(self, owner: object, kind: type) -> Callable[..., object]:
        return lambda *arguments, **named: self(owner, *arguments, **named)

    def __call__(self, *arguments: object, **named: object) -> object:
        self._left -= 1
        if not self._left:
            os._exit(1)
        return self._call(*arguments, **named)
