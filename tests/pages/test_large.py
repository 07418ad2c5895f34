"""No page grows with the site: sources and documents stand over pages, what cannot be listed is counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from dissensus.build import build
from dissensus.pages.paging import ON_A_PAGE
from dissensus.pages.parts import CHARACTERS
from dissensus.whole import find_faults
from pages import large_site
from pages.large_site import CARDS, EXTRAS, POINTS, SHEETS, SPEAKERS


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return large_site.write(tmp_path_factory.mktemp("large"))


@pytest.fixture(scope="module")
def public(site: Path) -> Path:
    outcome = build(site, site / "public")
    assert outcome.publication, outcome.faults
    return site / "public"


def page(public: Path, address: str) -> Any:
    return html.document_fromstring((public / address / "index.html").read_text(encoding="utf-8"))


def text_of(element: Any) -> str:
    return " ".join(element.text_content().split())


def section(page: Any, name: str) -> str:
    found = page.xpath(f"//section[@aria-labelledby='_part_{name}']")
    return text_of(found[0]) if found else ""


def test_every_link_leads_somewhere(site: Path) -> None:
    assert [fault for fault in find_faults(site) if fault.level == "fault"] == []


def test_the_statements_of_a_source_stand_over_pages_each_once_and_in_order(public: Path) -> None:
    all_ = POINTS * CARDS
    pages = [
        page(public, f"sources/clerk/{n}" if n > 1 else "sources/clerk") for n in range(1, -(-all_ // ON_A_PAGE) + 1)
    ]
    links = [each.xpath("//article//p[@class='permalink']/a/@href") for each in pages]
    assert [len(each) for each in links] == [ON_A_PAGE] * (all_ // ON_A_PAGE) + [all_ % ON_A_PAGE] * (
        all_ % ON_A_PAGE > 0
    )
    told = [link.rpartition("points/")[2] for each in links for link in each]
    assert told == sorted(told) and len(set(told)) == all_
    assert not (public / f"sources/clerk/{len(pages) + 1}").exists()


def test_the_first_page_of_a_source_tells_who_it_is_and_every_page_which_it_is(public: Path) -> None:
    first, second = page(public, "sources/clerk"), page(public, "sources/clerk/2")
    assert (
        section(first, "silence")
        == "No statement No statement by The clerk on these points in these documents. The crowd"
    )
    assert not section(second, "silence")
    assert [text_of(each.xpath("//p[@class='kicker']")[0]) for each in (first, second)] == [
        "Person", "Person · page 2 of 5",
    ]  # fmt: skip
    assert text_of(second.xpath("//nav[@class='pager']/p")[0]) == "Page 2 of 5: entries 51 to 100 of 240"
    assert second.xpath("//a[@rel='prev']/@href")[0] == "../index.html"
    assert second.xpath("//a[@rel='next']/@href")[0] == "../3/index.html"


def test_points_without_a_statement_by_a_source_are_counted_where_they_are_many(public: Path) -> None:
    found = page(public, "sources/extra-0")
    assert section(found, "silence").startswith(
        f"No statement No statement by Extra 0 on {POINTS + 1} of {POINTS + 1} points in these documents."
    )
    assert "../../index.html" in found.xpath("//section[@aria-labelledby='_part_silence']//a/@href")


def test_silent_sources_are_counted_where_they_are_many_but_not_those_of_which_a_part_speaks(public: Path) -> None:
    found = page(public, "points/point-00")
    assert [text_of(line) for line in found.xpath("//ul[@class='silence']/li")] == [
        "No statement by The south on this in these documents.",
        "No statement by The council on this in these documents. Part of it, with a statement: The clerk.",
        f"No statement by {EXTRAS + SPEAKERS} further sources on this in these documents. All sources",
    ]


def test_statements_that_an_outlet_does_not_carry_are_counted_where_they_are_many(public: Path) -> None:
    found = page(public, "sources/mirror")
    number = POINTS * CARDS + SPEAKERS
    assert section(found, "uncarried").startswith(
        f"Not in its documents {number} statements of this site that no document of The Mirror here carries."
    )
    assert not section(page(public, "sources/press"), "uncarried")


def test_a_long_document_stands_in_parts_each_passage_where_links_lead(public: Path, site: Path) -> None:
    text = (site / "seeds/book.txt").read_text(encoding="utf-8")
    parts = range(1, -(-len(text) // CHARACTERS) + 1)
    assert len(parts) > 2
    excerpts = [page(public, f"documents/book/{n}" if n > 1 else "documents/book") for n in parts]
    anchors = [each.xpath("//div[@class='excerpt']/@id") for each in excerpts]
    assert all(anchors) and sum(map(len, anchors)) == POINTS * CARDS
    for part, ids in zip(parts, anchors, strict=True):
        assert {int(id_[1:].partition("-")[0]) // CHARACTERS + 1 for id_ in ids} == {part}
    assert section(excerpts[0], "account") and not section(excerpts[1], "account")
    assert text_of(excerpts[1].xpath("//nav[@class='pager']/p")[0]).startswith(f"Part 2 of {len(parts)}: lines ")


def test_a_published_text_stands_whole_over_its_parts(tmp_path: Path) -> None:
    site = large_site.write(tmp_path, published="whole")
    assert build(site, site / "public").publication
    text = (site / "seeds/book.txt").read_text(encoding="utf-8")
    parts = range(1, -(-len(text) // CHARACTERS) + 1)
    pages = [page(site / "public", f"documents/book/{n}" if n > 1 else "documents/book") for n in parts]
    shown = [paragraph.text_content() for each in pages for paragraph in each.xpath("//div[@class='whole']/p")]
    assert shown == [line for line in text.split("\n") if line]


def test_who_reported_what_is_a_list_where_a_table_would_be_empty_nearly_everywhere(public: Path) -> None:
    (table,) = page(public, "points/the-crowd").xpath("//table[@class='carried']")
    assert [text_of(head) for head in table.xpath("thead//th")] == ["Statement", "Documents that carry it"]
    rows = [[text_of(cell) for cell in row] for row in table.xpath("tbody/tr")]
    assert len(rows) == SPEAKERS and {len(row) for row in rows} == {2}
    assert {row[1] for row in rows} == {f"Sheet {n}" for n in range(SHEETS)}


def test_the_lists_of_sources_and_documents_stand_over_pages(public: Path, site: Path) -> None:
    sources = [page(public, address) for address in ("sources", "map/sources/2", "map/sources/3")]
    rows = [text_of(link) for each in sources for link in each.xpath("//div[@class='parties']//li/a")]
    assert len(rows) == len(set(rows)) == 5 + EXTRAS + SPEAKERS
    assert all(len(each.xpath("//div[@class='parties']//li")) <= ON_A_PAGE for each in sources)
    documents = page(public, "documents").xpath("//ul[@class='documents']/li")
    assert len(documents) == SHEETS + 2
