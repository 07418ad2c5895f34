"""Terms: which words stand under which headword, who uses them of whom, and what goes both ways."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from dissensus.deriving import Derived, derive
from dissensus.deriving.terms import Vocabulary, vocabularies_of
from dissensus.whole import Checked, check_site, stop

TEXT = """\
A bridge in the north

“Vandals of the port broke the span,” officials said. The herald wrote of vandals too.

“The vandals sit in the province,” the port said, and: “Vandal is as vandal does.”
"""
SOURCES = """\
parties:
  province: {name: The province}
  port: {name: The port}
sources:
  herald: {name: The Herald, kind: outlet}
  officials: {name: Officials, kind: body, party: province}
  spokesman: {name: A spokesman, kind: person, party: port}
"""
HEAD = """\
question: What is what called?
title: Words
named:
  port: {name: The port, party: port}
  province: {name: Province, party: province}
  bridge: {name: The bridge}
cards:
"""
Spoken = tuple[str, str, list[tuple[str, str, str | None]]]

OF_PORT: Spoken = (
    "officials",
    "Vandals of the port broke the span",
    [("Vandals", "port", "vandal"), ("span", "bridge", None)],
)
OF_PROVINCE: Spoken = ("spokesman", "The vandals sit in the province", [("vandals", "province", "VANDAL")])
BY_OUTLET: Spoken = ("herald", "The herald wrote of vandals too", [("vandals", "port", "vandal")])
OF_OWN: Spoken = ("spokesman", "Vandal is as vandal does", [("Vandal", "port", "vandal")])


def card(number: int, spoken: Spoken) -> str:
    speaker, quote, terms = spoken
    listed = "".join(
        f"      - {{words: {words}, of: {of}{f', headword: {headword}' if headword else ''}}}\n"
        for words, of, headword in terms
    )
    return (
        f"  - id: card-{number}\n    speaker: {speaker}\n    said: 2024-03-11\n    claim: Said so.\n"
        f"    terms:\n{listed}    reports:\n      - {{document: herald-2024-03-12, quote: {quote}}}\n"
    )


def checked_site(folder: Path, make_site: Any, *spoken: Spoken) -> Checked:
    point = HEAD + "".join(card(number, each) for number, each in enumerate(spoken))
    files = {"seeds/herald.txt": TEXT, "content/sources.yaml": SOURCES, "content/points/bridge.yaml": point}
    checked = check_site(make_site(folder, files))
    assert not stop(checked.faults, strict=False), checked.faults
    return checked


def tables(folder: Path, make_site: Any, *spoken: Spoken) -> Derived:
    checked = checked_site(folder, make_site, *spoken)
    return derive(checked.library, checked.evidence)


def of_bridge(checked: Checked) -> tuple[Vocabulary, ...]:
    statements = derive(checked.library, checked.evidence).points["bridge"].statements
    return vocabularies_of(checked.library.points["bridge"], statements, checked.library)


def vocabularies(folder: Path, make_site: Any, *spoken: Spoken) -> tuple[Vocabulary, ...]:
    return of_bridge(checked_site(folder, make_site, *spoken))


def told(found: tuple[Vocabulary, ...]) -> dict[tuple[str, str], list[str]]:
    return {(v.named, e.headword): [u.statement.card.speaker for u in e.uses] for v in found for e in v.entries}


def mutual(found: tuple[Vocabulary, ...]) -> set[tuple[str, str, tuple[str, str]]]:
    return {(v.named, e.headword, sides) for v in found for e in v.entries for sides in e.mutual}


def test_wordings_of_one_headword_stand_together_under_what_they_name(tmp_path: Path, make_site: Any) -> None:
    found = vocabularies(tmp_path, make_site, OF_PORT, BY_OUTLET)
    assert told(found) == {("bridge", "span"): ["officials"], ("port", "vandal"): ["officials", "herald"]}


def test_case_does_not_part_headwords_and_what_is_named_does(tmp_path: Path, make_site: Any) -> None:
    found = vocabularies(tmp_path, make_site, OF_PROVINCE, OF_OWN)
    assert told(found) == {("province", "VANDAL"): ["spokesman"], ("port", "vandal"): ["spokesman"]}


@pytest.mark.parametrize(
    "spoken", [[OF_PORT], [OF_PROVINCE], [BY_OUTLET, OF_PROVINCE], [OF_PROVINCE, OF_OWN]], ids=repr
)
def test_one_way_an_outlet_and_ones_own_side_are_not_each_other(
    tmp_path: Path, make_site: Any, spoken: list[Spoken]
) -> None:
    assert not mutual(vocabularies(tmp_path, make_site, *spoken))


def test_two_sides_that_use_a_word_of_each_other_are_told_at_both(tmp_path: Path, make_site: Any) -> None:
    ways = {("port", "province"), ("province", "port")}
    found = mutual(vocabularies(tmp_path, make_site, OF_PORT, OF_PROVINCE, BY_OUTLET))
    assert found == {("port", "vandal", way) for way in ways} | {("province", "VANDAL", way) for way in ways}


def test_the_order_of_cards_does_not_show(tmp_path: Path, make_site: Any) -> None:
    # Ids go with the cards: they are shown.
    cards = [OF_PORT, OF_PROVINCE, BY_OUTLET, OF_OWN]
    first = vocabularies(tmp_path / "a", make_site, *cards)
    order = random.Random(1).sample(range(4), 4)
    point = HEAD + "".join(card(number, cards[number]) for number in order)
    files = {"seeds/herald.txt": TEXT, "content/sources.yaml": SOURCES, "content/points/bridge.yaml": point}
    checked = check_site(make_site(tmp_path / "b", files))
    again = of_bridge(checked)
    assert shown(again) == shown(first)


def shown(found: tuple[Vocabulary, ...]) -> list[object]:
    """All of it, but for where in its file each card stands."""
    return [
        (vocabulary.named, entry.headword, entry.mutual, replace(use.statement, index=0), use.wordings)
        for vocabulary in found
        for entry in vocabulary.entries
        for use in entry.uses
    ]


def test_each_use_tells_where_its_words_stand_and_whether_in_quotation_marks(tmp_path: Path, make_site: Any) -> None:
    found = vocabularies(tmp_path, make_site, OF_PORT, BY_OUTLET)
    wordings = [w for v in found if v.named == "port" for e in v.entries for u in e.uses for w in u.wordings]
    assert [TEXT[w.words.start : w.words.end] for w in wordings] == ["Vandals", "vandals"]
    assert [w.voice for w in wordings] == ["speech", "own-voice"]


def test_words_that_stand_in_one_of_two_reports_are_told_of_that_one(tmp_path: Path, make_site: Any) -> None:
    point = HEAD + card(0, OF_PORT) + "      - {document: herald-2024-03-12, quote: officials said}\n"
    files = {"seeds/herald.txt": TEXT, "content/sources.yaml": SOURCES, "content/points/bridge.yaml": point}
    checked = check_site(make_site(tmp_path, files))
    (bridge, port) = of_bridge(checked)
    assert [len(use.wordings) for vocabulary in (bridge, port) for use in vocabulary.entries[0].uses] == [1, 1]


def test_a_term_is_a_use_of_its_words_in_the_coverage(tmp_path: Path, make_site: Any) -> None:
    (coverage,) = tables(tmp_path, make_site, OF_PORT).coverage.values()
    uses = {use.told for sentence in coverage.sentences for use in sentence.uses}
    assert uses >= {"report of bridge#card-0", "term of bridge#card-0"}


def test_what_several_say_together_each_of_them_says(tmp_path: Path, make_site: Any) -> None:
    joint: Spoken = ("both", "Vandals of the port broke the span", [("Vandals", "port", "vandal")])
    sources = (
        SOURCES
        + "  clerk: {name: A clerk, kind: person}\n  both: {name: Both, kind: body, members: [officials, clerk]}\n"
    )
    point = HEAD.replace("  bridge: {name: The bridge}\n", "") + card(0, joint) + card(1, OF_PROVINCE)
    files = {"seeds/herald.txt": TEXT, "content/sources.yaml": sources, "content/points/bridge.yaml": point}
    checked = check_site(make_site(tmp_path, files))
    found = of_bridge(checked)
    assert {sides for _, _, sides in mutual(found)} == {("port", "province"), ("province", "port")}
