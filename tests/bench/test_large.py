"""Sites with something large in one piece, at sizes that are small. No time is looked at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import large
from dissensus.build import build

SIZES = {"document": 60_000, "point": 12, "source": 130, "documents": 23}


def pages(output: Path, pattern: str) -> str:
    found = sorted(output.glob(pattern))
    assert found
    return "".join(page.read_text() for page in found)


@pytest.mark.parametrize("name", large.SHAPES)
def test_every_shape_is_a_site_without_a_fault(name: str, tmp_path: Path) -> None:
    large.SHAPES[name].write(SIZES[name], tmp_path / "site")
    outcome = build(tmp_path / "site", tmp_path / "public")
    assert outcome.faults == () and outcome.publication is not None


def test_a_long_document_stands_in_parts_and_is_quoted_all_along(tmp_path: Path) -> None:
    large.write_long_document(120_000, tmp_path / "site")
    text = (tmp_path / "site/texts/long.txt").read_text()
    build(tmp_path / "site", tmp_path / "public")
    assert 120_000 < len(text) < 121_000
    assert len(list((tmp_path / "public/documents/long").glob("*/index.html"))) == len(text) // 50_000
    assert len(list((tmp_path / "site/content/points").iterdir())) == 2  # of ten statements at most


@pytest.mark.parametrize(("name", "where"), [("point", "points/*/*.html"), ("source", "sources/speaker/**/*.html")])
def test_so_many_statements_are_shown(name: str, where: str, tmp_path: Path) -> None:
    large.SHAPES[name].write(SIZES[name], tmp_path / "site")
    build(tmp_path / "site", tmp_path / "public")
    times = re.findall(r"Said so for the (\d+)th time", pages(tmp_path / "public", where))
    assert len(times) >= SIZES[name]


def test_so_many_documents_are_shown(tmp_path: Path) -> None:
    large.write_many_documents(SIZES["documents"], tmp_path / "site")
    build(tmp_path / "site", tmp_path / "public")
    assert len(list((tmp_path / "public/documents").glob("document-*/index.html"))) == SIZES["documents"]


def test_a_shape_is_built_at_half_its_size_and_at_all_of_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    small = large.SHAPES["documents"]._replace(most=4)
    monkeypatch.setitem(large.SHAPES, "documents", small)
    monkeypatch.setattr(large, "settle", lambda: None)
    large.main(["documents"])
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    assert [row.split(" | ")[1] for row in rows[2:]] == ["2", "4"]
