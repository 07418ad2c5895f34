"""The language of a text: told where it is plain, left open where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissensus.adding.languages import language_of

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))

UKRAINIAN = (
    "Міська рада повідомила, що годинник уже полагодили і він буде бити на відкриття ярмарку, але на "
    "площі його не чули до вечора, як і з вулиць, що ведуть до ринку."
)
RUSSIAN = (
    "Городской совет сообщил, что часы уже починили и они будут бить на открытие ярмарки, но на "
    "площади их не слышали до вечера, как и с улиц, что ведут к рынку."
)
GERMAN = (
    "Der Rat der Stadt teilte mit, dass die Uhr auf dem Markt wieder geht und mit dem Beginn der "
    "Messe schlagen wird, doch auf dem Platz hat sie bis zum Abend nicht einer gehört."
)


@pytest.mark.parametrize(
    "text", ["", "Nothing known here", "12 34 56", "日本の時計", "Markt Uhr Messe", "the der le el i в"]
)
def test_what_is_not_plain_is_left_open(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(("text", "tag"), [(UKRAINIAN, "uk"), (RUSSIAN, "ru"), (GERMAN, "de")])
def test_plain_languages_are_told(text: str, tag: str) -> None:
    assert language_of(text) == tag


@pytest.mark.parametrize("file", SEEDS, ids=lambda path: path.stem)
def test_the_documents_of_the_site_are_english(file: Path) -> None:
    assert language_of(file.read_text(encoding="utf-8")) == "en"
