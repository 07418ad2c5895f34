"""The sitemap: each page once, by the address it is cited by; none without an address of the site's own."""

from __future__ import annotations

from pathlib import Path

from lxml import etree, html

from conftest import MakeSite
from dissensus.build import build
from dissensus.exports.sitemap import MOST, sitemaps
from small_site import FILES

SITE = "https://example.org/a&b/"
POINT = "content/points/bridge.yaml"
KNOWN = {
    "site.toml": f'title = "A small site"\nbase-url = "{SITE}"\n',
    POINT: FILES[POINT].replace("positions:", "previously: [old-bridge]\npositions:"),
}


def named(sitemap: bytes) -> list[str]:
    return [element.text or "" for element in etree.fromstring(sitemap).iter("{*}loc")]


def canonical(page: Path) -> str | None:
    links = html.document_fromstring(page.read_bytes()).xpath("//link[@rel='canonical']/@href")
    return str(links[0]) if links else None


def test_a_site_that_does_not_know_its_address_has_none(tmp_path: Path, make_site: MakeSite) -> None:
    build(make_site(tmp_path / "site"), tmp_path / "public")
    assert not list((tmp_path / "public").glob("sitemap*"))


def test_it_names_each_page_as_the_page_names_itself(tmp_path: Path, make_site: MakeSite) -> None:
    public = tmp_path / "public"
    build(make_site(tmp_path / "site", KNOWN), public)
    addresses = named((public / "sitemap.xml").read_bytes())
    pages = {canonical(page) for page in public.rglob("*.html")} - {None}
    assert set(addresses) == pages
    assert len(addresses) == len(set(addresses))
    assert {SITE, f"{SITE}points/bridge/"} <= pages


def test_it_leaves_out_former_names_and_the_page_for_addresses_that_lead_nowhere(
    tmp_path: Path, make_site: MakeSite
) -> None:
    public = tmp_path / "public"
    build(make_site(tmp_path / "site", KNOWN), public)
    assert (public / "points/old-bridge/index.html").is_file()
    assert (public / "404.html").is_file()
    assert not [each for each in named((public / "sitemap.xml").read_bytes()) if "old-bridge" in each or "404" in each]


def test_a_second_build_leaves_it_as_it_was(tmp_path: Path, make_site: MakeSite) -> None:
    site = make_site(tmp_path / "site", KNOWN)
    build(site, tmp_path / "public")
    outcome = build(site, tmp_path / "public")
    assert outcome.publication
    assert not outcome.publication.written


def test_as_many_as_one_file_may_hold_stand_in_one_file() -> None:
    pages = [f"{SITE}{number}/" for number in range(MOST)]
    files = sitemaps(pages, SITE)
    assert list(files) == ["sitemap.xml"]
    assert named(files["sitemap.xml"]) == pages


def test_more_stand_in_several_files_that_an_index_names() -> None:
    pages = [f"{SITE}{number}/" for number in range(2 * MOST + 1)]
    files = dict(sitemaps(pages, SITE))
    index = etree.fromstring(files.pop("sitemap.xml"))
    assert etree.QName(index).localname == "sitemapindex"
    assert [element.text for element in index.iter("{*}loc")] == [f"{SITE}{name}" for name in files]
    assert [address for file in files.values() for address in named(file)] == pages
    assert max(len(named(file)) for file in files.values()) <= MOST
