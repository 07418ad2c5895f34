"""Summaries: prose in which every sentence has an owner."""

from __future__ import annotations

from collections.abc import Iterator

from dissensus.citations import CITATION
from dissensus.faults import Fault
from dissensus.faults.suggestions import shown
from dissensus.model import Library, point_file
from dissensus.sentences import sentences


def sentences_of_summaries_cite(library: Library) -> Iterator[Fault]:
    """Every sentence of a summary cites a card: the last, on what no report establishes, cites those it speaks of."""
    for name, point in library.points_in_view.items():
        for sentence in sentences(point.summary or ""):
            if not CITATION.search(sentence):
                yield Fault(
                    code="uncited-sentence",
                    where=(point_file(name) / "summary").at(sentence),
                    message=f"{shown(sentence)} cites no card",
                    help="Say whose words these are: [@card].",
                    level="warning",
                )
