"""What an answer may look like: told where somebody answers `?`, and the same in every command."""

from __future__ import annotations

DATED = (
    "stated: the document gives it",
    "derived: it follows from what the document says (“Thursday”)",
    "bounded: it lies between two days",
)
FIT = ("full: the statement covers the whole position", "partial: it covers a part of it")

HOW = "How the day follows, such as: The document is of Tuesday, 12 March 2024, and says “yesterday”."
NOTE = "What a reader must know besides, in a sentence or two; or nothing."
WORDS = "Words of the document, as they stand there, such as: the bridge had fallen"
