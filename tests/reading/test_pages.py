"""A page of prose is a YAML head between `---` lines, then Markdown."""

from __future__ import annotations

import pytest

from dissensus.faults import Where
from dissensus.reading.pages import page_in

FILE = "content/pages/about.md"

READ = [
    ("---\ntitle: About\n---\nBody\n", "About", "Body\n", 4),
    ("---\ntitle: About\n---", "About", "", 3),
    ("---\r\ntitle: About\r\n---\r\n\r\nBody\r\n", "About", "\nBody\n", 4),
    ("--- \ntitle: About\n---\t\nBody --- with\n---\na rule", "About", "Body --- with\n---\na rule", 4),
    ("---\n\ntitle: About\n# a comment\n---\nBody", "About", "Body", 6),
]


@pytest.mark.parametrize(("text", "title", "body", "line"), READ)
def test_head_and_body_are_parted(text: str, title: str, body: str, line: int) -> None:
    page, faults = page_in(text, FILE)
    assert faults == []
    assert page is not None
    assert (page.head.title, page.body, page.body_line) == (title, body, line)


@pytest.mark.parametrize(
    "text", ["", "Body", "\n---\ntitle: A\n---\n", "---\ntitle: A\n", "----\ntitle: A\n---\n", "---"]
)
def test_a_page_without_a_head_is_told(text: str) -> None:
    page, (fault,) = page_in(text, FILE)
    assert (page, fault.code) == (None, "no-head")


def test_faults_of_the_head_have_their_own_lines() -> None:
    page, (unknown, missing) = page_in("---\n\ncolour: A\n---\nBody", FILE)
    assert page is not None
    assert (unknown.code, unknown.where) == ("unknown-key", Where(FILE, ("colour",), of="key"))
    assert (missing.code, missing.where) == ("missing-key", Where(FILE, ("title",), of="key"))


def test_a_syntax_fault_of_the_head_is_told_on_its_line_of_the_file() -> None:
    _, (fault,) = page_in("---\ntitle: A\n  b: c\n---\nBody", FILE)
    assert (fault.code, fault.where.mark) == ("yaml-syntax", (3, 4))


def test_a_head_that_never_ends_is_told_at_once() -> None:
    page, (fault,) = page_in("---\r\n" + "a: b\r\n" * 50_000, FILE)
    assert (page, fault.code) == (None, "no-head")
