"""Summaries: prose in which every sentence has an owner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dissensus.citations import CITATION
from dissensus.faults import Fault
from dissensus.faults.suggestions import shown
from dissensus.model import Library, point_file

# A sentence ends with its mark, whatever closes round it, and citations that stand behind it. Marks in a row are looked
# at from the first of them alone, or a long row would be looked at from each.
_END = re.compile(r"""(?:(?<![.!?…])[.!?…]+["'”’»)\]*_]*(?:\s*\[@[^\[\]\n]*\])*(?=\s|\Z)|[。！？]+|\n\s*\n)""")
# What ends with a full stop within a sentence: initials, titles, months, and what is counted.
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-ZА-ЯІЇЄҐ]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|No|vs|etc|e\.g|i\.e|approx|ca"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.\Z"
)
_LOOKED_AT = 16  # characters before an end: more than any of these has


def sentences_of_summaries_cite(library: Library) -> Iterator[Fault]:
    """Every sentence of a summary cites a card: the last, on what no report establishes, cites those it speaks of."""
    for name, point in library.points.items():
        for sentence in sentences(point.summary or ""):
            if not CITATION.search(sentence):
                yield Fault(
                    code="uncited-sentence",
                    where=(point_file(name) / "summary").at(sentence),
                    message=f"{shown(sentence)} cites no card",
                    help="Say whose words these are: [@card].",
                    level="warning",
                )


def sentences(markdown: str) -> list[str]:
    """The sentences of a paragraph or several, as far as punctuation tells."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(markdown):
        ending = markdown[max(start, end.end() - _LOOKED_AT) : end.end()]
        if _ABBREVIATED.search(ending) and not _ends_text(markdown, end.end()):
            continue
        found.append(markdown[start : end.end()].strip())
        start = end.end()
    found.append(markdown[start:].strip())
    return [sentence for sentence in found if sentence]


def _ends_text(markdown: str, at: int) -> bool:
    return not markdown[at:].strip()
