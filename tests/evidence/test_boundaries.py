"""Where a quote may begin and end: the words given stand in the document given, or they cut something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.evidence import archive, boundaries
from dissensus.evidence.finding import stands_in

STANDS = [
    ("killed 234", "They killed 234."),
    ("234", "(234)"),
    ("Kyiv", "in “Kyiv”, they"),
    ("Kyiv", "‘Kyiv’ they"),
    ("non-lethal", "non-lethal aid"),
    ("didn’t", "he didn't go"),
    ("the attack", "the attack—which failed"),
    ("which failed", "the attack—which failed"),
    ("which failed", "the attack – which failed"),
    ("which failed", "the attack -- which failed"),
    ("Russia", "in Russia.The attack"),  # a space lost in archiving
    ("The attack", "in Russia.The attack"),
    ("wounded", "killed/wounded"),
    ("5", "killed—5 of them"),
    ("5", "(5)"),
    ("5", "No.5"),
    ("5", "in all: 5."),
    ("12 March", "12 March 2024"),
    ("2024", "in 2024, 500 men"),
    ("500 men", "in 2024 500 men"),
    ("Fortune", '"Fortune," he said'),
    ("attack", "the attack[3] failed"),
    ("部队", "俄罗斯部队说"),
    ("234", "打死234人"),
    ("ประเทศ", "ในประเทศไทย"),
    ("говорит", "он говорит, что"),
    ("word", "a word\u00ad\u200b here"),
    ("cafe", "the cafe, not"),
]

CUTS = [
    ("confirmed", "unconfirmed"),
    ("killed 23", "killed 234 men"),
    ("34", "234"),
    ("1", "1,500 men"),
    ("500 men", "1,500 men"),
    ("500 men", "1.500 men"),
    ("500 men", "1’500 men"),
    ("500 men", "1 500 men"),
    ("500 men", "21\u202f500 men"),
    ("1", "1\u00a0500 men"),
    ("5", "2.5"),
    ("2", "2.5"),
    ("5", "−5 degrees"),
    ("5", "by -5"),
    ("5", "–5 degrees"),
    ("15 killed", "10–15 killed"),
    ("15 killed", "10—15 killed"),
    ("10", "10-15 killed"),
    ("5", ".5 of them"),
    ("350", "$350"),
    ("350", "350€"),
    ("25", "25% of them"),
    ("25", ">25 men"),
    ("25", "25+ men"),
    ("30", "12:30"),
    ("12", "12/03"),
    ("lethal", "non-lethal aid"),
    ("non", "non-lethal aid"),
    ("non-", "non-lethal aid"),
    ("lethal", "non\u2011lethal aid"),
    ("lethal", "non\u00adlethal aid"),
    ("Belgorod", "Kursk–Belgorod"),
    ("state-of", "state-of-the-art"),
    ("did", "he didn’t"),
    ("can", "he can’t"),
    ("can", "he can't"),
    ("t", "he can’t"),
    ("ять", "п’ять вибухів"),
    ("ять", "п`ять вибухів"),
    ("Kyiv", "Kyiv’s attempt"),
    ("confirmed", "(un)confirmed"),
    ("person", "person(s)"),
    ("T", "T-72"),
    ("cafe", "cafe\u0301"),
    ("e", "e\u20dd"),
    ("fire", "fire_arms"),
    ("三人", "二十三人"),  # a numeral
    ("タン", "パキスタン人"),  # katakana make words
    ("ה", 'צה"ל'),
    ("👩 flew", "👨\u200d👩 flew"),
    ("a 👩", "a 👩\u200d🚀 flew"),
    ("a 👩", "a 👩🏽 flew"),
    ("🇦 flag", "🇺🇦 flag"),
    ("روم", "می\u200cروم"),
]


@pytest.mark.parametrize(("words", "document"), STANDS)
def test_stands(words: str, document: str) -> None:
    assert stands_in(words, archive(document))


@pytest.mark.parametrize(("words", "document"), CUTS)
def test_cuts(words: str, document: str) -> None:
    assert not stands_in(words, archive(document))


def test_of_several_places_the_one_that_cuts_nothing_counts() -> None:
    assert stands_in("confirmed", archive("It was unconfirmed, then confirmed."))


def test_flags_are_cut_between_flags_only() -> None:
    assert stands_in("a 🇺🇦", archive("a 🇺🇦🇵🇱 b"))
    assert not stands_in("🇵🇱 b 1", archive("a 🇺🇵🇱 b 1"))


SIGNS = st.sampled_from([*"aZ1é部ה_ .,;:!?'\"-–—()%$°+", "\n\n", "e\u0301", "\u200d", "👩", "🇺", "\u0323", "\u200b"])


@given(st.lists(SIGNS, max_size=8).map("".join))
def test_what_most_quotes_begin_and_end_with_is_judged_as_all_else_is(text: str) -> None:
    archived = archive(text)
    for place in range(1, len(archived.normal.text)):
        within = boundaries.is_within(archived.text, archived.normal, place)
        assert archived.is_boundary(place) is not within, place


@pytest.mark.parametrize(
    ("text", "has"), [("a", True), ("½", True), ("部", True), ("_", False), ("… – “”", False), ("", False)]
)
def test_words_are_letters_and_digits(text: str, has: bool) -> None:
    assert boundaries.has_words(text) is has


@given(st.text())
def test_words_are_what_python_calls_letters_and_digits(text: str) -> None:
    assert boundaries.has_words(text) == any(map(str.isalnum, text))
