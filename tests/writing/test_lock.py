"""One build at a time in an output folder, however the last one ended."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from dissensus.writing import Busy, OutputFolder, Trouble, disk, lock
from dissensus.writing.lock import locked
from dissensus.writing.trouble import telling
from writing.folders import everything, publish

HOLDER = """
import sys, time
from pathlib import Path
from dissensus.writing.lock import locked

with locked(Path(sys.argv[1]), 0):
    print("held", flush=True)
    time.sleep(60)
"""


def test_one_after_the_other(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path / "lock", 0):
            assert (tmp_path / "lock").read_text() == f"{os.getpid()}\n"
        assert not (tmp_path / "lock").exists()


def test_two_at_once(tmp_path: Path) -> None:
    with locked(tmp_path / "lock", 0):
        with pytest.raises(Busy) as busy, locked(tmp_path / "lock", 0):
            pass
        assert f"another build (process {os.getpid()}) is writing" in busy.value.message
        assert busy.value.help


def test_two_builds_at_once(tmp_path: Path) -> None:
    publish(tmp_path / "public", {"index.html": b"home"})
    before = everything(tmp_path / "public")
    with OutputFolder.open(tmp_path / "public", tmp_path / "site"), pytest.raises(Busy):
        publish(tmp_path / "public", {"index.html": b"other"})
    assert everything(tmp_path / "public") == before


def test_the_second_may_wait(tmp_path: Path) -> None:
    path = tmp_path / "public" / ".dissensus" / "lock"  # the first takes the folders away that it made
    first = OutputFolder.open(tmp_path / "public", tmp_path / "site")
    first.__enter__()
    ending = threading.Timer(0.2, lambda: first.__exit__(None, None, None))
    ending.start()
    with locked(path, 20):
        assert path.read_text() == f"{os.getpid()}\n"
    ending.join()


def test_a_lock_on_a_file_that_was_taken_away_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last holder removed the file between our opening and our locking it: another would lock a new one."""
    try_lock = lock._try_lock
    tries = iter([True])

    def try_too_late(descriptor: int) -> bool:
        if next(tries, False):
            (tmp_path / "lock").unlink()
        return try_lock(descriptor)

    monkeypatch.setattr(lock, "_try_lock", try_too_late)
    with locked(tmp_path / "lock", 0), pytest.raises(Busy), locked(tmp_path / "lock", 0):
        pass


def test_waiting_has_an_end(tmp_path: Path) -> None:
    with locked(tmp_path / "lock", 0):
        start = time.monotonic()
        with pytest.raises(Busy), locked(tmp_path / "lock", 0.2):
            pass
        assert time.monotonic() - start >= 0.2


def test_never_two_at_once(tmp_path: Path) -> None:
    inside = 0
    most = 0

    def take_turns() -> None:
        nonlocal inside, most
        for _ in range(15):
            with locked(tmp_path / "lock", 60):
                inside += 1
                most = max(most, inside)
                time.sleep(0.001)
                inside -= 1

    threads = [threading.Thread(target=take_turns) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
def test_a_killed_build_holds_nothing(tmp_path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, tmp_path / "lock"], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(Busy, match=f"process {holder.pid}"), locked(tmp_path / "lock", 0):
        pass
    holder.kill()
    holder.communicate()
    with locked(tmp_path / "lock", 0):
        pass


def test_a_number_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    with locked(tmp_path / "lock", 0):
        (tmp_path / "lock").write_text("?")
        with pytest.raises(Busy, match="another build is writing"), locked(tmp_path / "lock", 0):
            pass


def test_where_the_system_has_no_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "fcntl", None)
    monkeypatch.setattr(lock, "msvcrt", None)
    publish(tmp_path / "public", {"index.html": b"home"})


def test_where_the_file_system_has_no_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(lock, "fcntl", SimpleNamespace(flock=refuse, LOCK_EX=2, LOCK_NB=4))
    publish(tmp_path / "public", {"index.html": b"home"})


def test_where_locks_are_of_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows: a byte far from the process number is locked, and an open file cannot be removed."""
    taken: set[int] = set()

    def locking(descriptor: int, _mode: int, _bytes: int) -> None:
        place = os.lseek(descriptor, 0, os.SEEK_CUR)
        if place in taken:
            raise PermissionError
        taken.add(place)

    def refuse(_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(lock, "fcntl", None)
    monkeypatch.setattr(lock, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    monkeypatch.setattr(os, "unlink", refuse)
    with locked(tmp_path / "lock", 0), pytest.raises(Busy, match=str(os.getpid())), locked(tmp_path / "lock", 0):
        pass
    assert min(taken) > 1_000
    assert (tmp_path / "lock").read_bytes() == b""


def test_a_folder_that_its_last_holder_takes_away_meanwhile_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_folders, tries = disk.make_folders, iter([True])

    def make_too_late(path: Path) -> list[Path]:
        with telling(path):
            if next(tries, False):
                raise FileNotFoundError(errno.ENOENT, "gone")
        return make_folders(path)

    monkeypatch.setattr(disk, "make_folders", make_too_late)
    with locked(tmp_path / "public" / "lock", 0):
        assert (tmp_path / "public" / "lock").exists()


def test_builds_that_come_and_go_have_no_trouble_but_each_other(tmp_path: Path) -> None:
    troubles: list[Trouble] = []

    def come_and_go() -> None:
        for _ in range(100):
            try:
                with OutputFolder.open(tmp_path / "public", tmp_path / "site"):
                    pass
            except Busy:
                pass
            except Trouble as trouble:
                troubles.append(trouble)

    threads = [threading.Thread(target=come_and_go) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
