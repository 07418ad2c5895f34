"""Which addresses can stand in one folder."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dissensus.writing import addresses as addresses_module
from dissensus.writing.addresses import LONGEST, AddressError, check_address, folders_of, names_of, stands_in_the_way


@pytest.mark.parametrize(
    "address",
    [
        "index.html",
        "points/control-of-tyotkino/index.html",
        ".nojekyll",
        ".well-known/security.txt",
        "a b/c.html",
        "джерела/індекс.html",
        "console/com10.html",
        "x" * LONGEST,
        "a/..b/c...d",
        ".dissensus-notes",
    ],
)
def test_safe_addresses_are_left_alone(address: str) -> None:
    check_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/etc/passwd",
        "a//b",
        "a/",
        ".",
        "..",
        "../a",
        "a/../../b",
        "a/./b",
        "a\\..\\b",
        "C:/a",
        "C:a",
        "a\0b",
        "a\nb",
        "a\x7f",
        "a\x85",
        "a\ud800",
        "a?b",
        "a*",
        "<a>",
        "a|b",
        'a"b',
        "a.",
        "a ",
        " a",
        "a. /b",
        "con",
        "NUL.html",
        "a/Aux/b",
        "com1",
        "lpt9.tar.gz",
        "com¹",
        unicodedata.normalize("NFD", "é"),
        "x" * (LONGEST + 1),
        "ж" * (LONGEST // 2 + 1),
        ".dissensus",
        ".dissensus/manifest.json",
        ".DISSENSUS/lock",
        "a/.git/hooks/post-checkout",
        ".Git",
    ],
)
def test_unsafe_addresses_are_refused(address: str) -> None:
    with pytest.raises(AddressError):
        check_address(address)


@given(st.text(st.sampled_from("a./\\: ~é\0"), max_size=8) | st.text(max_size=8))
@example("a/..")
def test_what_is_let_through_stays_in_the_folder(address: str) -> None:
    try:
        check_address(address)
    except AddressError:
        return
    for kind in (PurePosixPath, PureWindowsPath):
        path = kind(address)
        assert not path.is_absolute()
        assert not path.drive
        assert ".." not in path.parts
        assert path.as_posix() == address


@pytest.mark.parametrize(
    "addresses",
    [
        [],
        ["a/b", "a/c", "b"],
        ["straße", "strasze"],
    ],
)
def test_names_that_differ_may_stand_together(addresses: list[str]) -> None:
    names_of(addresses)


@pytest.mark.parametrize(
    "addresses",
    [
        ["a.html", "A.html"],
        ["a/b", "A/c"],
        ["a", "a/b"],
        ["a/b", "a"],
        ["A", "a/b"],
        ["straße", "STRASSE"],
        ["é", "É"],
    ],
)
def test_twins_and_clashes_are_refused(addresses: list[str]) -> None:
    with pytest.raises(AddressError):
        names_of(addresses)


@pytest.mark.parametrize(
    ("address", "new", "in_the_way"),
    [
        ("a", [], False),
        ("a", ["a"], False),
        ("a/b", ["a/c"], False),
        ("a", ["a/b"], True),
        ("a/b", ["a"], True),
        ("a/b/c", ["a"], True),
        ("Foo", ["foo"], True),
        ("Points/a", ["points/b"], True),
    ],
)
def test_what_stands_in_the_way(address: str, new: list[str], in_the_way: bool) -> None:
    assert stands_in_the_way(address, names_of(new)) == in_the_way


@given(st.from_regex(addresses_module._PLAIN, fullmatch=True))
@example("points/index.html")
def test_what_is_plain_is_safe(address: str) -> None:
    assert [addresses_module._problem(name) for name in address.split("/")] == [None] * len(address.split("/"))


def test_folders_above_an_address() -> None:
    assert list(folders_of("a/b/c.html")) == ["a", "a/b"]
    assert list(folders_of("a")) == []
