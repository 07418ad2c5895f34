"""Points proved: all in one go where nothing is missing, one by one where anything is, and the same by either way."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import MakeSite
from dissensus.evidence import ArchivedText, Passage, Segment, archive, prove_by_cards, prove_point
from dissensus.evidence.cards import proved_reports
from dissensus.evidence.passage import Piece
from dissensus.evidence.points import proved_one_by_one
from dissensus.evidence.proof import CardProof, ReportProof
from dissensus.model import Card, Caveat, Figure, Point, Report, Term, point_file
from dissensus.reading import Site, read
from evidence.documents import Written, documents, typed

CARDS = point_file("bridge") / "cards"


def a_card(
    *reports: Report, figure: str | None = None, dated_by: str | None = None, terms: tuple[str, ...] = ()
) -> Card:
    """A card of which only what is proved matters."""
    return Card(
        id="a",
        speaker="officials",
        said="2024-03-12",
        claim="Said so.",
        figure=Figure(counted="boats", whom="all", as_worded=figure) if figure else None,
        dated_by=dated_by,
        terms=tuple(Term(words=words, of="boat") for words in terms),
        reports=reports,
    )


def a_point(*cards: Card) -> Point:
    return Point(question="What?", title="That", cards=cards)


TEXTS = {
    "herald": archive("On Monday 12 boats sank, “many of them new,” officials said. Nobody could verify it.\n"),
    "courier": archive("On Monday 12 boats sank.\n\nAll 12 boats sank, we hear.\n"),
}
HERALD = Report(document="herald", quote="12 boats sank")
COURIER = Report(document="courier", quote="12 boats sank", before="All")

WHOLE: list[Card] = [
    a_card(),
    a_card(HERALD),
    a_card(HERALD, COURIER),
    a_card(HERALD, figure="12", terms=("boats", "sank"), dated_by="On Monday"),
    a_card(HERALD, Report(document="courier", quote="we hear"), terms=("boats",), figure="12 boats"),
    a_card(Report(document="herald", quote="boats […] said", caveat=Caveat(quote="Nobody", covers="All."))),
]
LACKING: list[Card] = [
    a_card(Report(document="herald", quote="13 boats sank")),
    a_card(Report(document="courier", quote="12 boats sank")),
    a_card(Report(document="nowhere", quote="12 boats sank")),
    a_card(HERALD, Report(document="nowhere", quote="12 boats sank"), dated_by="on Friday"),
    a_card(Report(document="herald", quote="said", caveat=Caveat(quote="Somebody", covers="All."))),
    a_card(HERALD, terms=("boats", "carts")),
    a_card(HERALD, figure="2"),
    a_card(HERALD, dated_by="on Friday"),
    a_card(figure="12"),
]


@pytest.mark.parametrize("card", WHOLE)
def test_a_whole_card_is_proved_in_one_go(card: Card) -> None:
    point = a_point(card, WHOLE[1])
    assert proved_reports(point, TEXTS) == prove_point("bridge", point, TEXTS).cards is not None
    assert_same(point, TEXTS)


@pytest.mark.parametrize("card", LACKING)
def test_where_anything_is_missing_nothing_is_given(card: Card) -> None:
    point = a_point(WHOLE[1], card)
    assert proved_reports(point, TEXTS) is prove_point("bridge", point, TEXTS).cards is None
    assert_same(point, TEXTS)


def test_each_report_has_its_own_passages() -> None:
    proofs = proved_reports(a_point(WHOLE[4], WHOLE[5]), TEXTS)
    boats = Passage((Piece(10, 23, 1, 1, (Segment("12 boats sank", False),)),))
    term = Passage((Piece(13, 18, 1, 1, (Segment("boats", False),)),))
    hear = Passage((Piece(45, 52, 3, 3, (Segment("we hear", False),)),))
    nobody = Passage((Piece(61, 67, 1, 1, (Segment("Nobody", False),)),))
    assert proofs is not None
    assert proofs[0] == CardProof((ReportProof(boats, None, (term,)), ReportProof(hear, None, (None,))))
    assert proofs[1].reports[0].caveat == nobody


def test_a_proof_is_the_same_after_it_was_stored() -> None:
    proofs = proved_reports(a_point(*WHOLE), TEXTS)
    assert proofs is not None
    stored = msgspec.msgpack.encode(proofs)
    assert msgspec.msgpack.decode(stored, type=tuple[CardProof, ...]) == proofs


def assert_same(point: Point, archived: Mapping[str, ArchivedText]) -> None:
    """Both ways give the same passages by the same places in the same order, or the same faults."""
    proof, one_by_one = prove_point("bridge", point, archived), proved_one_by_one("bridge", point, archived)
    assert (proof.passages, proof.faults) == (one_by_one.passages, one_by_one.faults)
    by_cards = prove_by_cards("bridge", point, archived)
    assert (by_cards.cards, by_cards.faults) == (proof.cards, proof.faults)


@st.composite
def excerpts(draw: st.DrawFn, document: Written) -> str:
    """Words as somebody types them: mostly some of the document's, at times other ones."""
    paragraph = draw(st.sampled_from(document.paragraphs))
    start = draw(st.integers(0, len(paragraph) - 1))
    end = draw(st.integers(start + 1, len(paragraph)))
    slip = draw(st.sampled_from([""] * 20 + ["x", " […] Kyiv"]))
    return draw(typed(paragraph[start:end])) + slip


@st.composite
def points(draw: st.DrawFn) -> tuple[Point, Mapping[str, ArchivedText]]:
    """A point with the documents that it rests on, if they are there."""
    texts = {name: draw(documents()) for name in ("a", "b")}
    words = {name: st.none() | excerpts(text) for name, text in texts.items()}

    def a_report() -> Report:
        name = draw(st.sampled_from(["a", "a", "a", "b"]))
        quote, caveat = draw(excerpts(texts[name])), draw(words[name])
        return Report(
            document=name,
            quote=quote,
            before=draw(words[name]) if draw(st.integers(0, 9)) == 9 else None,
            caveat=Caveat(quote=caveat, covers="All.") if caveat and draw(st.booleans()) else None,
        )

    def a_part(of: str) -> str:
        return of if draw(st.booleans()) else of.split()[0]

    cards = []
    for _ in range(draw(st.integers(1, 2))):
        reports = tuple(a_report() for _ in range(draw(st.integers(1, 2))))
        figure, dated_by, term = (a_part(reports[-1].quote) if draw(st.booleans()) else None for _ in range(3))
        cards.append(a_card(*reports, figure=figure, dated_by=dated_by, terms=(term,) if term else ()))
    there = draw(st.sampled_from([("a", "b")] * 4 + [("a",)]))
    return a_point(*cards), {name: archive(texts[name].text) for name in there}


@given(points())
def test_all_in_one_go_is_the_same_as_one_by_one(generated: tuple[Point, Mapping[str, ArchivedText]]) -> None:
    point, archived = generated
    assert_same(point, archived)
    is_asked_of_all = all(report.document in archived for card in point.cards for report in card.reports)
    lacks = bool(proved_one_by_one("bridge", point, archived).faults)
    assert (proved_reports(point, archived) is None) == (lacks or not is_asked_of_all)


def test_a_point_of_a_site_is_proved_in_one_go(make_site: MakeSite, tmp_path: Path) -> None:
    library, _ = read(Site(make_site(tmp_path)), 1)
    archived = {name: archive(text) for name, text in library.texts.items()}
    proof = prove_point("bridge", library.points["bridge"], archived)
    assert [where for where, _ in proof.passages] == [CARDS / n / "reports" / 0 / "quote" for n in range(2)]
    assert_same(library.points["bridge"], archived)
