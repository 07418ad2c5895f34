"""Killed or refused at any call: the last site as it was, or whole files of which the next build makes the new site."""

from __future__ import annotations

import errno
import itertools
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from dissensus.writing import DiskTrouble, Refused
from dissensus.writing.manifest import JOURNAL, MANIFEST
from dissensus.writing.output import HALF_WAY, UNTOUCHED
from writing.failing import Disk, Killed, killed, refusing, refusing_every_byte
from writing.folders import OURS, everything, public, publish, put

OLD = {
    "assets/style.css": b"old style",
    "gone/index.html": b"gone",
    "becomes-folder": b"a file",
    "becomes-file/deep/index.html": b"a folder",
    "index.html": b"old home",
    "points/a/index.html": b"a",
    "points/b/index.html": b"old b",
}
NEW = {
    "assets/style.css": b"new style",
    "becomes-folder/index.html": b"a folder now",
    "becomes-file": b"a file now",
    "index.html": b"new home",
    "points/a/index.html": b"a",
    "points/b/index.html": b"new b",
    "points/c/index.html": b"c",
    "feed.xml": b"feed",
}
LATER = {"index.html": b"later home", "points/d/index.html": b"d"}
SITES = {"old": OLD, "new": NEW, "later": LATER}
THEIRS = {"CNAME": b"example.org", "points/notes.txt": b"somebody's"}

Interruption = Callable[[int], AbstractContextManager[Disk]]

INTERRUPTIONS: dict[str, tuple[Interruption, int]] = {
    "killed": (killed, 1),
    "refused once": (lambda at: refusing(at), 1),
    "disk full from then on": (lambda at: refusing(at, errno.ENOSPC, for_good=True), 3),
}


@pytest.fixture(autouse=True)
def _quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No waiting for the disk: no test cuts the power."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """What a folder holds when each of the sites was built into it anew."""
    built = {}
    for name, files in SITES.items():
        output = tmp_path_factory.mktemp(name) / "public"
        publish(output, files)
        put(output, THEIRS)
        built[name] = everything(output)
    return built


@pytest.mark.parametrize(("interruption", "step"), INTERRUPTIONS.values(), ids=INTERRUPTIONS.keys())
def test_interrupted_at_any_call(
    tmp_path: Path, clean: dict[str, dict[str, bytes]], interruption: Interruption, step: int
) -> None:
    for at in itertools.count(1, step):
        output = tmp_path / str(at) / "public"
        publish(output, OLD)
        put(output, THEIRS)
        before, remembered = public(output), kept_for_ourselves(output)
        with interruption(at) as disk:
            outcome = _outcome_of(lambda: publish(output, NEW))  # noqa: B023 - called at once
        after = public(output)
        if disk.asked < at:
            assert outcome is None
            break
        _each_file_is_whole(after)
        if kept_for_ourselves(output) == remembered:  # neither journal nor manifest written: before the first move
            assert after == before
        if outcome is None:  # what was refused was of no consequence
            assert after == NEW | THEIRS
        elif isinstance(outcome, DiskTrouble):
            assert outcome.help in (UNTOUCHED, HALF_WAY)
            assert after == before or outcome.help == HALF_WAY
        name = tuple(SITES)[at // step % 3]
        publish(output, SITES[name])
        assert everything(output) == clean[name], f"after interruption at call {at}"
        shutil.rmtree(output.parent)
    assert at > 100  # every call was met


def test_interrupted_twice(tmp_path: Path, clean: dict[str, dict[str, bytes]]) -> None:
    """The second build is cut off while it mends what the first left; nothing of either is forgotten."""
    middle = {**NEW, "points/e/index.html": b"e", "points/b/index.html": b"middle b"}
    for first, second in itertools.product(range(80, 165, 14), range(8, 180, 23)):
        output = tmp_path / f"{first}-{second}" / "public"
        publish(output, OLD)
        put(output, THEIRS)
        with killed(first):
            _outcome_of(lambda: publish(output, NEW))  # noqa: B023
        with killed(second):
            _outcome_of(lambda: publish(output, middle))  # noqa: B023
        publish(output, LATER)
        assert everything(output) == clean["later"], f"after calls {first} and {second}"


def test_what_others_put_where_a_killed_build_was_about_to_write_is_theirs(tmp_path: Path) -> None:
    for at in itertools.count(1):
        output = tmp_path / str(at) / "public"
        publish(output, OLD)
        with killed(at):
            _outcome_of(lambda: publish(output, NEW))  # noqa: B023
        if kept_for_ourselves(output)[JOURNAL] and not (output / "points/c").exists():
            break
    put(output, {"points/c/index.html": b"theirs"})
    with pytest.raises(Refused, match=r'"points/c/index\.html"'):
        publish(output, NEW)
    for turn in range(30, 130, 3):  # however often the mending is broken off, too
        with killed(turn):
            _outcome_of(lambda: publish(output, LATER))
    publish(output, LATER)
    assert public(output) == {**LATER, "points/c/index.html": b"theirs"}


@pytest.mark.parametrize("at", range(1, 90, 4))
def test_the_first_build_may_be_interrupted_too(tmp_path: Path, clean: dict[str, dict[str, bytes]], at: int) -> None:
    output = tmp_path / "public"
    with killed(at):
        _outcome_of(lambda: publish(output, OLD))
    publish(output, NEW)
    put(output, THEIRS)
    assert everything(output) == clean["new"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the file system is read-only"),
        (errno.EACCES, "permission denied"),
        (errno.ENAMETOOLONG, "the name is too long for this file system"),
        (errno.EIO, "the disk failed to read or write"),
    ],
)
def test_a_refusal_names_the_file_and_says_why(tmp_path: Path, number: int, words: str) -> None:
    output = tmp_path / "public"
    publish(output, OLD)
    told = set()
    for at in range(1, 60):
        with refusing(at, number):
            outcome = _outcome_of(lambda: publish(output, NEW))
        if isinstance(outcome, DiskTrouble):
            told.add(outcome.reason)
            assert outcome.path.is_relative_to(output)
            assert str(outcome.path) in outcome.message
    assert told == {words}


def test_a_full_disk_leaves_nothing_staged(tmp_path: Path) -> None:
    output = tmp_path / "public"
    publish(output, OLD)
    before = everything(output)
    with pytest.raises(DiskTrouble, match="disk is full"), refusing_every_byte():
        publish(output, NEW)
    assert everything(output) == before


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
@pytest.mark.parametrize("after", [0.0, 0.01, 0.03, 0.06, 0.1, 0.15, 0.2])
def test_kill_9(tmp_path: Path, after: float) -> None:
    """A real process, killed at a real moment while it writes 600 files again and again."""
    output = tmp_path / "public"
    builder = subprocess.Popen([sys.executable, "-c", _BUILDER, str(output)], stdout=subprocess.PIPE)
    assert builder.stdout is not None
    builder.stdout.readline()
    time.sleep(after)
    builder.kill()
    builder.communicate()
    assert all(_is_whole(content) for name, content in public(output).items() if not name.endswith("/"))
    publish(output, NEW)
    assert public(output) == NEW
    assert set(everything(output)) - set(NEW) == {f"{OURS}/manifest.json"}


_BUILDER = """
import sys
from pathlib import Path
from writing.folders import publish

print("writing", flush=True)
for turn in range(1_000):
    content = b"%d" % turn * 2_000 + b"."
    publish(Path(sys.argv[1]), {f"{turn % 3}/{number}/index.html": content for number in range(600)})
"""


def _is_whole(content: bytes) -> bool:
    return content == content[: len(content) // 2_000] * 2_000 + b"." != b"."


def _outcome_of(build: Callable[[], object]) -> BaseException | None:
    try:
        build()
    except (DiskTrouble, Killed) as outcome:
        return outcome
    return None


def _each_file_is_whole(found: dict[str, bytes]) -> None:
    for name, content in found.items():
        if not name.endswith("/"):
            assert content in (OLD.get(name), NEW.get(name), THEIRS.get(name)), name
    assert found.items() >= THEIRS.items()


def kept_for_ourselves(output: Path) -> dict[str, bytes | None]:
    """The manifest and the journal, where there are such."""
    found = everything(output)
    return {name: found.get(f"{OURS}/{name}") for name in (MANIFEST, JOURNAL)}
