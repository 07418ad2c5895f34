"""Every link leads somewhere: to a file that is there, to an anchor in it, to the card that was cited."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser

from browser import looking
from browser.pages import addresses, anchors, cards, host_path, kind, links, parsed
from browser.visit import disk, visiting
from conftest import BuildSite, MakeSite, Serve

NOT_FOUND = "console: Failed to load resource: the server responded with a status of 404 (Not Found)"


def test_every_link_leads_to_a_file_and_an_anchor_in_it(site: Path) -> None:
    known = {address: set(anchors(parsed(site, address))) for address in addresses(site)}
    for address in known:
        if kind(address) == "not-found":
            continue  # what a host shows at any depth; its links start at the host's root
        for link in links(site, address):
            file, anchor = link.target
            if link.is_internal:
                assert (site / file).is_file(), f"{address} links to {link.written}"
                assert anchor in known.get(file, {""}) | {""}, f"{address} links to {link.written}"


def test_no_anchor_stands_twice(site: Path) -> None:
    for address in addresses(site):
        assert [anchor for anchor, count in Counter(anchors(parsed(site, address))).items() if count > 1] == [], address


def test_every_page_can_be_reached_from_the_home_page(site: Path) -> None:
    reached, waiting = set(), ["index.html"]
    while waiting:
        address = waiting.pop()
        if address not in reached and address.endswith(".html"):
            reached.add(address)
            waiting += [link.target[0] for link in links(site, address) if link.is_internal]
    assert set(addresses(site)) - reached <= {"404.html"}


def test_a_host_gives_every_file_that_a_page_links_to(serve: Serve, real_site: Path) -> None:
    targets = {
        link.target[0]
        for address in addresses(real_site)
        if kind(address) != "not-found"
        for link in links(real_site, address)
        if link.is_internal
    }
    with serve(real_site) as root:
        for target in targets:
            with urlopen(root + target) as answer:
                assert answer.status == 200


def test_the_permalink_of_every_card_shows_that_card(browser: Browser, real_site: Path) -> None:
    points = [address for address in addresses(real_site) if kind(address) == "point"]
    assert any(cards(real_site, point) for point in points)
    for point in points:
        for width in (360, 1280):
            with visiting(browser, disk(real_site) + point, width=width) as visit:
                for card in cards(real_site, point):
                    visit.page.evaluate("id => { location.hash = id }", card)
                    assert looking.badly_targeted(visit.page, card) == [], point


def test_a_permalink_shows_its_card_on_arrival(browser: Browser, serve: Serve, real_site: Path) -> None:
    points = [address for address in addresses(real_site) if kind(address) == "point"]
    with serve(real_site) as root:
        for point in points:
            last = cards(real_site, point)[-1:]
            for card in last:
                with visiting(browser, f"{root}{point.removesuffix('index.html')}#{card}") as visit:
                    assert looking.badly_targeted(visit.page, card) == [], point


def test_every_card_says_its_permalink(real_site: Path) -> None:
    for point in addresses(real_site):
        if kind(point) == "point":
            page = parsed(real_site, point)
            for card in cards(real_site, point):
                assert page.xpath(f"//article[@id = '{card}']//a[substring-after(@href, '#') = '{card}']"), card


def test_the_404_page_works_at_any_depth_below_a_base_url(
    browser: Browser, serve: Serve, make_site: MakeSite, build_site: BuildSite, tmp_path: Path
) -> None:
    public = tmp_path / "public"
    public.mkdir()
    with serve(public) as root:
        build_site(make_site(tmp_path, {"site.toml": f'title = "A small site"\nbase-url = "{root}"\n'}))
        for lost in ("gone", "points/gone/", "a/b/c/d/gone.html"):
            with visiting(browser, root + lost) as visit:
                assert visit.wrong == [f"answered 404: {root}{lost}", NOT_FOUND]
                assert visit.page.evaluate("getComputedStyle(document.body).fontFamily") != "Times New Roman"
                visit.page.click("header a >> nth=0")
                assert visit.page.url.removesuffix("index.html") == root


def test_the_404_page_of_this_site_reads_well(browser: Browser, real_site: Path, serve: Serve) -> None:
    below = host_path(real_site)
    with serve(real_site, below) as root, visiting(browser, root + "no/such/page/") as visit:
        assert visit.page.locator("h1").is_visible()
        assert looking.sticking_out(visit.page) == []
        assert looking.accessibility(visit.page) == []
