"""What many pages show alike, made once: links to sources and documents, and days.

A page of a point leads to some sources two dozen times: what it has shown it keeps (0.04 µs). And every page at the
same depth leads to them by the same words and the same way: a link costs 0.5 µs where it is known, 2.5 µs where it is
made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any, TypeVar

from msgspec import Struct

from dissensus import addresses, dates
from dissensus.deriving.outlines import Outline
from dissensus.deriving.statements import Statement
from dissensus.model import Document, DocumentId, Source, SourceId
from dissensus.pages import views
from dissensus.rendering import inline
from dissensus.values import Dated


class Speaker(Struct, frozen=True, gc=False):
    """A source as the parts of one page show it."""

    written: Source
    link: views.Link  # by its name


class Carrier(Struct, frozen=True, gc=False):
    """A document as the parts of one page show it."""

    written: Document
    link: views.Link  # by its title
    way: str  # the same way, if an anchor follows: none on its own page
    published: views.Day


Thing = TypeVar("Thing", bound=Speaker | Carrier)


class Shown(dict[str, Thing]):
    """What one page shows of sources, or of documents: each is asked for once, when it is first shown."""

    def __init__(self, written: Mapping[str, Any], made: dict[str, Thing], make: Callable[[str, Any], Thing]) -> None:
        super().__init__()
        self._written = written
        self._made = made  # for this page or for others that show the same
        self._make = make

    def __missing__(self, id_: str) -> Thing:
        written = self._written[id_]
        shown = self._made.get(id_)
        if shown is None or shown.written is not written:
            if len(self._made) >= _MOST_KNOWN:
                self._made.clear()
            shown = self._made[id_] = self._make(id_, written)
        self[id_] = shown
        return shown


def sources(here: str, root: str | None, written: Mapping[SourceId, Source]) -> Shown[Speaker]:
    """The sources that the page at `here` shows, or the one that a host shows at any depth below `root`."""
    made = {} if root is not None or here.startswith("sources/") else _speakers.setdefault(here.count("/"), {})
    return Shown(written, made, partial(_speaker, here, root))


def documents(here: str, root: str | None, written: Mapping[DocumentId, Document]) -> Shown[Carrier]:
    """The documents that it shows."""
    made = {} if root is not None or here.startswith("documents/") else _carriers.setdefault(here.count("/"), {})
    return Shown(written, made, partial(_carrier, here, root))


_MOST_KNOWN = 32_768
_speakers: dict[int, dict[SourceId, Speaker]] = {}  # as pages at some depth show them, but for those in their folder
_carriers: dict[int, dict[DocumentId, Carrier]] = {}


def said(statement: Statement) -> views.Day:
    """When a statement was made."""
    card = statement.card
    return _day(card.said, card.dated, card.dated_by, card.dated_note)


def outlined(outline: Outline) -> views.Day:
    """When a statement in outline was made."""
    return _day(outline.said, outline.dated, outline.dated_by, outline.dated_note)


def _speaker(here: str, root: str | None, id_: SourceId, source: Source) -> Speaker:
    there = addresses.source(id_)
    return Speaker(source, views.Link(source.name, addresses.way(here, root, there), current=here == there))


def _carrier(here: str, root: str | None, id_: DocumentId, document: Document) -> Carrier:
    there = addresses.document(id_)
    link = views.Link(document.title, addresses.way(here, root, there), current=here == there)
    published = _day(document.published, document.dated, document.dated_by, document.dated_note)
    return Carrier(document, link, "" if here == there else link.href, published)


@lru_cache(maxsize=_MOST_KNOWN)
def _day(written: str, known: Dated, rests_on: str | None, note: str | None) -> views.Day:
    span = dates.parse(written)
    text, first = dates.in_words(span), span.first.isoformat() if span.first else None
    time = inline.time(text, first)
    return views.Day(text=text, edtf=span.edtf, first=first, known=known, rests_on=rests_on, note=note, time=time)
