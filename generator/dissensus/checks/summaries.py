"""Summaries: prose in which every sentence has an owner, and the last one is open."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dissensus.checks.surroundings import Subject
from dissensus.checks.watchlist import whole
from dissensus.citations import CITATION
from dissensus.faults import Fault
from dissensus.faults.suggestions import listed, shown
from dissensus.patterns import pattern
from dissensus.sentences import sentences

# Stretches up to a mark that can end a sentence, each with a citation, none in brackets of another kind. A sentence is
# one such stretch or several, so that it cites too. To tell the sentences of a summary takes ten times as long.
_MARKS = ".!?…؟۔।॥。！？｡"
_STRETCH = rf"[^{_MARKS}\[]*(?:\[@[^\[\]\n{_MARKS}]*\](?!\()[^{_MARKS}\[]*)+[.!?](?:\s+(?=[^\s\[])|\s*\Z)"
_CITING = pattern(rf"(?P<last>{_STRETCH})+")
_PARAGRAPHS = pattern(r"\n\s*\n")


def sentences_of_summaries_cite(subject: Subject) -> Iterator[Fault]:
    """Every sentence of a summary cites a card: the last, on what no report establishes, cites those it speaks of."""
    summary = subject.point.summary
    for sentence in sentences(summary) if summary and not last_stretch(summary) else ():
        if not CITATION.search(sentence):
            yield Fault(
                code="uncited-sentence",
                where=subject.place("summary").at(sentence),
                message=f"{shown(sentence)} cites no card",
                help="Say whose words these are: [@card].",
                level="warning",
            )


def summaries_end_open(subject: Subject) -> Iterator[Fault]:
    """The last sentence of a summary says what no report establishes."""
    summary, endings = subject.point.summary, subject.around.wording.open_endings
    if not summary or not endings or whole(endings).search(last_stretch(summary) or ""):
        return
    told = sentences(summary)
    if told and not whole(endings).search(told[-1]):
        yield Fault(
            code="certain-ending",
            where=subject.place("summary").at(told[-1]),
            message="the summary ends with what sounds settled",
            help=f"Say what nobody here establishes, with {listed(endings)}.",
            level="warning",
        )


@lru_cache(maxsize=1)  # both rules ask for it
def last_stretch(summary: str) -> str | None:
    """Of a summary each of whose sentences plainly cites, the end of the last one; None if it takes a closer look."""
    found = None if _PARAGRAPHS.search(summary) else _CITING.fullmatch(summary)
    return found["last"] if found else None
