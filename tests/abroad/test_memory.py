"""Memory: how long an answer counts, what a silence adds up to, and a file that may be anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissensus.abroad.memory import DAY, Memory, read_memory, usual_file, write_memory
from dissensus.abroad.telling import warnings_of
from dissensus.abroad.visiting import Visit
from dissensus.faults import Where

THERE, SILENT, GONE = Visit("there", 200), Visit("silent", why="no"), Visit("gone", 404)


@pytest.mark.parametrize(
    ("visit", "age", "oldest", "counts"),
    [
        (THERE, 0, 7 * DAY, True),
        (THERE, 6.9 * DAY, 7 * DAY, True),
        (THERE, 7.1 * DAY, 7 * DAY, False),
        (THERE, 0, 0, False),
        (THERE, -60, 7 * DAY, False),  # the clock was set back
        (GONE, 3_000, 7 * DAY, True),
        (GONE, 4_000, 7 * DAY, False),
        (SILENT, 4_000, 7 * DAY, False),
        (SILENT, 100, 50, False),
    ],
)
def test_how_long_an_answer_counts(visit: Visit, age: float, oldest: float, counts: bool) -> None:
    memory = Memory().with_visits({"a": visit}, 1_000_000)
    assert (memory.fresh("a", 1_000_000 + age, oldest) == visit) is counts


def test_silences_add_up_until_there_is_an_answer() -> None:
    memory = Memory()
    for round_, visit in enumerate([SILENT, SILENT, SILENT]):
        memory = memory.with_visits({"a": visit}, 100.0 + round_)
    assert (memory.visits["a"].silences, memory.visits["a"].since, memory.visits["a"].asked) == (3, 100, 102)
    memory = memory.with_visits({"a": GONE}, 200)
    assert (memory.visits["a"].silences, memory.visits["a"].since) == (0, None)
    assert memory.with_visits({"a": SILENT}, 300).visits["a"].silences == 1


def test_others_are_kept_for_a_year_and_no_longer() -> None:
    memory = Memory().with_visits({"a": THERE}, 0).with_visits({"b": THERE}, 300 * DAY)
    assert set(memory.with_visits({}, 401 * DAY).visits) == {"b"}


def test_what_is_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a/b/links.json"
    memory = Memory().with_visits({"https://example.org/é": SILENT, "a": THERE}, 12.5)
    write_memory(memory, file)
    assert read_memory(file) == memory
    assert [path.name for path in file.parent.iterdir()] == ["links.json"]


def silent_since(moment: str, asked: str = "0") -> bytes:
    visit = '{"verdict": "silent"}'
    return f'{{"visits": {{"a": {{"visit": {visit}, "asked": {asked}, "silences": 3, "since": {moment}}}}}}}'.encode()


@pytest.mark.parametrize("moment", ["0", "1.5", "253402300799.9", "null"])
def test_a_moment_is_one_that_has_a_date(moment: str, tmp_path: Path) -> None:
    (tmp_path / "links.json").write_bytes(silent_since(moment))
    memory = read_memory(tmp_path / "links.json")
    (told,) = warnings_of({"a": (Where("a.yaml"),)}, {"a": SILENT}, memory)
    assert "asked 3 times" in told.message


DAMAGED = [
    b"", b"{", b"[]", b'{"visits": 1}', b'{"visits": {"a": {}}}', b"\xff" * 9,
    silent_since("1e300"), silent_since("253402300800"), silent_since("-1"), silent_since("null", asked="1e300"),
]  # fmt: skip


@pytest.mark.parametrize("content", DAMAGED)
def test_a_file_that_is_no_memory_is_forgotten(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "links.json").write_bytes(content)
    assert read_memory(tmp_path / "links.json") == Memory()


def test_a_file_that_is_not_there_is_no_memory(tmp_path: Path) -> None:
    assert read_memory(tmp_path / "no/links.json") == Memory()
    assert read_memory(tmp_path) == Memory()


def test_the_usual_file_is_in_the_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert usual_file() == tmp_path / "dissensus/links.json"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert usual_file() == Path.home() / ".cache/dissensus/links.json"
