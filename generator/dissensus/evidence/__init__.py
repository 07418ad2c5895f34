"""Evidence: the words that a site takes from documents, proved against them.

What counts as the same words is published, and is all there is:

1. Quote and document are compared after one normalisation: `normal`. Letters keep their case and digits their
   commas.
2. A quote takes words, numbers and characters whole: `boundaries`.
3. It stands in one paragraph: `paragraphs`. White space that was typed in a quote is a space, line ends included.
4. `[…]` or `[...]` stands between pieces that follow one another in the document, at most 400 characters apart, in one
   paragraph or in several: `pieces`.
5. It stands once. If not, words right before or after it say where: `neighbours`.
6. What is near is suggested where a quote is not found, and never accepted: `nearest`.
7. Words are speech where the document puts them in quotation marks: `speech`.
8. What is set aside is proved as a quote is, and may run on over any number of paragraphs: `setting_aside`.
9. Names are found as quotes are, the longest alone where one stands in another: `occurrences`.

`tests/spec/quotes.md` and `tests/spec/coverage.md` say all this with cases.
"""

from dissensus.evidence.archived import ArchivedText, archive
from dissensus.evidence.context import InContext, in_context
from dissensus.evidence.cutting import segments_of
from dissensus.evidence.finding import find, find_all
from dissensus.evidence.names import SpellingFound, names_written
from dissensus.evidence.passage import Passage, Piece, Segment, is_within
from dissensus.evidence.points import prove_by_cards, prove_point
from dissensus.evidence.proof import CardProof, Proof
from dissensus.evidence.proving import Evidence, prove, prove_document

__all__ = [
    "ArchivedText",
    "CardProof",
    "Evidence",
    "InContext",
    "Passage",
    "Piece",
    "Proof",
    "Segment",
    "SpellingFound",
    "archive",
    "find",
    "find_all",
    "in_context",
    "is_within",
    "names_written",
    "prove",
    "prove_by_cards",
    "prove_document",
    "prove_point",
    "segments_of",
]
