"""Statements: their order, their passages, and in which voice a document has the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import MakeSite
from dissensus.deriving.publications import publications_of
from dissensus.deriving.side_by_side import columns_of
from dissensus.deriving.statements import Statement, manner, statements_of
from dissensus.evidence import Passage, archive, find
from dissensus.model import point_file
from dissensus.whole import Checked, check_site

POINT = """\
question: What became of it?
title: The bridge
positions:
  so: {label: Bridge fallen}
cards:
  - id: later
    speaker: officials
    said: 2024-03-12
    position: so
    claim: Said so.
    reports:
      - {document: herald-2024-03-12, quote: the bridge had fallen}
  - id: earlier
    speaker: officials
    said: 2024-03-11
    position: so
    claim: Said so.
    terms: [{words: bridge, of: it}, {words: in the north, of: it}]
    reports:
      - {document: herald-2024-03-12, quote: A bridge in the north}
      - {document: herald-2024-03-12, quote: The bridge stands, caveat: {quote: on Monday, covers: All.}}
  - id: own
    speaker: herald
    said: 2024-03-11
    fit: partial
    position: so
    claim: Said so.
    reports:
      - {document: herald-2024-03-12, quote: said on Monday}
named:
  it: {name: The bridge}
"""


@pytest.fixture(scope="module")
def statements(make_site: MakeSite, tmp_path_factory: pytest.TempPathFactory) -> tuple[Statement, ...]:
    folder = make_site(tmp_path_factory.mktemp("site"), {"content/points/bridge.yaml": POINT})
    checked = check_site(folder)
    assert [fault for fault in checked.faults if fault.level == "fault"] == []
    return statements_on_the_bridge(checked)


def statements_on_the_bridge(checked: Checked) -> tuple[Statement, ...]:
    library, evidence = checked.library, checked.evidence
    proofs = evidence.proofs["bridge"].cards
    assert proofs is not None
    point = library.points["bridge"]
    columns = columns_of(point, library.settings.order)
    return statements_of("bridge", point, columns, proofs, publications_of(library, evidence))


def test_they_stand_by_day_then_full_fit_first(statements: tuple[Statement, ...]) -> None:
    assert [statement.card.id for statement in statements] == ["earlier", "own", "later"]


def test_reports_stand_by_day_then_quoted_words_first(statements: tuple[Statement, ...]) -> None:
    assert [reported.voice for reported in statements[0].reports] == ["speech", "headline"]
    assert [reported.voice for reported in statements[1].reports] == ["own-voice"]


def test_terms_and_caveat_are_those_of_the_report(statements: tuple[Statement, ...]) -> None:
    spoken, headline = statements[0].reports
    assert [term is not None for term in spoken.terms] == [True, False]
    assert [term is not None for term in headline.terms] == [True, True]
    assert spoken.caveat is not None
    assert headline.caveat is None


def test_each_knows_its_place_in_the_file_and_on_the_page(statements: tuple[Statement, ...]) -> None:
    assert [statement.number for statement in statements] == [1, 2, 3]
    assert [statement.index for statement in statements] == [1, 2, 0]
    assert [[reported.index for reported in statement.reports] for statement in statements] == [[1, 0], [0], [0]]


def test_passages_are_those_proved_at_their_places(make_site: MakeSite, tmp_path: Path) -> None:
    checked = check_site(make_site(tmp_path, {"content/points/bridge.yaml": POINT}))
    passages, file = checked.evidence.passages, point_file("bridge")
    for statement in statements_on_the_bridge(checked):
        card = file / "cards" / statement.index
        for reported in statement.reports:
            report = card / "reports" / reported.index
            assert reported.passage == passages[report / "quote"]
            assert reported.caveat == passages.get(report / "caveat" / "quote")
            terms = range(len(statement.card.terms))
            assert reported.terms == tuple(passages.get(report / "terms" / term) for term in terms)


@pytest.mark.parametrize(
    ("quote", "how"),
    [
        ("It stands", "paraphrase"),
        ("that it stands", "speech"),
        ("said “that it stands", "mixed"),
        ("stands. […] that it", "mixed"),
    ],
)
def test_manner(quote: str, how: str) -> None:
    passage = find(quote, archive("It stands. They said “that it stands”."))
    assert isinstance(passage, Passage)
    assert manner(passage) == how
