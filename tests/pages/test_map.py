"""The pages of the map: every point once, paged alike by party, by outlet and in each topic."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from dissensus.build import build
from dissensus.pages import Matter, list_pages, view_of, views
from dissensus.pages.paging import ON_A_PAGE
from dissensus.rendering.theme import Theme
from dissensus.whole import check_site, matter_of
from pages.many_points import write

POINTS, PAGES = 2 * ON_A_PAGE + 1, 3
BASE = "https://example.org/many/"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one point more than two pages hold, in two topics, built."""
    site = write(tmp_path_factory.mktemp("many"), POINTS, parties=3, outlets=4, topics=2)
    outcome = build(site, site / "public")
    assert outcome.publication, outcome.faults
    return site / "public"


def page_at(public: Path, address: str) -> Any:
    return html.document_fromstring((public / address).read_bytes())


def matter_in(site: Path) -> Matter:
    checked = check_site(site)
    assert isinstance(checked.theme, Theme)
    return matter_of(checked.library, checked.evidence, checked.theme, None)


def planned(site: Path) -> dict[str, views.View]:
    """Every page of a site by its address."""
    matter = matter_in(site)
    return {page.address: view_of(page, matter) for page in list_pages(matter)}


def shown(view: views.View) -> list[str]:
    """The titles of the points on a page of a map."""
    assert isinstance(view, views.HomePage | views.MapPage)
    assert view.map
    assert [row.link for row in view.map.rows] == [point.link for point in view.points]
    return [row.link.text for row in view.map.rows]


BY_PARTY = ["index.html", "map/2/index.html", "map/3/index.html"]
BY_OUTLET = ["map/outlets/index.html", "map/outlets/2/index.html", "map/outlets/3/index.html"]


def test_the_site_has_these_pages_of_maps_and_no_more(many: Path) -> None:
    found = {path.relative_to(many).as_posix() for part in ("map", "topics") for path in (many / part).rglob("*.html")}
    topics = {f"topics/topic-{n}/{page}index.html" for n, page in ((0, ""), (0, "2/"), (1, ""))}
    assert found == {*BY_PARTY[1:], *BY_OUTLET, *topics}


def test_every_point_stands_on_exactly_one_page_of_each_map_in_order(many: Path) -> None:
    pages = planned(many.parent)
    titles = [title for address in BY_PARTY for title in shown(pages[address])]
    assert len(set(titles)) == len(titles) == POINTS
    assert titles == sorted(titles, key=str.casefold)
    assert [title for address in BY_OUTLET for title in shown(pages[address])] == titles
    of_topics = Counter(t for address, page in pages.items() if address.startswith("topics/") for t in shown(page))
    assert of_topics == Counter(titles)  # in this site each point has one topic


@pytest.mark.parametrize("first", [BY_PARTY[0], BY_OUTLET[0], "topics/topic-0/index.html"])
def test_next_and_prev_lead_through_all_pages_and_back(many: Path, first: str) -> None:
    def onward(relation: str, address: str) -> list[str]:
        reached = [address]
        while links := {str(href) for href in page_at(many, reached[-1]).xpath(f"//a[@rel = '{relation}']/@href")}:
            (link,) = links
            there = (many / reached[-1]).parent / link
            reached.append(there.resolve().relative_to(many.resolve()).as_posix())
        return reached

    there = onward("next", first)
    assert len(there) == (2 if "topic" in first else PAGES)
    assert onward("prev", there[-1]) == there[::-1]


@pytest.mark.parametrize(
    ("address", "title", "canonical"),
    [
        ("index.html", "Many points", ""),
        ("map/2/index.html", "Who says what, point by point, page 2 of 3 · Many points", "map/2/"),
        ("map/outlets/index.html", "Who carries what, point by point · Many points", "map/outlets/"),
        ("map/outlets/3/index.html", "Who carries what, point by point, page 3 of 3 · Many points", "map/outlets/3/"),
        ("topics/topic-0/index.html", "Topic: topic-0 · Many points", "topics/topic-0/"),
        ("topics/topic-0/2/index.html", "Topic: topic-0, page 2 of 2 · Many points", "topics/topic-0/2/"),
    ],
)
def test_each_page_has_a_title_and_an_address_of_its_own(many: Path, address: str, title: str, canonical: str) -> None:
    page = page_at(many, address)
    assert page.xpath("string(//title)") == title
    assert page.xpath("//link[@rel = 'canonical']/@href") == [BASE + canonical]


def test_the_pager_names_this_page_and_what_stands_on_the_others(many: Path) -> None:
    titles = [title for address in BY_PARTY for title in shown(planned(many.parent)[address])]
    for number, address in enumerate(BY_PARTY):
        for pager in page_at(many, address).xpath("//nav[@class = 'pager']"):
            (current,) = pager.xpath(".//a[@aria-current = 'page']")
            assert current.xpath("string(b)") == str(number + 1)
            ranges = [[bdi.text for bdi in link.iter("bdi")] for link in pager.iter("a")]
            pages = [titles[start : start + ON_A_PAGE] for start in range(0, POINTS, ON_A_PAGE)]
            assert ranges == [list(dict.fromkeys((page[0], page[-1]))) for page in pages]
        (first, second) = page_at(many, address).xpath("//nav[@class = 'pager']/@aria-label")
        assert first != second


def test_maps_of_the_same_points_lead_to_each_other(many: Path) -> None:
    for here, there in (*zip(BY_PARTY, BY_OUTLET, strict=True), *zip(BY_OUTLET, BY_PARTY, strict=True)):
        links = page_at(many, here).xpath("//nav[@class = 'ways']//a[not(@aria-current)]/@href")
        assert [((many / here).parent / link).resolve() for link in links] == [(many / there).resolve()]


def test_one_page_needs_no_pager(tmp_path: Path, make_site: Any) -> None:
    site = make_site(tmp_path)
    assert build(site, site / "public").publication
    for address in ("index.html", "map/outlets/index.html"):
        assert page_at(site / "public", address).xpath("//nav[@class = 'pager'] | //a[@rel]") == []
    assert not (site / "public/map/2").exists()


def test_a_site_without_points_says_so_on_both_maps(tmp_path: Path, make_site: Any) -> None:
    site = make_site(tmp_path, {"content/points/bridge.yaml": None})
    assert build(site, site / "public").publication
    for address in ("index.html", "map/outlets/index.html"):
        page = page_at(site / "public", address)
        assert page.xpath("//p[@class = 'nothing']") and not page.xpath("//table")


def test_a_site_without_documents_has_no_map_by_outlets(tmp_path: Path, make_site: Any) -> None:
    empty = "question: What?\ntitle: Nothing\n"
    files = {"content/points/bridge.yaml": empty, "content/documents.yaml": "documents: {}\n", "seeds/herald.txt": None}
    pages = planned(make_site(tmp_path, files))
    assert not [address for address in pages if address.startswith("map/")]
    assert shown(pages["index.html"]) == ["Nothing"]


@pytest.mark.parametrize(
    ("stance", "by_party", "by_outlet"),
    [
        ("declines: true", "Declined to say", "Declined to say"),
        ("aside: true", "Statement outside the positions", "Statement outside the positions"),
        ("rejects: officials-stands", "Rejects a statement", "A statement rejected"),
        ("terms: [{words: the bridge had fallen, of: it}]", "Words used", "Words used"),
    ],
)
def test_a_statement_outside_the_positions_is_no_silence(
    tmp_path: Path, make_site: Any, stance: str, by_party: str, by_outlet: str
) -> None:
    point = (make_site(tmp_path) / "content/points/bridge.yaml").read_text(encoding="utf-8")
    named = "named:\n  it: {name: What happened}\n" if "terms" in stance else ""
    files = {"content/points/bridge.yaml": named + point.replace("position: fallen\n", f"{stance}\n")}
    site = make_site(tmp_path, files)
    outcome = build(site, site / "public")
    assert outcome.publication, outcome.faults
    port, _ = (" ".join(cell.text_content().split()) for cell in page_at(site / "public", "index.html").iter("td"))
    assert port == f"The port {by_party}"
    page = page_at(site / "public", "map/outlets/index.html")
    (cell,) = page.iter("td")
    assert " ".join(cell.text_content().split()) == f"In The Herald Held A Bridge standing {by_outlet}"
    (link,) = cell.xpath(".//p/a/@href")
    assert page_at(site / "public", "points/bridge/index.html").get_element_by_id(link.partition("#")[2]) is not None


def test_what_was_derived_is_not_derived_again_for_a_page(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    matter = matter_in(many.parent)
    assert len(matter.tables.briefs) == POINTS
    for name in ("brief_of", "cell_of", "tally_of"):
        monkeypatch.delattr(f"dissensus.deriving.briefs.{name}")
    pages = [page for page in list_pages(matter) if page.address in {*BY_PARTY, *BY_OUTLET}]
    assert sum(len(shown(view_of(page, matter))) for page in pages) == 2 * POINTS
