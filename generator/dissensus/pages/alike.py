"""What many pages show alike, made once: links to sources and documents, and days.

A page of a point leads to some sources two dozen times: what it has shown it keeps at hand (0.1 µs). And every page at
the same depth leads to them by the same words and the same way: a link costs 0.5 µs where it is known, 2.5 µs where it
is made.
"""

from __future__ import annotations

from functools import lru_cache

from dissensus import dates
from dissensus.deriving.outlines import Outline
from dissensus.deriving.statements import Statement
from dissensus.model import Document, DocumentId, SourceId
from dissensus.pages import addresses, views
from dissensus.pages.sheet import Sheet, Shown, Speaker
from dissensus.rendering import inline
from dissensus.values import Dated


def source(sheet: Sheet, id_: SourceId) -> views.Link:
    """A source, by its name: what `sheet.source` gives."""
    known = sheet.sources_shown.get(id_)
    if known is None:
        known = sheet.sources_shown[id_] = _to_source(sheet, id_)
    return known


def speaker(sheet: Sheet, id_: SourceId) -> Speaker:
    """A source with what is shown of it beside what it said."""
    known = sheet.speakers_shown.get(id_)
    if known is None:
        written = sheet.library.sources[id_]
        party = sheet.library.parties[written.party].name if written.party and sheet.asks(".party") else None
        known = sheet.speakers_shown[id_] = Speaker(source(sheet, id_), written.role, party)
    return known


def shown(sheet: Sheet, id_: DocumentId) -> Shown:
    """A document with all that parts of a page show of it."""
    known = sheet.documents_shown.get(id_)
    if known is None:
        known = sheet.documents_shown[id_] = _shown(sheet, id_, sheet.library.documents[id_])
    return known


def document(sheet: Sheet, id_: DocumentId) -> views.Link:
    """A document, by its title: what `sheet.document` gives."""
    return shown(sheet, id_).link


def published(sheet: Sheet, id_: DocumentId) -> views.Day:
    """When a document was published."""
    return shown(sheet, id_).published


def said(statement: Statement) -> views.Day:
    """When a statement was made."""
    card = statement.card
    return _day(card.said, card.dated, card.dated_by, card.dated_note)


def _to_source(sheet: Sheet, id_: SourceId) -> views.Link:
    if sheet.root is not None or sheet.here.startswith("sources/"):
        return sheet.source(id_)
    return _source(sheet.here.count("/"), sheet.library.sources[id_].name, id_)


def _shown(sheet: Sheet, id_: DocumentId, document: Document) -> Shown:
    if sheet.root is not None or sheet.here.startswith("documents/"):
        return Shown(document, sheet.document(id_), _published(document))
    depth = sheet.here.count("/")
    known = _documents.get((depth, id_))
    if known is None or known.document is not document:
        if len(_documents) >= _MOST_KNOWN:
            _documents.clear()
        link = views.Link(document.title, "../" * depth + addresses.document(id_))
        known = _documents[depth, id_] = Shown(document, link, _published(document))
    return known


_documents: dict[tuple[int, DocumentId], Shown] = {}  # as pages at some depth show them
_MOST_KNOWN = 8192


def _published(document: Document) -> views.Day:
    return _day(document.published, document.dated, document.dated_by, document.dated_note)


def outlined(outline: Outline) -> views.Day:
    """When a statement in outline was made."""
    return _day(outline.said, outline.dated, outline.dated_by, outline.dated_note)


@lru_cache(maxsize=_MOST_KNOWN)
def _source(depth: int, name: str, id_: SourceId) -> views.Link:
    return views.Link(name, "../" * depth + addresses.source(id_))


@lru_cache(maxsize=_MOST_KNOWN)
def _day(written: str, known: Dated, rests_on: str | None, note: str | None) -> views.Day:
    span = dates.parse(written)
    text, first = dates.in_words(span), span.first.isoformat() if span.first else None
    time = inline.time(text, first)
    return views.Day(text=text, edtf=span.edtf, first=first, known=known, rests_on=rests_on, note=note, time=time)
