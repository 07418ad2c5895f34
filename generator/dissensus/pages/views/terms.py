"""The words that sources use of somebody or something."""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup as Html
from msgspec import Struct

from dissensus.pages.views.common import Day, Link


class TermWording(Struct, frozen=True, kw_only=True, gc=False):
    """The words of a term as one document has them."""

    words: Html
    language: str
    outlet: str
    passage: str  # href of the passage on the document's page
    voice: Literal["headline", "own-voice", "speech", "paraphrase", "mixed"]


class TermUse(Struct, frozen=True, kw_only=True, gc=False):
    """Who used a term, when, and where the words stand."""

    speaker: Link
    party: str | None
    said: Day
    card: Link  # “statement 3”
    wordings: tuple[TermWording, ...]


class Headword(Struct, frozen=True, kw_only=True, gc=False):
    """A word with all its uses of one thing."""

    anchor: str
    text: str
    uses: tuple[TermUse, ...]
    mutual: tuple[str, ...]  # “by Port, of Province”, “by Province, of Port”


class Vocabulary(Struct, frozen=True, kw_only=True, gc=False):
    """The words used of one thing."""

    anchor: str
    named: str
    headwords: tuple[Headword, ...]
