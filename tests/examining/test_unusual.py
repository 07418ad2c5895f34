"""What is unusual: nothing about a small site, and each kind of thing where it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from conftest import MakeSite
from dissensus.examining import unusual
from dissensus.examining.unusual import unusual_around, unusual_in
from dissensus.model import Library
from dissensus.whole import check_site
from small_site import FILES

TODAY = date(2026, 6, 1)
POINT = FILES["content/points/bridge.yaml"]
EMPTY = "question: What?\ntitle: Empty\n"


def library(folder: Path, make_site: MakeSite, files: Mapping[str, str] | None = None) -> Library:
    return check_site(make_site(folder, files)).library


def test_a_small_site_is_not_unusual(tmp_path: Path, make_site: MakeSite) -> None:
    found = library(tmp_path, make_site)
    assert list(unusual_in(found)) == []
    assert list(unusual_around(tmp_path, tmp_path / "public", "UTF-8", TODAY, found)) == []


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"content/points/empty.yaml": EMPTY}, "empty has no card"),
        (
            {f"content/points/empty-{n}.yaml": EMPTY for n in range(5)},
            "empty-0, empty-1, empty-2 and 2 more have no card",
        ),
        (
            {"content/sources.yaml": FILES["content/sources.yaml"] + "  nobody: {name: Nobody, kind: person}\n"},
            "nobody is a source without a statement",
        ),
        ({"content/points/bridge.yaml": EMPTY}, "herald-2024-03-12 is a document that no card rests on"),
    ],
)
def test_what_is_unusual_is_named(files: Mapping[str, str], told: str, tmp_path: Path, make_site: MakeSite) -> None:
    assert told in list(unusual_in(library(tmp_path, make_site, files)))


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("LONG_QUOTE", "bridge#officials-stands, bridge#port-fallen have quotes of more than 10"),
        ("LARGE_DOCUMENT", "herald-2024-03-12 has more than a million characters"),
    ],
)
def test_long_texts_are_named(
    limit: str, told: str, tmp_path: Path, make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unusual, limit, 10)
    assert told in list(unusual_in(library(tmp_path, make_site)))


def test_crowded_points_are_named(tmp_path: Path, make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unusual, "MANY_CARDS", 1)
    assert list(unusual_in(library(tmp_path, make_site))) == ["bridge has more than 1 cards"]


@pytest.mark.parametrize(
    ("encoding", "today", "told"),
    [
        ("ISO-8859-1", TODAY, "the locale's letters are ISO-8859-1, not UTF-8"),
        ("UTF-8", date(1970, 1, 1), "the clock says 1970-01-01"),
        ("utf8", date(2024, 3, 11), "the clock says 2024-03-11"),
    ],
)
def test_the_machine_is_told_too(encoding: str, today: date, told: str, tmp_path: Path, make_site: MakeSite) -> None:
    [found] = unusual_around(tmp_path, tmp_path / "public", encoding, today, library(tmp_path, make_site))
    assert found.startswith(told)


def test_a_site_that_is_kept_alike_elsewhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    found = list(unusual_around(tmp_path / "Dropbox", tmp_path / "out", "UTF-8", TODAY, None))
    assert found == ["the site lies in a folder that is kept alike elsewhere (dropbox): files may change meanwhile"]
