"""What many pages show alike, made once: links to sources and documents, and days.

A page of a point leads to some sources two dozen times, and every page at the same depth leads to them by the same
words and the same way. So these are kept: a link costs 0.3 µs where it is known, 2.5 µs where it is made.
"""

from __future__ import annotations

from functools import lru_cache

from dissensus import dates
from dissensus.deriving.statements import Statement
from dissensus.model import DocumentId, SourceId
from dissensus.pages import addresses, views
from dissensus.pages.sheet import Sheet
from dissensus.values import Dated


def source(sheet: Sheet, id_: SourceId) -> views.Link:
    """A source, by its name: what `sheet.source` gives."""
    if sheet.root is not None or sheet.here.startswith("sources/"):
        return sheet.source(id_)
    return _source(sheet.here.count("/"), sheet.library.sources[id_].name, id_)


def document(sheet: Sheet, id_: DocumentId) -> views.Link:
    """A document, by its title: what `sheet.document` gives."""
    if sheet.root is not None or sheet.here.startswith("documents/"):
        return sheet.document(id_)
    return _document(sheet.here.count("/"), sheet.library.documents[id_].title, id_)


def published(sheet: Sheet, id_: DocumentId) -> views.Day:
    """When a document was published."""
    document = sheet.library.documents[id_]
    return _day(document.published, document.dated, document.dated_by, document.dated_note)


def said(statement: Statement) -> views.Day:
    """When a statement was made."""
    card = statement.card
    return _day(card.said, card.dated, card.dated_by, card.dated_note)


@lru_cache(maxsize=8192)
def _source(depth: int, name: str, id_: SourceId) -> views.Link:
    return views.Link(name, "../" * depth + addresses.source(id_))


@lru_cache(maxsize=8192)
def _document(depth: int, title: str, id_: DocumentId) -> views.Link:
    return views.Link(title, "../" * depth + addresses.document(id_))


@lru_cache(maxsize=8192)
def _day(written: str, known: Dated, rests_on: str | None, note: str | None) -> views.Day:
    span = dates.parse(written)
    first = span.first.isoformat() if span.first else None
    return views.Day(text=dates.in_words(span), edtf=span.edtf, first=first, known=known, rests_on=rests_on, note=note)
