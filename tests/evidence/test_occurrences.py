"""Where names stand: whole words, the longest of those that begin or end together, and all in one pass."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissensus.evidence import archive
from dissensus.evidence.boundaries import has_words
from dissensus.evidence.finding import stands_in
from dissensus.evidence.normal import normalise
from dissensus.evidence.occurrences import occurrences, tree_of

Told = list[tuple[str, str]]


def told(text: str, *names: str) -> tuple[Told, Told]:
    """What stands for itself and what within a longer name: each name with the document's own words."""
    found = list(occurrences(tree_of(names), archive(text)))
    own, within = ([(f.name, text[f.start : f.end]) for f in found if f.is_within is way] for way in (False, True))
    return own, within


NOWHERE = [
    ("Kremlins", "Kremlin"),
    ("anti-Kremlin", "Kremlin"),
    ("kremlin", "Kremlin"),
    ("The\n\nKremlin", "The Kremlin"),
    ("Ann’sel", "Ann"),
    ("Ann’s-in-law", "Ann"),
    ("Горе\u0301", "Горе"),
    ("T-721", "T-72"),
    ("…", "…"),
    ("", "Ann"),
]


@pytest.mark.parametrize(("text", "name"), NOWHERE)
def test_a_name_is_not_found_in_other_words(text: str, name: str) -> None:
    assert told(text, name) == ([], [])


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("the Kremlin’s men", "Kremlin", ["Kremlin"]),
        ("Ann, Ann; “Ann”", "Ann", ["Ann"] * 3),
        ("the O’Brien", "O'Brien", ["O’Brien"]),
        ("Free\u00a0 Russia Le\u00adgion", "Free Russia Legion", ["Free\u00a0 Russia Le\u00adgion"]),
        ("The Herald Inc. said", "Herald Inc.", ["Herald Inc."]),
        ("(GUR) spoke", "(GUR)", ["(GUR)"]),
        ("俄罗斯部队说俄罗斯", "俄罗斯", ["俄罗斯"] * 2),
        ("a cafe\u0301", "café", ["cafe\u0301"]),
        ("ha ha ha", "ha ha", ["ha ha", "ha ha"]),
        ("«Ann…", "Ann", ["Ann"]),
        ("俄Ann", "Ann", ["Ann"]),
        ("the iPhones, the iPhone", "iPhone", ["iPhone"]),
    ],
)
def test_a_name_is_found_as_a_quote_is(text: str, name: str, words: list[str]) -> None:
    assert told(text, name) == ([(name, each) for each in words], [])


CORPS, RUSSIAN = "Volunteer Corps", "Russian Volunteer Corps"


@pytest.mark.parametrize(
    ("text", "own", "within"),
    [
        (f"The {RUSSIAN}", [RUSSIAN], [CORPS]),
        (f"The {RUSSIAN}, the {CORPS}", [RUSSIAN, CORPS], [CORPS]),
        ("The Russian Volunteer", ["Russian"], []),
        ("Russian, Russian Volunteer Corpsman", ["Russian", "Russian"], []),
        ("The Corps Volunteer Corps", [CORPS], []),
    ],
)
def test_a_longer_name_is_not_also_a_shorter_one(text: str, own: list[str], within: list[str]) -> None:
    found = told(text, CORPS, RUSSIAN, "Russian")
    assert [name for name, _ in found[0]] == own
    assert [name for name, _ in found[1] if name != "Russian"] == within


def test_names_that_only_overlap_both_stand() -> None:
    assert told("Ann Bo Cy", "Ann Bo", "Bo Cy") == ([("Ann Bo", "Ann Bo"), ("Bo Cy", "Bo Cy")], [])


def test_two_ways_to_type_one_name_both_stand() -> None:
    assert told("O’Brien", "O'Brien", "O’Brien")[0] == [("O'Brien", "O’Brien"), ("O’Brien", "O’Brien")]


SIGNS = [*"abAB1'’-– \n.(”«…Дд", "Ann", " Bo", "’s", "俄", "é", "e\u0301", "\u00ad", "_", "5", ",0"]
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=30).map("".join)
NAMES = st.lists(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=4).map("".join), min_size=1, max_size=5)


@given(TEXTS, NAMES)
def test_a_name_is_found_where_and_only_where_its_words_stand(text: str, names: list[str]) -> None:
    archived = archive(text)
    found = {each.name for each in occurrences(tree_of(names), archived)}
    assert found == {name for name in names if any(stands_in(words, archived) for words in ways(name))}


def ways(name: str) -> list[str]:
    return [name, f"{normalise(name)}'s"] if has_words(name) else []


@given(TEXTS, NAMES)
def test_what_stands_within_no_other_is_the_same_by_comparing_each_with_each(text: str, names: list[str]) -> None:
    found = list(occurrences(tree_of(dict.fromkeys(names)), archive(text)))
    for each in found:
        others = [o for o in found if (o.start, o.end) != (each.start, each.end)]
        assert each.is_within == any(o.start <= each.start and each.end <= o.end for o in others)


def test_time_does_not_grow_with_the_number_of_names() -> None:
    archived = archive("The minister of the northern province said that nobody knew. " * 500)
    few = [f"The minister of the {n}th province" for n in range(10)]
    many = [f"The minister of the {n}th province" for n in range(10_000)]
    seconds = []
    for names in (few, many):
        tree, began = tree_of(names), time.process_time()
        assert not list(occurrences(tree, archived))
        seconds.append(time.process_time() - began)
    assert seconds[1] < 10 * seconds[0] + 0.1  # looked for one by one, it would be a thousand times
