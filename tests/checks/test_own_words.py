"""The site's own words: what is looked at for words that take a side."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissensus.checks.own_words import own_words, unquoted, words_of
from dissensus.reading import Site, read

ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT, *sorted((ROOT / "tests/faults").iterdir())]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Said so.", "Said so."),
        ("Said “so”.", "Said     ."),
        ('Said "so" «и» „so“.', "Said              ."),
        ("Said “so.", "Said “so."),
    ],
)
def test_what_is_quoted_is_blanked_letter_for_letter(text: str, left: str) -> None:
    assert unquoted(text) == left


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_all_words_of_a_point_are_those_of_its_texts(folder: Path) -> None:
    library, _ = read(Site(folder), 1)
    for id_, point in library.points.items():
        together = words_of(point)
        for own in own_words(id_, point):
            assert own.prose.markdown in together
