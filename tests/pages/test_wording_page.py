"""How each outlet put it, on the page: read downwards, every column is the words of its document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from lxml import html

import generated
from dissensus.build import build
from dissensus.evidence import archive
from generated import Plain

TEXT = """\
A bridge in the north

Officials of the province said on Monday: “The bridge stands.”

A clerk said that “the bridge stands” and is open.

A spokesman of the port said that the bridge had fallen.
"""

POINT = """\
question: What became of the bridge?
title: The bridge
positions: {stands: {label: Bridge standing}, fallen: {label: Bridge fallen}}
cards:
  - id: officials-stands
    speaker: officials
    said: 2024-03-11
    position: stands
    claim: Said that the bridge stands.
    reports:
      - {document: herald-2024-03-12, quote: "Monday: “The bridge stands"}
      - {document: herald-2024-03-12, quote: "said that “the bridge stands” and is open", before: A clerk}
  - id: officials-fallen
    speaker: officials
    said: 2024-03-12
    position: fallen
    claim: Said that the bridge had fallen.
    reports: [{document: herald-2024-03-12, quote: the bridge had fallen}]
"""


def page_of(site: Path, point: str) -> Any:
    outcome = build(site, site / "public")
    assert outcome.publication, outcome.faults
    return html.document_fromstring((site / f"public/points/{point}/index.html").read_bytes().decode())


def columns_of(table: Any) -> list[str]:
    """The words of each column from top to bottom, a bar between rows; a cell that spans all counts for each."""
    columns: list[list[str]] = [[] for _ in table.xpath("thead//th")]
    for row in table.xpath("tbody/tr"):
        cells = row.xpath("td")
        spread = cells * len(columns) if len(cells) == 1 else cells
        for column, cell in zip(columns, spread, strict=True):
            column += ["".join(words.itertext()) for words in cell.xpath("span[@class='words']")]
    return ["|".join(column) for column in columns]


def test_quotation_marks_stand_round_what_is_quoted_and_nothing_else(tmp_path: Path, make_site: Any) -> None:
    page = page_of(make_site(tmp_path, {"content/points/bridge.yaml": POINT, "seeds/herald.txt": TEXT}), "bridge")
    (table,) = page.xpath("//table[@class='wording']")
    assert columns_of(table) == ["Monday: “The”|“bridge stands”", "said that “the”|“bridge stands”|and is open"]
    assert [row.get("class") for row in table.xpath("tbody/tr")] == ["differs", "same", "alone"]
    assert ["".join(mark.itertext()) for mark in table.xpath(".//u")] == [
        "Monday:", "The", "said that", "the", "and is open",
    ]  # fmt: skip


def test_a_source_with_two_dates_has_its_sequence_and_the_contents_lead_to_both(tmp_path: Path, make_site: Any) -> None:
    page = page_of(make_site(tmp_path, {"content/points/bridge.yaml": POINT, "seeds/herald.txt": TEXT}), "bridge")
    assert page.xpath("//ol[@class='sequence']/li//time/@datetime") == ["2024-03-11", "2024-03-12"]
    anchors = set(page.xpath("//nav[@class='contents']//a/@href"))
    assert {"#_part_wording", "#_part_sequences"} <= anchors


def test_where_there_is_nothing_to_show_there_is_no_section(tmp_path: Path, make_site: Any) -> None:
    page = page_of(make_site(tmp_path), "bridge")
    assert not page.xpath("//*[@id='_part_wording' or @id='_part_sequences']")
    assert not page.xpath("//a[@href='#_part_wording' or @href='#_part_sequences']")


def test_every_column_stands_in_its_document(tmp_path: Path) -> None:
    @settings(max_examples=25)
    @given(site=generated.sites())
    def holds(site: Plain) -> None:
        generated.write(site, tmp_path)
        texts = {id_: _bare(text) for id_, text in site["texts"].items()}
        for id_ in site["points"]:
            for table in page_of(tmp_path, id_).xpath("//table[@class='wording']"):
                documents = [href.split("/")[-2] for href in table.xpath("thead//th/a/@href")]
                for document, words in zip(documents, columns_of(table), strict=True):
                    assert _bare(words.replace("|", "")) in texts[document]

    holds()


def _bare(text: str) -> str:
    """Words without white space and double quotation marks, of which the page prints its own."""
    return "".join(archive(text).normal.text.replace('"', "").split())
