"""Words sought in a long text: found where `str.find` finds them, without reading all of it for each."""

from __future__ import annotations

import random
from typing import SupportsIndex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.evidence import Passage, archive, archived, find
from dissensus.evidence.seeking import LONG, LongText

TEXTS = st.text("ab ", max_size=60)


class Counted(str):
    """A text that counts how many of its characters are read in searches."""

    read = 0

    def find(self, words: str, start: SupportsIndex | None = None, end: SupportsIndex | None = None) -> int:
        at = super().find(words, start, end)
        self.read += (at + len(words) if at >= 0 else len(self)) - int(start or 0)
        return at


@given(TEXTS, st.text("ab ", min_size=1, max_size=9), st.integers(0, 5), st.none() | st.integers(0, 60))
def test_finds_what_a_plain_search_finds(text: str, words: str, start: int, end: int | None) -> None:
    text = f"{text:6000}"  # so long that places are tried
    noted = LongText(text, searches=0, step=3, width=2)
    assert noted.find(words, start, end) == text.find(words, start, end)


@given(TEXTS, st.data())
def test_finds_every_stretch_of_a_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    words = text[start : data.draw(st.integers(start, len(text)))]
    text = f"{text:6000}"
    assert LongText(text, searches=0, step=3, width=2).find(words) == text.find(words)


def test_words_that_stand_everywhere_are_found_by_reading_on() -> None:
    text = Counted("ab" * 5_000)
    assert LongText(text, searches=0, step=4, width=4).find("ab" * 5, 1) == 2
    assert text.read == 11


def test_five_thousand_searches_read_a_text_no_more_than_fifty_times() -> None:
    chance = random.Random(1)
    words = [
        "boats",
        "carts",
        "men",
        "had",
        "been",
        "seen",
        "from",
        "either",
        "bank",
        "of",
        "the",
        "river",
        "on",
        "Monday",
        "morning",
        "before",
        "news",
        "came",
    ]
    paragraphs = [f"{number} {' '.join(chance.choices(words, k=18))}" for number in range(5_000)]
    text = Counted("\n".join(paragraphs))
    long = LongText(text)
    assert len(text) > LONG
    assert [long.find(paragraph) for paragraph in paragraphs] == [str(text).find(each) for each in paragraphs]
    assert text.read <= 50 * len(text)


def test_a_long_document_is_looked_through_once_for_all_its_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = dict.fromkeys(("marks_of", "normal_form", "_starts"), 0)
    for name in calls:
        made = getattr(archived, name)

        def counted(*given: object, of: str = name, made: object = made, **more: object) -> object:
            calls[of] += 1
            return made(*given, **more)  # type: ignore[operator]  # whichever of the three it is

        monkeypatch.setattr(archived, name, counted)
    words = [f"“the boat of number {number} was seen in the harbour at noon”" for number in range(5_000)]
    document = archive("\n".join(f"They said: {said}." for said in words))
    found = [find(said.strip("“”"), document) for said in words]
    assert len(document.text) > LONG
    assert [each.lines for each in found if isinstance(each, Passage)] == [(n, n) for n in range(1, 5_001)]
    assert calls == {"marks_of": 1, "normal_form": 1, "_starts": 1}
