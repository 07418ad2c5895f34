"""Inline markup: every text in it is escaped, whatever it is put into."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markupsafe import Markup, escape

from dissensus.rendering import inline

HOSTILE = "<script>\"'&</script>"
MAKERS: list[Callable[[str], Markup]] = [
    lambda text: inline.time(text, None),
    lambda text: inline.time(text, "2024-03-12"),
    lambda text: inline.time("12 March 2024", text),
    lambda text: inline.words([("speech", text), ("paraphrase", text), ("elision", text)]),
    lambda text: inline.beside([(text, True, False, False, True), (text, False, True, True, False)]),
    lambda text: inline.beside_in_one_voice([text, f" {text}"], [[(0, 1, True), (1, 2, False)]], quoted=True)[0],
    lambda text: inline.citations([(text, text, text)]),
]


@pytest.mark.parametrize("make", MAKERS)
def test_no_text_becomes_markup(make: Callable[[str], Markup]) -> None:
    made = html.fragment_fromstring(str(make(HOSTILE)), create_parent="div")
    assert not made.xpath("//script")
    assert HOSTILE in made.text_content() or HOSTILE in made.xpath(".//@*")


@given(st.text())
def test_what_is_printed_is_escaped_as_jinja_would(text: str) -> None:
    assert inline.escaped(text) == str(escape(text))
    assert inline.escaped(Markup(text)) == text


@pytest.mark.parametrize("value", [3, 0.5, True, None, HOSTILE.split()])
def test_what_is_no_text_is_escaped_too(value: object) -> None:
    assert inline.escaped(value) == str(escape(value))


Run = tuple[list[tuple[str, bool]], bool]  # words, each with whether a space stands before it; and if alone
RUNS = st.tuples(
    st.lists(st.tuples(st.text("a<&1,", min_size=1, max_size=4), st.booleans()), min_size=1, max_size=3), st.booleans()
)


@given(st.lists(st.lists(RUNS, max_size=4), max_size=3), st.booleans())
def test_words_in_one_voice_are_shown_as_any_words_are(cells: list[list[Run]], quoted: bool) -> None:
    spelt = [[([f" {text}" if spaced else text for text, spaced in words], alone) for words, alone in c] for c in cells]
    anyhow = [
        inline.beside(
            ("".join(words).removeprefix(" "), quoted, False, words[0].startswith(" "), alone) for words, alone in runs
        )
        for runs in spelt
    ]
    shown: list[str] = []
    placed: list[list[tuple[int, int, bool]]] = []
    for runs in spelt:
        placed.append([])
        for words, alone in runs:
            placed[-1].append((len(shown), len(shown) + len(words), alone))
            shown += words
    assert inline.beside_in_one_voice(shown, placed, quoted=quoted) == anyhow
