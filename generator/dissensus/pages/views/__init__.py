"""Views: for each kind of page, one frozen value that holds everything its template may show.

A page is a pure function of its view. Every `href` is ready to print, relative to the page that shows it, and ends
in a file name, so that the same bytes work from a disk, at a host's root and below any path. Every `str` is plain
text, to be escaped by the template; only fields of type `Html` are markup, made by `rendering.markdown`.
"""

from __future__ import annotations

from dissensus.pages.views.cards import Card, Caveat, Figure, Relation, Report, Stance, Tag, Term
from dissensus.pages.views.common import Citation, Cited, Counted, Day, Frame, Link, SourceKind
from dissensus.pages.views.derived import (
    Carried,
    Date,
    Entry,
    Ledger,
    Mark,
    Moment,
    Phrase,
    Sequence,
    Silence,
    Teller,
    Tick,
    Turn,
    Wording,
)
from dissensus.pages.views.documents import Account, DocumentPage, DocumentsPage, Excerpt, SetAside, Stretch
from dissensus.pages.views.home import HomePage, MapPage, TopicLink
from dissensus.pages.views.map import Map, MapCell, MapHead, MapKind, MapStance, Pager, PagerLink, PointLine, PointRow
from dissensus.pages.views.point import PointPage
from dissensus.pages.views.prose import NotFoundPage, ProsePage
from dissensus.pages.views.side_by_side import Cell, Column, Grid, Row, Stub
from dissensus.pages.views.sources import (
    NameLine,
    PartyRows,
    Said,
    SaidLine,
    SourcePage,
    SourceRow,
    SourcesPage,
    Spelling,
    Uncarried,
    WrittenIn,
)
from dissensus.pages.views.terms import Headword, TermUse, TermWording, Vocabulary

__all__ = [
    "Account",
    "Card",
    "Carried",
    "Caveat",
    "Cell",
    "Citation",
    "Cited",
    "Column",
    "Counted",
    "Date",
    "Day",
    "DocumentPage",
    "DocumentsPage",
    "Entry",
    "Excerpt",
    "Figure",
    "Frame",
    "Grid",
    "Headword",
    "HomePage",
    "Ledger",
    "Link",
    "Map",
    "MapCell",
    "MapHead",
    "MapKind",
    "MapPage",
    "MapStance",
    "Mark",
    "Moment",
    "NameLine",
    "NotFoundPage",
    "Pager",
    "PagerLink",
    "PartyRows",
    "Phrase",
    "PointLine",
    "PointPage",
    "PointRow",
    "ProsePage",
    "Relation",
    "Report",
    "Row",
    "Said",
    "SaidLine",
    "Sequence",
    "SetAside",
    "Silence",
    "SourceKind",
    "SourcePage",
    "SourceRow",
    "SourcesPage",
    "Spelling",
    "Stance",
    "Stretch",
    "Stub",
    "Tag",
    "Teller",
    "Term",
    "TermUse",
    "TermWording",
    "Tick",
    "TopicLink",
    "Turn",
    "Uncarried",
    "View",
    "Vocabulary",
    "Wording",
    "WrittenIn",
]

View = (
    HomePage | MapPage | PointPage | SourcesPage | SourcePage | DocumentsPage | DocumentPage | ProsePage | NotFoundPage
)
