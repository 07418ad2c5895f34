"""The spellings on a source's page: each with its documents and lines, and a way to the passage that has it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from conftest import BuildSite, MakeSite
from small_site import FILES, SEED

SOURCES = "content/sources.yaml"

TEXT = """\
A bridge in the north

Officials of the province said on Monday: “The bridge stands.”

A spokesman of the port said that the bridge had fallen.
The port’s spokesman, one of the officials’ men, is a friend of
the port. Nobody asked the Port Authority, the porter or the
port.
"""
LATER = "Later\n\nNobody asked the port, the port or the port.\n\nNor the port.\n"

DOCUMENT = """\
  {id}:
    file: {file}
    sha256: {sha256}
    title: {title}
    outlet: herald
    published: {published}
    language: en
"""


def site_with(spellings: str, later: str = LATER) -> dict[str, str | bytes | None]:
    name = "name: A spokesman of the port, kind: person, party: port"
    return {
        SOURCES: FILES[SOURCES].replace(name, f"{name}, spellings: [{spellings}]"),
        "content/documents.yaml": "documents:\n"
        + document("herald-2024-03-12", SEED, TEXT, "2024-03-12")
        + document("a-later-one", "seeds/later.txt", later, "2024-03-13"),
        SEED: TEXT,
        "seeds/later.txt": later,
    }


def document(id_: str, file: str, text: str, published: str) -> str:
    sha256, title = hashlib.sha256(text.encode()).hexdigest(), text.partition("\n")[0]
    return DOCUMENT.format(id=id_, file=file, sha256=sha256, title=title, published=published)


def spellings_on(public: Path) -> list[Any]:
    page = html.document_fromstring((public / "sources/port-spokesman/index.html").read_bytes().decode())
    return list(page.xpath("//section[@aria-labelledby='_part_spellings']/dl/div"))


def told(item: Any) -> str:
    """What an item says, as a reader sees it."""
    name, written = item.xpath("dt")[0], item.xpath("dd")[0]
    return f"{words(name)}: {'; '.join(map(words, written.xpath('ul/li') or [written]))}"


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize(
    ("spellings", "lines"),
    [
        ("The port", ["The port: A bridge in the north, line 6"]),
        (
            "the port",
            ["the port: A bridge in the north, line 7; Later, lines 3 and 5"],
        ),
        (
            "the port, Nobody asked the port",
            [
                "the port: A bridge in the north, line 7; Later, lines 3 and 5",
                "Nobody asked the port: Later, line 3",
            ],
        ),
        ("spokesman", ["spokesman: A bridge in the north, line 6"]),
        ("A spokesman", ["A spokesman: Only within longer names"]),
    ],
)
def test_each_spelling_has_its_documents_by_date_and_their_lines(
    spellings: str, lines: list[str], make_site: MakeSite, build_site: BuildSite, tmp_path: Path
) -> None:
    name, *others = map(told, spellings_on(build_site(make_site(tmp_path, site_with(spellings)))))
    assert name == "A spokesman of the port: A bridge in the north, line 5"
    assert others == lines


def point_with(*quotes: str) -> str:
    reports = "".join(f"      - {{document: herald-2024-03-12, quote: '{quote}'}}\n" for quote in quotes)
    kept = FILES["content/points/bridge.yaml"]
    return kept.replace("      - {document: herald-2024-03-12, quote: the bridge had fallen}\n", reports)


@pytest.mark.parametrize(
    ("quotes", "words"),
    [
        (["the bridge had fallen"], None),
        (["a friend of the"], None),
        (["a friend of the port"], "a friend of\nthe port"),
        (["friend of the port", "is a friend of the port. Nobody"], "is a friend of\nthe port. Nobody"),
        (["friend of the port […] the porter", "friend of the port […] asked"], "friend of\nthe port […] asked"),
        (["a friend of […] Nobody asked"], None),
    ],
)
def test_a_line_leads_to_the_passage_that_holds_the_name_there_and_to_no_other(
    quotes: list[str], words: str | None, make_site: MakeSite, build_site: BuildSite, tmp_path: Path
) -> None:
    files = site_with("the port") | {"content/points/bridge.yaml": point_with(*quotes)}
    public = build_site(make_site(tmp_path, files))
    links = [link for item in spellings_on(public) for link in item.xpath(".//a") if link.text and link.text.isdigit()]
    assert [link.text for link in links] == (["7"] if words else [])
    for link in links:
        page, _, anchor = link.get("href").partition("#")
        assert page == "../../documents/herald-2024-03-12/index.html"
        document = html.document_fromstring((public / "documents/herald-2024-03-12/index.html").read_bytes().decode())
        (marked,) = document.get_element_by_id(anchor).iter("mark")
        assert "".join(marked.itertext()) == words


def test_of_very_many_lines_the_later_are_folded(make_site: MakeSite, build_site: BuildSite, tmp_path: Path) -> None:
    later = "Later\n\n" + "Nobody asked the port.\n" * 100
    item = spellings_on(build_site(make_site(tmp_path, site_with("the port", later))))[1]
    (folded,) = item.xpath(".//details")
    shown = [int(number) for number in re.findall(r"\d+", told(item).partition("lines ")[2])]
    assert shown == [*range(3, 27), 76, *range(27, 103)]
    assert words(folded).startswith("and 76 more") and words(folded).endswith("100, 101 and 102")
    assert " and " not in told(item).partition("lines ")[2].partition("26")[0]


def test_a_name_that_stands_nowhere_is_not_listed(make_site: MakeSite, build_site: BuildSite, tmp_path: Path) -> None:
    sources = FILES[SOURCES].replace("A spokesman of the port", "Mr Nobody")
    assert spellings_on(build_site(make_site(tmp_path, {SOURCES: sources}))) == []
