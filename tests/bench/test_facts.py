"""The checker of facts: what stands on a page is found there, and what does not is missed, wherever else it stands."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from facts import Fact, Tally, check, read_shared, told_in_lines
from stated import BASE

POINT = "points/point-000001/index.html"


def test_our_themes_state_every_fact(corpus: Path, output: Path) -> None:
    tallies = check(corpus, output)
    assert [each.missed for each in tallies.values()] == [()] * 4
    assert tallies["home"].facts == 3 * 3
    assert tallies["sitemap"].facts == 1 + 3 + len(read_shared(corpus).sources)
    # Of a source its name, and of all but outlets role and party; of each statement its date, its claim and its link.
    assert tallies["sources"].facts == 12 + 3 * 10 + 3 * 30
    # Question, title, topic, 11 sentences, 3 × 2 of positions; of 10 statements 4, of 20 reports 4, of 4 caveats 2,
    # of 2 figures 3, and 2 relations.
    assert tallies["points"].facts == 3 * (3 + 11 + 6 + 10 * 4 + 20 * 4 + 4 * 2 + 2 * 3 + 2)


@pytest.mark.parametrize(
    ("kind", "page", "spoilt"),
    [
        ("points", POINT, "q1x3x1 "),  # a quote
        ("points", POINT, "Nobody could verify c1x2"),  # a caveat
        ("points", POINT, "The whole of the statement."),
        ("points", POINT, "They speak of other days."),
        ("points", POINT, "No report here establishes"),
        ("points", POINT, "The bridge was fallen in March 2024."),
        ("points", POINT, "q1x5x0 "),
        ("points", POINT, "of the harbour"),
        ("points", POINT, "roads|river"),
        ("points", POINT, "What became of bridge number 1"),
        ("points", POINT, 'href="#card-4"'),
        ("points", POINT, 'id="card-4"'),
        ("points", POINT, r'href="[^"]*sources/speaker-\d+/index.html"'),
        ("points", POINT, r'href="#card-(2|6)"'),
        ("home", "index.html", "What became of bridge number 2"),
        ("home", "index.html", r'href="points/point-000002/index.html[^"]*"'),
        ("sources", "sources/speaker-0/index.html", "Speaker Number 0"),
        ("sources", "sources/speaker-0/index.html", "Said that"),
        ("sources", "sources/speaker-0/index.html", "2024-03-"),
        ("sources", "sources/speaker-0/index.html", r"#card-\d"),
        ("sources", "sources/speaker-0/index.html", "The north side"),
        ("sitemap", "sitemap.xml", "points/point-000001/"),
        ("sitemap", "sitemap.xml", "sources/outlet-3/"),
    ],
)
def test_what_is_spoilt_is_missed_on_that_page_alone(
    corpus: Path, output: Path, tmp_path: Path, kind: str, page: str, spoilt: str
) -> None:
    copy = shutil.copytree(output, tmp_path / "copy")
    text, made = re.subn(spoilt, "", (copy / page).read_text(encoding="utf-8"))
    assert made
    (copy / page).write_text(text, encoding="utf-8")
    tallies = check(corpus, copy)
    assert [name for name, each in tallies.items() if each.missed] == [kind]
    there = page.removesuffix("index.html")
    assert {address for address, _ in tallies[kind].missed} == {there}


def test_a_statement_is_not_saved_by_words_of_another(corpus: Path, output: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(output, tmp_path / "copy")
    text = (copy / POINT).read_text(encoding="utf-8")
    others = {"1": "2", "2": "1"}
    swapped = re.sub('id="card-([12])"', lambda found: f'id="card-{others[found[1]]}"', text)
    (copy / POINT).write_text(swapped, encoding="utf-8")
    missed = {fact.part for _, fact in check(corpus, copy)["points"].missed}
    assert missed == {"card-1", "card-2"}


@pytest.mark.parametrize("page", [POINT, "sources/speaker-1/index.html", "sitemap.xml"])
def test_a_page_that_is_not_there_states_nothing(corpus: Path, output: Path, tmp_path: Path, page: str) -> None:
    copy = shutil.copytree(output, tmp_path / "copy")
    (copy / page).unlink()
    kind = page.partition("/")[0].removesuffix(".xml")
    assert check(corpus, copy)[kind].missed


def test_every_fact_that_is_missed_counts(corpus: Path, tmp_path: Path) -> None:
    tallies = check(corpus, tmp_path)
    assert all(each.stated == 0 and each.missed for each in tallies.values())
    cards = [card for n in range(3) for card in cards_of(corpus, n)]
    claims = {fact.words for _, fact in tallies["sources"].missed if fact.words.startswith("Said")}
    assert claims == {card["claim"] for card in cards}


def cards_of(corpus: Path, number: int) -> list[dict[str, str]]:
    point = yaml.safe_load((corpus / f"content/points/point-{number:06}.yaml").read_text(encoding="utf-8"))
    return list(point["cards"])


def test_it_tells_how_many_and_the_first_that_are_missed() -> None:
    missed = ("points/a/", Fact(words="so", link=f"{BASE}points/a/#b"))
    lines = list(told_in_lines({"points": Tally(1_999, (missed,)), "home": Tally(3, ())}))
    assert lines[0] == "points: 1,999 of 2,000 facts"
    assert "points/a/" in lines[1] and "so" in lines[1]
    assert lines[2:] == ["home: 3 of 3 facts", "in all: 2,002 of 2,003 facts"]
