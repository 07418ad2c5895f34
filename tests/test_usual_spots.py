"""A file as cards are usually written has its places found without the parser, and never elsewhere than by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from dissensus.faults import Where
from dissensus.faults.places import FilePlaces, Place
from dissensus.faults.usual_spots import usual_spots
from dissensus.faults.yaml_spots import yaml_spots
from dissensus.reading.usual import read_usual
from reading.test_usual import CONTENT, FILES, LEFT, POINT, READ, changed

USUAL = POINT.replace("            two", "          two")  # no line of a block is indented further
FILE = "content/points/x.yaml"
WITHIN = ("x", "x y", "one # two", "four", "ago")  # words that stand in some of the texts


@pytest.mark.parametrize("text", [*LEFT, POINT.replace("\n", "\r\n"), ""])
def test_what_is_not_usual_is_left_to_the_parser(text: str) -> None:
    assert usual_spots(text) == {}


FOUND = [
    (("question",), "What became of the bridge, asked “whoever”?"),
    (("aside",), "A text that goes\n  on below."),
    (("positions", "fallen", "label"), "Bridge fallen"),
    (("cards", 0, "id"), "card-0"),
    (("cards", 0, "reports", 0, "quote"), ">-\n          “One\n          two” three\n\n          four"),
    (("cards", 0, "reports", 0, "before"), "'it''s\n\n          so'"),
    (("cards", 0, "reports", 1, "quote"), "|\n          one\n          two"),
    (("cards", 1, "relates", 1, "as"), "differs"),
]


@pytest.mark.parametrize(("path", "written"), FOUND)
def test_texts_are_found(path: tuple[str | int, ...], written: str) -> None:
    span = usual_spots(USUAL)[path].value
    assert USUAL[span.start : span.stop] == written


@given(FILES | changed())
def test_places_are_those_that_the_parser_finds(text: str) -> None:
    assert_found_alike(text)


@pytest.mark.parametrize("text", [text for text, _ in READ])
def test_places_in_what_is_usual_are_those_that_the_parser_finds(text: str) -> None:
    assert_found_alike(text)


@pytest.mark.parametrize("file", sorted(CONTENT.rglob("*.yaml")), ids=lambda file: file.stem)
def test_places_in_the_files_of_this_site_are_those_that_the_parser_finds(file: Path) -> None:
    assert_found_alike(file.read_text(encoding="utf-8"))


def assert_found_alike(text: str) -> None:
    """That both find every key, value and word at one place; and that no text on one line is left to the parser."""
    spots = yaml_spots(text)
    usually, by_parser = FilePlaces(FILE, text.encode()), FilePlaces(FILE, text.encode())
    by_parser._usual_spots = {}
    for path in spots:
        for where in (Where(FILE, path), Where(FILE, path).key(), *(Where(FILE, path).at(words) for words in WITHIN)):
            assert _shown(usually, where) == _shown(by_parser, where)
    if usual_spots(text):
        plain = {
            path for path, spot in spots.items() if text[spot.value.start : spot.value.stop] in ("x", '"x"', "x y")
        }
        assert plain <= usual_spots(text).keys() | {
            path for path in plain if _is_bracketed(text, spots[path].value.start)
        }
        assert read_usual(text) is not None


def _is_bracketed(text: str, at: int) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return "[" in line or "{" in line


def _shown(places: FilePlaces, where: Where) -> tuple[Place, str]:
    place = places.place(where)
    return place, places.lines.line(place.line)
