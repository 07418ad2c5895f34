"""The store: one file of SQLite with all that the catalogue holds. It may be lost at any time, and is made anew.

Whether somebody else has written to it is asked before it is opened, of how the file was left (`left.py`). Accidents of
the disk leave no such trace: against them values are sealed (`sealing.py`). What cannot be read, or is seen not to be
as it was written, raises Damaged; what another version wrote is as good as not there.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import Any

from dissensus.catalogue.left import ROLLED_IN
from dissensus.catalogue.sealing import Damaged, opened, sealed
from dissensus.catalogue.tables import TABLES

_MADE_BY = "made by"  # in the clear: a version that seals otherwise must know it for another's, not for damaged
_AT_ONCE = 50  # rows; SQLite before 3.32 knows 999 values in a command


class Store:
    """A connection to the file, of this process alone: another opens it for itself when it first asks."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._is_held = False
        self._telling = _Telling(path)

    @staticmethod
    def new(path: Path, made_by: str) -> Store:
        """An empty store in place of whatever is at `path`, and beside it."""
        for ending in (*ROLLED_IN, ""):
            path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)
        store = Store(path)
        with store._closed_if_it_fails():
            with store._telling:
                store._connected().executescript(TABLES)
            store.do("insert into note values (?, ?)", [(_MADE_BY, made_by)])
        return store

    @staticmethod
    def found(path: Path, made_by: str) -> Store | None:
        """The store at `path`, if there is one of this maker's. Raises Damaged."""
        if not path.is_file():
            return None
        store = Store(path)
        with store._closed_if_it_fails():
            found = store.row("select value from note where name = ?", _MADE_BY)
        if found != (made_by,):
            store.close()
            return None
        return store

    def close(self) -> None:
        """Lets go of the file."""
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    @contextmanager
    def written_whole(self) -> Iterator[None]:
        """Within, all that is written is written, or nothing is."""
        with self._telling:
            self._connected().execute("begin immediate")
        try:
            yield
            with self._telling:
                self._connected().execute("commit")
        except BaseException:
            self._end("rollback")
            raise

    @contextmanager
    def held(self) -> Iterator[None]:
        """Within, nothing is written, and all reads are of one state: of this process, and of those started meanwhile.

        Each read by itself asks the system for locks, and for what others may have left: a dozen calls, 90,000 for the
        pages of 1,000 points.
        """
        with self._telling:
            self._connected().execute("begin")
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
            self._end("commit")

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What a query finds."""
        with self._telling:
            return self._connected().execute(query, values).fetchall()

    def rows_met(self, query: str, meets: Callable[[bytes], object], *values: object) -> list[tuple[Any, ...]]:
        """What a query finds that asks `meets(reads)` of lists of facts: none is handed over but what is found.

        12,500 pages and 10,500 plans are looked through in 20 ms, in place of 34 for lists that are handed over first.
        What goes wrong in `meets` is raised as it is: SQLite would tell of it as of a file that cannot be read.
        """
        wrong: list[Exception] = []

        def asked(reads: bytes) -> bool:
            try:
                return bool(meets(reads))
            except Exception as error:
                wrong.append(error if isinstance(reads, bytes) else Damaged("a list of facts is gone"))
                raise

        with self._telling:
            connection = self._connected()
            connection.create_function("meets", 1, asked)
            try:
                return connection.execute(query, values).fetchall()
            except sqlite3.OperationalError as error:
                raise wrong[0] if wrong else error  # noqa: B904 - what SQLite says of it has no news

    def row(self, query: str, *values: object) -> tuple[Any, ...] | None:
        """The first that a query finds."""
        with self._telling:
            found: tuple[Any, ...] | None = self._connected().execute(query, values).fetchone()
            return found

    def do(self, command: str, rows: Iterable[Sequence[object]]) -> None:
        """A command, once for each row of values."""
        with self._telling:
            self._connected().executemany(command, rows)

    def put(self, command: str, columns: int, rows: Iterable[Sequence[object]]) -> None:
        """Rows of so many columns, put in by a command without its values, such as `insert into entry`.

        Fifty at a time: one by one, those of three columns and of five take a quarter longer.
        """
        coming = iter(rows)
        while share := list(islice(coming, _AT_ONCE)):
            self.do(f"{command} values {_places(columns, len(share))}", [list(chain.from_iterable(share))])

    def note(self, name: str, value: object) -> None:
        """Keeps a value by its name."""
        self.do("insert or replace into note values (?, ?)", [(name, sealed(value))])

    def forget(self, name: str) -> None:
        """Keeps no value of that name any longer."""
        self.do("delete from note where name = ?", [(name,)])

    def noted(self, name: str, kind: Any) -> Any:
        """The value of that name; None if there is none."""
        found = self.row("select value from note where name = ?", name)
        return None if found is None else opened(found[0], kind)

    def _end(self, how: str) -> None:
        """Ends what was begun, unless SQLite has done so by itself: where the disk is full, it rolls back at once."""
        with self._telling:
            if self._connected().in_transaction:
                self._connected().execute(how)

    @contextmanager
    def _closed_if_it_fails(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.close()
            raise

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None or self._process != os.getpid():
            # A fork must not use what its parent opened; nor close it, which would undo what the parent is writing.
            _inherited.append(self._connection)
            self._process = os.getpid()
            self._connection = sqlite3.connect(self.path, isolation_level=None, timeout=60, check_same_thread=False)
            # Nothing is waited for but the whole, before it is sealed: one that the machine failed on is not believed.
            self._connection.execute("pragma synchronous = off")
            if self._is_held:
                self._connection.execute("begin")
        return self._connection

    def __getstate__(self) -> tuple[Path, bool]:
        return self.path, self._is_held

    def __setstate__(self, state: tuple[Path, bool]) -> None:
        path, is_held = state
        self.__init__(path)  # type: ignore[misc]  # as made anew
        self._is_held = is_held


@cache
def _places(columns: int, rows: int) -> str:
    """Where the values of so many rows stand in a command."""
    row = f"({', '.join('?' * columns)})"
    return ", ".join([row] * rows)


_inherited: list[sqlite3.Connection | None] = []


_OURS = (
    sqlite3.ProgrammingError, sqlite3.IntegrityError, sqlite3.DataError, sqlite3.NotSupportedError,
)  # fmt: skip


class _Telling:
    """Within, what SQLite finds wrong with a file becomes Damaged, or a trouble with the disk.

    What is wrong with a query or its values is a mistake of ours. Entered for every query: no generator.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if not isinstance(error, (sqlite3.DatabaseError, UnicodeDecodeError)) or isinstance(error, _OURS):
            return  # the latter of the former: where a text is spoilt
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
            from dissensus.writing.trouble import DiskTrouble  # with it comes all that writes

            raise DiskTrouble(self._path, "the disk is full") from error
        raise Damaged(str(error)) from error
