"""The corpus that tools are measured with: lawful, and the same for the same number."""

from __future__ import annotations

from pathlib import Path

from corpus import CARDS, REPORTS, Corpus, write
from dissensus.reading import Site, read
from dissensus.whole import find_faults


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_number_gives_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    write(Corpus(3), tmp_path / "again")
    write(Corpus(4), tmp_path / "other")
    assert content(tmp_path / "again") == content(corpus)
    assert content(tmp_path / "other") != content(corpus)


def test_it_holds_what_it_says_and_no_fault(corpus: Path) -> None:
    assert not find_faults(corpus)
    library, _ = read(Site(corpus), 1)
    cards = [card for point in library.points.values() for card in point.cards]
    assert len(cards) == 3 * CARDS
    assert {len(card.reports) for card in cards} == {REPORTS}
    assert len(library.documents) == Corpus(3).documents
