"""What many pages show alike is made once, asked for by each of them, and never shown once it is another."""

from __future__ import annotations

import pytest

from dissensus import addresses
from dissensus.catalogue.facts import Traced, reads
from dissensus.model import Document, Source
from dissensus.pages import alike, views

PAGES = [
    addresses.point("a"),
    addresses.HOME,
    addresses.source("herald"),
    addresses.source("post", 2),
    addresses.document("letter"),
    addresses.document("letter", 2),
]


def test_each_page_leads_to_a_source_and_a_document_from_where_it_lies() -> None:
    sources, documents = {"herald": herald("The Herald")}, {"letter": letter("A letter")}
    for here, root in 2 * [*((here, None) for here in PAGES), (addresses.NOT_FOUND, "/site/")]:  # made, then known
        speaker = alike.sources(here, root, sources)["herald"]
        assert speaker.link == link(here, root, "The Herald", addresses.source("herald"))
        carrier = alike.documents(here, root, documents)["letter"]
        assert carrier.link == link(here, root, "A letter", addresses.document("letter"))
        assert f"{carrier.way}#_1-2" == addresses.way(here, root, addresses.document("letter"), "_1-2")
        assert carrier.published.edtf == "2024-03-12"


@pytest.mark.parametrize("here", PAGES)
def test_what_is_renamed_goes_by_its_new_name(here: str) -> None:
    for name in ("The Herald", "The Post"):
        assert alike.sources(here, None, {"herald": herald(name)})["herald"].link.text == name
        assert alike.documents(here, None, {"letter": letter(name)})["letter"].link.text == name


def test_each_page_asks_for_what_it_shows() -> None:
    sources, documents = {"herald": herald("The Herald")}, {"letter": letter("A letter")}
    for _ in range(2):
        with reads() as facts:
            _ = alike.sources(addresses.HOME, None, Traced("source", sources))["herald"]
            _ = alike.documents(addresses.HOME, None, Traced("document", documents))["letter"]
        assert facts == {("source", "herald"), ("document", "letter")}


def test_a_page_asks_for_it_once() -> None:
    sources = {"herald": herald("The Herald")}
    shown = alike.sources(addresses.HOME, None, sources)
    first = shown["herald"]
    sources.clear()
    assert shown["herald"] is first


def herald(name: str) -> Source:
    return Source(name=name, kind="outlet")


def letter(title: str) -> Document:
    return Document(
        file="seeds/letter.txt", sha256="", title=title, outlet="herald", published="2024-03-12", language="en"
    )


def link(here: str, root: str | None, text: str, there: str) -> views.Link:
    return views.Link(text, addresses.way(here, root, there), current=here == there)
