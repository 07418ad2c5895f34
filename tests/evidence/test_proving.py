"""A whole site proved: what stands where, and what nothing is asked of."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import MakeSite
from dissensus.evidence import Evidence, SpellingFound, archive, prove, prove_point
from dissensus.faults import Fault, Where
from dissensus.model import Library, document_place, point_file
from dissensus.reading import Site, read
from dissensus.whole import check_site
from small_site import FILES

POINT = "content/points/bridge.yaml"
SOURCES = "content/sources.yaml"
REPORTS = "      - {document: herald-2024-03-12, quote: The bridge stands}\n"
FIRST = point_file("bridge") / "cards" / 0


def proved(folder: Path) -> tuple[Library, Evidence, list[Fault]]:
    library, _ = read(Site(folder), 1)
    return library, *prove(library)


def codes(faults: list[Fault]) -> list[tuple[str, Where]]:
    return [(fault.code, fault.where) for fault in faults]


def with_reports(reports: str, more: str = "") -> dict[str, str | bytes | None]:
    """The small site's files with other reports on its first card, and more fields."""
    point = FILES[POINT].replace(REPORTS, reports)
    return {POINT: point.replace("    claim: Said that the bridge stands.\n", f"    claim: So.\n{more}")}


def test_every_quote_and_title_is_kept_by_its_place(make_site: MakeSite, tmp_path: Path) -> None:
    library, evidence, faults = proved(make_site(tmp_path))
    assert faults == []
    text = library.texts["herald-2024-03-12"]
    words = {where: text[passage.start : passage.end] for where, passage in evidence.passages.items()}
    assert words == {
        document_place("herald-2024-03-12") / "title": "A bridge in the north",
        FIRST / "reports" / 0 / "quote": "The bridge stands",
        point_file("bridge") / "cards" / 1 / "reports" / 0 / "quote": "the bridge had fallen",
    }
    assert evidence.archived["herald-2024-03-12"].text == text


def test_a_caveat_is_proved_like_a_quote(make_site: MakeSite, tmp_path: Path) -> None:
    reports = """\
      - document: herald-2024-03-12
        quote: The bridge stands
        caveat: {quote: on Monday, covers: The day.}
      - document: herald-2024-03-12
        quote: Officials
        caveat: {quote: on Monday, before: nobody, covers: The day.}
      - document: herald-2024-03-12
        quote: port
        caveat: {quote: on Sunday, covers: The day.}
"""
    _, evidence, faults = proved(make_site(tmp_path, with_reports(reports)))
    assert FIRST / "reports" / 0 / "caveat" / "quote" in evidence.passages
    assert codes(faults) == [
        ("neighbours-not-found", FIRST / "reports" / 1 / "caveat" / "before"),
        ("quote-not-found", (FIRST / "reports" / 2 / "caveat" / "quote").at("Sunday")),
    ]


def test_words_of_another_document_are_told_to_be_there(make_site: MakeSite, tmp_path: Path) -> None:
    folder = make_site(tmp_path)
    library, _ = read(Site(folder), 1)
    point = library.points["bridge"]
    archived = {"herald-2024-03-12": archive("Nothing."), "other": archive(library.texts["herald-2024-03-12"])}
    faults = prove_point("bridge", point, archived).faults
    assert [fault.help.splitlines()[-1] for fault in faults if fault.help] == ['These words stand in "other".'] * 2


@pytest.mark.parametrize(("words", "found"), [("on Monday", True), ("Monday", True), ("Mon", False), ("Friday", False)])
def test_the_words_of_a_date_stand_in_a_document_of_the_card(
    words: str, found: bool, make_site: MakeSite, tmp_path: Path
) -> None:
    files = with_reports(REPORTS, f"    dated: derived\n    dated-by: {words}\n    dated-note: So.\n")
    faults = proved(make_site(tmp_path, files))[2]
    assert codes(faults) == ([] if found else [("date-words-not-found", FIRST / "dated-by")])


@pytest.mark.parametrize(
    ("words", "found"), [("bridge", True), ("The bridge", True), ("bridg", False), ("said", False)]
)
def test_the_words_of_a_figure_stand_in_a_quote(words: str, found: bool, make_site: MakeSite, tmp_path: Path) -> None:
    figure = f"    figure: {{counted: bridges, whom: all, as-worded: {words}}}\n"
    faults = proved(make_site(tmp_path, with_reports(REPORTS, figure)))[2]
    assert codes(faults) == ([] if found else [("figure-words-not-found", FIRST / "figure" / "as-worded")])


def test_spellings_are_kept_with_their_stretches(make_site: MakeSite, tmp_path: Path) -> None:
    sources = FILES[SOURCES].replace("{name: The Herald,", "{name: Herald, spellings: [The bridge, Officials, Port],")
    _, evidence, faults = proved(make_site(tmp_path, {SOURCES: sources}))
    assert evidence.spellings["herald"] == (
        SpellingFound("The bridge", {"herald-2024-03-12": ((66, 76),)}),
        SpellingFound("Officials", {}),  # within the longer name alone
    )
    assert evidence.spellings["officials"] == (
        SpellingFound("Officials of the province", {"herald-2024-03-12": ((23, 48),)}),
    )
    assert codes(faults) == [("spelling-not-found", Where(SOURCES, ("sources", "herald", "spellings", 2)))]


def test_a_name_stands_where_only_its_possessive_does(make_site: MakeSite, tmp_path: Path) -> None:
    sources = FILES[SOURCES].replace("{name: The Herald,", "{name: Herald, spellings: [Ann, Bo],")
    text = f"{FILES['seeds/herald.txt']}\nAnn’s boat was Boat.\n"
    _, evidence, faults = proved(make_site(tmp_path, {SOURCES: sources, "seeds/herald.txt": text}))
    assert [spelling.text for spelling in evidence.spellings["herald"]] == ["Ann"]
    assert [fault.where.path[-1] for fault in faults] == [1]


def test_a_headline_alone_on_its_line_is_the_title(make_site: MakeSite, tmp_path: Path) -> None:
    text = f"Read more: A bridge in the north, a story\n\n{FILES['seeds/herald.txt']}"
    _, evidence, _ = proved(make_site(tmp_path, {"seeds/herald.txt": text}))
    assert evidence.passages[document_place("herald-2024-03-12") / "title"].lines == (3, 3)


def test_nothing_is_asked_of_a_document_that_could_not_be_read(make_site: MakeSite, tmp_path: Path) -> None:
    sources = FILES[SOURCES].replace("{name: The Herald,", "{name: Herald, spellings: [Nobody],")
    more = "    dated: derived\n    dated-by: nowhere\n    dated-note: So.\n"
    folder = make_site(tmp_path, {SOURCES: sources, **with_reports(REPORTS, more)})
    (folder / "seeds/herald.txt").unlink()
    library, evidence, faults = proved(folder)
    assert (dict(library.texts), dict(evidence.passages), faults) == ({}, {}, [])


def test_a_point_is_proved_alone_as_with_all_others(make_site: MakeSite, tmp_path: Path) -> None:
    library, evidence, _ = proved(make_site(tmp_path))
    alone = prove_point("bridge", library.points["bridge"], evidence.archived)
    assert dict(alone.passages).items() <= evidence.passages.items()
    assert alone.faults == ()


def test_a_card_that_is_half_written_is_told_of_what_it_lacks_and_no_more(tmp_path: Path, make_site: MakeSite) -> None:
    half = "  - id: half\n    speaker: officials\n    said: 2024-03-11\n    dated-by: on Monday\n"
    point = (make_site(tmp_path) / "content/points/bridge.yaml").read_text()
    site = make_site(tmp_path, {"content/points/bridge.yaml": point + half})
    codes = {fault.code for fault in check_site(site).faults}
    assert codes == {"missing-key", "no-stance"}
