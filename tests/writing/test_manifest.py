"""The manifest: the same bytes everywhere, nothing private in it, and nothing believed that cannot be read."""

from __future__ import annotations

import getpass
import hashlib
import os
import re
import socket
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dissensus import __version__
from dissensus.writing import OutputFolder, Refused, manifest
from dissensus.writing.addresses import STAGING, on_the_way
from dissensus.writing.manifest import JOURNAL, MANIFEST, Record, encode, encode_changed, recall
from writing.folders import OURS, everything, public, publish, put

HOME = Record("a" * 64, 4)
RECORDS = st.builds(
    Record,
    sha256=st.binary(max_size=4).map(lambda content: hashlib.sha256(content).hexdigest()),
    size=st.integers(0, 1 << 40),
)
ADDRESSES = st.text(st.sampled_from("abж-"), min_size=1, max_size=5)
ODD_ADDRESSES = st.text(st.sampled_from('aб":{},\n\\'), min_size=1, max_size=5)


@given(st.dictionaries(ADDRESSES, RECORDS, max_size=5))
def test_what_is_written_is_recalled(records: dict[str, Record]) -> None:
    assert manifest._decode(encode(records)) == records
    assert encode(dict(reversed(records.items()))) == encode(records)


@given(st.dictionaries(ODD_ADDRESSES, RECORDS, min_size=1, max_size=5), st.data())
def test_with_some_records_changed_it_is_as_made_anew(records: dict[str, Record], data: st.DataObject) -> None:
    changed = data.draw(st.dictionaries(st.sampled_from(sorted(records)), RECORDS))
    assert encode_changed(encode(records), changed) == encode({**records, **changed})


@given(st.dictionaries(ODD_ADDRESSES, RECORDS, max_size=3), ODD_ADDRESSES, RECORDS)
def test_no_file_is_changed_into_it(records: dict[str, Record], address: str, record: Record) -> None:
    assume(address not in records)
    assert encode_changed(encode(records), {address: record, **records}) is None


def test_a_line_for_each_file() -> None:
    assert encode({"b": HOME, "a": HOME}).decode().splitlines() == [
        f'{{"format":2,"generator":"{__version__}","files":{{',
        f'"a":{{"sha256":"{"a" * 64}","size":4}},',
        f'"b":{{"sha256":"{"a" * 64}","size":4}}',
        "}}",
    ]


def test_nothing_private_is_kept(tmp_path: Path) -> None:
    publish(tmp_path / "public", {"index.html": b"home"})
    assert set(everything(tmp_path / "public")) == {"index.html", f"{OURS}/{MANIFEST}"}
    kept = (tmp_path / "public" / OURS / MANIFEST).read_text()
    for private in (str(tmp_path), socket.gethostname(), str(os.getpid()), getpass.getuser() + "/"):
        assert private not in kept


def test_both_manifest_and_journal_are_recalled(tmp_path: Path) -> None:
    now = Record("b" * 64, 5)
    next_ = {"a": now, "c/d": now, "c/e": now}
    put(tmp_path / OURS, {MANIFEST: encode({"a": HOME, "b": HOME}), JOURNAL: encode(next_)})
    put(tmp_path / STAGING, {on_the_way("c/d", is_new=True): b"", on_the_way("c/e", is_new=False): b""})
    memory = recall(tmp_path)
    assert memory.records == {"a": (HOME, now), "b": (HOME,)}
    assert memory.interrupted
    assert memory.announced == {"c/d", "c/e"}
    assert memory.notes == ()


def test_the_folder_of_another_version_is_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path / "public", {"index.html": b"home", "old.html": b"old"})
    monkeypatch.setattr(manifest, "__version__", "99.0")
    publish(tmp_path / "public", {"index.html": b"home"})
    assert public(tmp_path / "public") == {"index.html": b"home"}
    assert b'"generator":"99.0"' in everything(tmp_path / "public")[f"{OURS}/{MANIFEST}"]


def test_the_folder_of_a_version_that_recorded_more_is_taken_over(tmp_path: Path) -> None:
    output = tmp_path / "public"
    publish(output, {"index.html": b"home", "old.html": b"old"})
    now = everything(output)[f"{OURS}/{MANIFEST}"]
    former = re.sub(rb'"size":(\d+)', rb'"size":\1,"digest":"made-from"', now).replace(b'"format":2', b'"format":1')
    put(output, {f"{OURS}/{MANIFEST}": former})
    assert manifest._decode(former) == manifest._decode(now) != {}
    assert encode_changed(former, {}) is None  # no line of it is copied
    with OutputFolder.open(output, tmp_path / "site") as folder:
        assert folder.notes == ()
        assert folder.standing.keys() == {"index.html", "old.html"}
    publish(output, {"index.html": b"home"})
    assert set(everything(output)) == {"index.html", f"{OURS}/{MANIFEST}"}
    assert b"made-from" not in everything(output)[f"{OURS}/{MANIFEST}"]


WHOLE = encode({"index.html": HOME, "old.html": HOME})

UNREADABLE = {
    "empty": b"",
    "cut off": WHOLE[:-20],
    "of another format": WHOLE.replace(b'"format":2', b'"format":3'),
    "with more keys": WHOLE.replace(b'"format":2', b'"format":2,"host":"x"'),
    "no mapping": b"[]",
    "no JSON": b"\xff\xfe\x00",
    "too deep": b"[" * 100_000,
    "with no digest": WHOLE.replace(b"a" * 64, b"a"),
    "with a size below nothing": WHOLE.replace(b'"size":4', b'"size":-4'),
    "that leads out of the folder": WHOLE.replace(b"old.html", b"../old.html"),
    "that claims what is reserved": WHOLE.replace(b"old.html", b".git/HEAD"),
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE.keys())
@pytest.mark.parametrize("name", [MANIFEST, JOURNAL])
def test_what_cannot_be_read_counts_for_nothing(tmp_path: Path, name: str, content: bytes) -> None:
    put(tmp_path / OURS, {name: content})
    memory = recall(tmp_path)
    assert memory.records == {}
    (note,) = memory.notes
    assert name in note
    assert "made anew" in note


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_lost_manifest_is_made_anew(tmp_path: Path, content: bytes) -> None:
    """What stands with the right bytes is ours again; what has others is not touched any more."""
    output = tmp_path / "public"
    publish(output, {"index.html": b"home", "old.html": b"old"})
    put(output, {f"{OURS}/{MANIFEST}": content, "../old.html": b"outside"})
    with pytest.raises(Refused, match=r'"index\.html"'):
        publish(output, {"index.html": b"new home"})
    assert public(output) == {"index.html": b"home", "old.html": b"old"}
    publish(output, {"index.html": b"home"})
    publish(output, {"index.html": b"new home"})
    assert public(output) == {"index.html": b"new home", "old.html": b"old"}
    assert (tmp_path / "old.html").read_bytes() == b"outside"
