"""Questions at a terminal: what is pasted there is one answer."""

from __future__ import annotations

import os
import pty
import sys

import pytest

from dissensus.cli.asking import all_lines

if sys.platform == "win32":
    pytest.skip("there are no terminals of this kind", allow_module_level=True)


def nothing() -> str:
    raise AssertionError("nothing more was to be read")


@pytest.mark.parametrize(
    ("pasted", "rest", "lines"),
    [
        ("", None, ["one"]),
        ("\n\n", None, ["one"]),
        ("two\n", None, ["one", "two"]),
        ("  two\n\n\tthree\n", None, ["one", "two", "three"]),
        ("two\nthr", "ee\n", ["one", "two", "three"]),
        ("tw", "\n", ["one", "tw"]),
        ("мі", "ст\n", ["one", "міст"]),
    ],
)
def test_all_lines_that_are_pending_belong_to_the_answer(pasted: str, rest: str | None, lines: list[str]) -> None:
    ours, theirs = pty.openpty()
    try:
        os.write(ours, pasted.encode())
        assert all_lines("one", theirs, nothing if rest is None else lambda: rest) == lines
        os.write(ours, b"next\n")
        assert os.read(theirs, 100) == b"next\n"  # lines are read as before
    finally:
        os.close(ours)
        os.close(theirs)


def test_what_begins_with_an_empty_line_is_what_stands_below_it() -> None:
    ours, theirs = pty.openpty()
    try:
        os.write(ours, b"two\n")
        assert all_lines("", theirs, nothing) == ["two"]
    finally:
        os.close(ours)
        os.close(theirs)
