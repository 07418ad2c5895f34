"""Which pages are fresh: those whose view, template and assets are as they were, and whose file stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from dissensus.freshness import files_digest, page_digest


class Page(Struct, frozen=True):
    title: str
    tags: tuple[str, ...] = ()
    shares: float = 0.5


class OtherPage(Struct, frozen=True):
    title: str
    tags: tuple[str, ...] = ()
    shares: float = 0.5


FILES = {"base.html": b"<p>", "style.css": b"p {}"}


def test_the_same_view_has_the_same_digest() -> None:
    assert page_digest(Page("A", ("b",)), "theme") == page_digest(Page("A", ("b",)), "theme")


@pytest.mark.parametrize(
    ("view", "surroundings"),
    [
        (Page("B", ("b",)), "theme"),
        (Page("A", ("b", "")), "theme"),
        (Page("A", ("b",), 0.25), "theme"),
        (OtherPage("A", ("b",)), "theme"),
        (Page("A", ("b",)), "another theme"),
    ],
)
def test_whatever_changes_changes_the_digest(view: object, surroundings: str) -> None:
    assert page_digest(view, surroundings) != page_digest(Page("A", ("b",)), "theme")


def test_files_in_another_order_are_the_same_files() -> None:
    assert files_digest(dict(reversed(FILES.items()))) == files_digest(FILES)


@given(st.dictionaries(st.text(max_size=3), st.binary(max_size=3), max_size=3))
def test_other_files_have_another_digest(files: dict[str, bytes]) -> None:
    assert (files_digest(files) == files_digest(FILES)) == (files == FILES)
    for name in files:
        assert files_digest({**files, name: files[name] + b"!"}) != files_digest(files)
