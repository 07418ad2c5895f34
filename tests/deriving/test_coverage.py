"""Coverage: what of each sentence is used, set aside or open."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import MakeSite
from covered_site import covered
from dissensus.deriving.coverage import Coverage, Fate, Sentence
from dissensus.whole import find_coverage

ALL = """\
words: Herald online, to: Subscribe, reason: furniture
words: Tuesday, reason: furniture
words: Nobody could tell. It rained., reason: background
words: '(Photograph: The Herald)', reason: caption
words: Read more, to: Subscribe, reason: furniture"""

SENTENCES = {
    "Herald online | Subscribe": "open",
    "A bridge in the north": "used",
    "Tuesday, 12 March 2024": "open",
    "Officials of the province said on Monday: “The bridge stands.”": "used",
    "Nobody could tell.": "open",
    "It rained.": "open",
    "A spokesman of the port said that the bridge had fallen.": "used",
    "(Photograph: The Herald)": "open",
    "Read more": "open",
    "“The port,” our guide": "open",
    "Subscribe": "open",
}
FATES: tuple[Fate, Fate] = ("used", "open")
OPEN = [words for words, fate in SENTENCES.items() if fate == "open"]


def coverage_of(site: Path) -> tuple[str, Coverage]:
    checked, coverage = find_coverage(site)
    assert not checked.faults
    return checked.library.texts["herald-2024-03-12"], coverage["herald-2024-03-12"]


def fates(text: str, coverage: Coverage) -> dict[str, str]:
    return {text[each.start : each.end]: each.fate for each in coverage.sentences}


def test_what_nothing_is_said_of_is_open_and_what_has_no_words_is_no_sentence(
    make_site: MakeSite, tmp_path: Path
) -> None:
    text, coverage = coverage_of(make_site(tmp_path, covered()))
    assert fates(text, coverage) == SENTENCES
    assert (coverage.dealt_with, coverage.per_mille) == (3, 272)


@pytest.mark.parametrize(
    ("entries", "changed"),
    [
        ("words: It rained., reason: background", {"It rained.": "set-aside"}),
        ("words: rained, reason: background", {}),
        ("words: It, reason: background\nwords: rained, reason: narration", {"It rained.": "set-aside"}),
        ("words: 'Nobody […] rained', reason: background", {}),
        ("words: Nobody could, to: It, reason: background", {"Nobody could tell.": "set-aside"}),
        ("words: Tuesday, reason: furniture", {"Tuesday, 12 March 2024": "used"}),
        ("words: A bridge in the north, reason: duplicate", {}),
        (ALL, dict.fromkeys(OPEN, "set-aside") | {"Tuesday, 12 March 2024": "used"}),
    ],
)
def test_a_sentence_is_set_aside_whole_or_not_at_all(
    entries: str, changed: dict[str, str], make_site: MakeSite, tmp_path: Path
) -> None:
    assert fates(*coverage_of(make_site(tmp_path, covered(entries)))) == SENTENCES | changed


def test_it_says_what_rests_on_a_sentence_and_what_is_left_of_it(make_site: MakeSite, tmp_path: Path) -> None:
    text, coverage = coverage_of(make_site(tmp_path, covered("words: of the province, reason: narration")))
    sentence = coverage.sentences[3]
    assert [use.told for use in sentence.uses] == ["report of bridge#officials-stands"]
    assert [aside.reason for aside in sentence.aside] == ["narration"]
    assert [text[start:end] for start, end in sentence.left] == ["Officials", "said on Monday"]
    assert sentence.lines == (5, 5)
    assert [coverage.sentences[n].uses[0].told for n in (1, 2)] == ["title", "date"]


def test_a_caveat_is_a_use(make_site: MakeSite, tmp_path: Path) -> None:
    files = covered()
    point = (make_site(tmp_path / "plain") / "content/points/bridge.yaml").read_text()
    caveat = "quote: The bridge stands, caveat: {quote: Nobody could tell, covers: All.}"
    files["content/points/bridge.yaml"] = point.replace("quote: The bridge stands", caveat)
    text, coverage = coverage_of(make_site(tmp_path, files))
    assert fates(text, coverage) == SENTENCES | {"Nobody could tell.": "used"}
    assert [use.told for use in coverage.sentences[4].uses] == ["caveat of bridge#officials-stands"]


@pytest.mark.parametrize(("dealt_with", "of", "per_mille"), [(0, 0, 1000), (0, 1, 0), (2, 3, 666), (2999, 3000, 999)])
def test_only_a_whole_document_has_a_thousand_per_mille(dealt_with: int, of: int, per_mille: int) -> None:
    used, open_ = (Sentence(0, 1, (1, 1), fate, (), (), ()) for fate in FATES)
    assert Coverage("some", (used,) * dealt_with + (open_,) * (of - dealt_with)).per_mille == per_mille
