"""The page of a point."""

from __future__ import annotations

from markupsafe import Markup as Html
from msgspec import Struct

from dissensus.pages.views.cards import Card
from dissensus.pages.views.common import Citation, Cited, Counted, Frame, Link
from dissensus.pages.views.derived import Carried, Date, Ledger, Sequence, Silence, Wording
from dissensus.pages.views.side_by_side import Grid
from dissensus.pages.views.terms import Vocabulary


class PointPage(Struct, frozen=True, kw_only=True, gc=False):
    """One contested point."""

    frame: Frame
    title: str
    question: str
    topics: tuple[Link, ...]
    summary: Html | None
    count: str  # “5 sources · 3 documents · statements from 12 to 19 March 2024”
    order: str  # the rule by which positions, rows and cards stand
    grids: tuple[Grid, ...]
    unplaced: tuple[Card, ...]  # decline to say, or reject a card without taking a position
    timeline: tuple[Date, ...]
    ledgers: tuple[Ledger, ...]
    carried: tuple[Carried, ...]
    carriers: tuple[Link, ...]  # the columns of `carried`: documents; none where they are too many for a table
    vocabularies: tuple[Vocabulary, ...]
    wordings: tuple[Wording, ...]
    sequences: tuple[Sequence, ...]
    silence: tuple[Silence, ...]
    silence_count: Counted | None  # of sources that are too many to be listed
    documents: tuple[Cited, ...]
    citation: Citation | None  # None where the template does not ask for it
    previous: Link | None
    next: Link | None
