"""One entry more: every line that stands there kept, the entry read back, or a refusal and no text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adding.hostile import entries, texts
from dissensus.adding.blocks import Entry
from dissensus.adding.insertion import Addition, added
from dissensus.reading.yaml import read_yaml

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("content/**/*.yaml"), *ROOT.glob("generator/dissensus/starting/site/content/**/*.yaml")])
ENTRY: dict[str, Entry] = {"id": "new", "claim": "Said so."}
CARD = Addition("cards", ENTRY)
SOURCE = Addition("sources", {"name": "Ann"}, "ann")

PLACED = {
    "an empty file": ("", "cards:\n  - id: new\n    claim: Said so.\n"),
    "comments alone": ("# c\n", "# c\n\ncards:\n  - id: new\n    claim: Said so.\n"),
    "no list yet": ("title: T\n", "title: T\n\ncards:\n  - id: new\n    claim: Said so.\n"),
    "no list, no line end": ("title: T", "title: T\n\ncards:\n  - id: new\n    claim: Said so.\n"),
    "no list, comments behind": (
        "a: b\n# x\n\n# y\n",
        "a: b\n# x\n\ncards:\n  - id: new\n    claim: Said so.\n\n# y\n",
    ),
    "a key without a list": ("cards:  # none\nt: T\n", "cards:  # none\n  - id: new\n    claim: Said so.\nt: T\n"),
    "empty brackets": ("cards: []  # none\nt: T\n", "cards:  # none\n  - id: new\n    claim: Said so.\nt: T\n"),
    "one entry": ("cards:\n  - id: a\n", "cards:\n  - id: a\n\n  - id: new\n    claim: Said so.\n"),
    "entries without blank lines": (
        "cards:\n  - id: a\n  - id: b\n",
        "cards:\n  - id: a\n  - id: b\n  - id: new\n    claim: Said so.\n",
    ),
    "entries in the column of their key": (
        "cards:\n- id: a\n\n# of b\n- id: b\nt: T\n",
        "cards:\n- id: a\n\n# of b\n- id: b\n\n- id: new\n  claim: Said so.\nt: T\n",
    ),
    "entries far in": (
        "cards:\n      - id: a\n",
        "cards:\n      - id: a\n\n      - id: new\n        claim: Said so.\n",
    ),
    "a comment of the last entry": (
        "cards:\n  - id: a\n    # of a\n\n# of the file\n",
        "cards:\n  - id: a\n    # of a\n\n  - id: new\n    claim: Said so.\n\n# of the file\n",
    ),
    "a comment behind the last word": (
        "cards:\n  - id: a  # why",
        "cards:\n  - id: a  # why\n\n  - id: new\n    claim: Said so.\n",
    ),
    "a text at the end": (
        "cards:\n  - id: >-\n      a\n      b\n\n\nt: T\n",
        "cards:\n  - id: >-\n      a\n      b\n\n  - id: new\n    claim: Said so.\n\n\nt: T\n",
    ),
    "a text that keeps its line ends": (
        "cards:\n  - id: |+\n      a\n\n\nt: T\n",
        "cards:\n  - id: |+\n      a\n\n\n  - id: new\n    claim: Said so.\nt: T\n",
    ),
    "brackets at the end": (
        "cards:\n  - {id: a, l: [\n    b]}\n",
        "cards:\n  - {id: a, l: [\n    b]}\n\n  - id: new\n    claim: Said so.\n",
    ),
    "line ends of Windows": (
        "t: T\r\ncards:\r\n  - id: a\r\n",
        "t: T\r\ncards:\r\n  - id: a\r\n\r\n  - id: new\r\n    claim: Said so.\r\n",
    ),
    "marks of a document": ("---\nt: T\n...\n", "---\nt: T\n\ncards:\n  - id: new\n    claim: Said so.\n...\n"),
}


@pytest.mark.parametrize("case", PLACED)
def test_the_entry_goes_to_the_end_of_its_list(case: str) -> None:
    before, after = PLACED[case]
    assert added(before, "f.yaml", CARD) == after


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("{cards: []}\n", "between brackets"),
        ("cards: [{id: a}]\n", "between brackets"),
        ("cards: [  # none\n]\n", "between brackets"),
        ("cards: x\n", "should be a list"),
        ("cards: {a: b}\n", "should be a list"),
        ("- a\n", "should be a mapping"),
        ("\tcards: []\n", "tab"),
        ("cards: [\n", "cannot begin so"),
        ("cards: &a []\n", "second name"),
        ("cards: []\ncards: []\n", "written twice"),
        ("a: b\n---\nc: d\n", "second YAML document"),
    ],
)
def test_what_cannot_be_added_to_is_told_and_left(before: str, said: str) -> None:
    faults = added(before, "f.yaml", CARD)
    assert isinstance(faults, list) and said in " ".join(fault.message for fault in faults)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "sources:\n  ann:\n    name: Ann\n"),
        ("sources: {}\nx: y\n", "sources:\n  ann:\n    name: Ann\nx: y\n"),
        ("sources:\n  a: {name: A}\n", "sources:\n  a: {name: A}\n\n  ann:\n    name: Ann\n"),
        ("sources:\n  # first\n  a: {name: A}\n  b: {name: B}\n", None),
    ],
)
def test_a_key_goes_to_the_end_of_its_mapping(before: str, after: str | None) -> None:
    assert added(before, "f.yaml", SOURCE) == (after or f"{before}  ann:\n    name: Ann\n")


def test_a_key_that_stands_there_is_refused() -> None:
    faults = added("sources:\n  ann: {name: M}\n", "f.yaml", SOURCE)
    assert isinstance(faults, list) and '"ann" stands there already' in faults[0].message


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
@settings(max_examples=15)  # of each file
@given(entry=entries(), ends=st.sampled_from(["\n", "\r\n"]), is_cut=st.booleans())
def test_in_any_file_of_a_site_only_the_entry_is_new(
    file: Path, entry: dict[str, Entry], ends: str, is_cut: bool
) -> None:
    text = file.read_text(encoding="utf-8").replace("\n", ends)
    text = text.rstrip() if is_cut else text
    addition = Addition("cards", entry) if file.parent.name == "points" else Addition("sources", entry, "a-new-one")
    after = added(text, file.name, addition)
    assert isinstance(after, str)
    assert _is_kept(text, after)
    was, now = read_yaml(text, "")[0], read_yaml(after, "")[0]
    assert isinstance(was, dict) and isinstance(now, dict)
    held = now.pop(addition.into)
    old = was.pop(addition.into, {})
    assert held == ([*old, entry] if isinstance(held, list) else {**old, "a-new-one": entry})
    assert now == was


@given(texts(), texts(), texts(), entries())
def test_in_any_text_the_entry_alone_is_new_or_nothing_is(
    head: str, inner: str, tail: str, entry: dict[str, Entry]
) -> None:
    text = f"{head}\ncards:\n  - id: {inner}\n{tail}"
    after = added(text, "f.yaml", Addition("cards", entry))
    if isinstance(after, str):
        was, now = read_yaml(text, "")[0], read_yaml(after, "")[0]
        assert isinstance(was, dict) and isinstance(now, dict)
        old = was.get("cards")
        assert now == {**was, "cards": [*(old if isinstance(old, list) else []), entry]}
    else:
        assert after


def _is_kept(before: str, after: str) -> bool:
    """Whether the text after is the one before with lines put in, at one place."""
    first = next((at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), len(before))
    return any(
        after.endswith(before[at:]) and after.startswith(before[:at]) for at in range(max(0, first - 400), first + 1)
    )
