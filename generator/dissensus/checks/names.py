"""What a name in a card may lead to: sources, documents, and cards of this point or another."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import did_you_mean, shown
from dissensus.model import (
    DOCUMENTS_FILE,
    PLACEHOLDER,
    SOURCES_FILE,
    DocumentId,
    Library,
    PointId,
    SourceId,
    point_file,
)

_SOURCES = f"Sources stand in {SOURCES_FILE}; `dissensus add source` adds one."
_DOCUMENTS = f"Documents stand in {DOCUMENTS_FILE}; `dissensus add document FILE` adds one."


def unknown_source(library: Library, source: SourceId, where: Where) -> Iterator[Fault]:
    """A fault if the site has no such source; none if its sources could not be read."""
    if SOURCES_FILE not in library.unread:
        yield from unknown(source, library.sources, where, kind="source", code="unknown-source", among=_SOURCES)


def unknown_document(library: Library, document: DocumentId, where: Where) -> Iterator[Fault]:
    """A fault if the site has no such document; none if its documents could not be read."""
    if DOCUMENTS_FILE not in library.unread:
        yield from unknown(
            document, library.documents, where, kind="document", code="unknown-document", among=_DOCUMENTS
        )


def unknown(
    name: str, known: Collection[str], where: Where, *, kind: str, code: str, among: str | None = None
) -> Iterator[Fault]:
    """A fault, if none of the known has this name. `among` tells where they stand, if none is near."""
    if name not in known:
        yield Fault(
            code=code,
            where=where,
            message=f"no {kind} is called {shown(name)}",
            help=did_you_mean(name, known) or among,
        )


def unknown_card(library: Library, home: PointId | None, reference: str, where: Where) -> Iterator[Fault]:
    """A fault, if `card` (of the point `home`) or `point#card` leads to no card that could be read."""
    named, hash_mark, card = reference.rpartition("#")
    point = named if hash_mark else home
    if point is None:
        yield _unknown_card(reference, where, "Outside of a point, a card is cited with its point: [@point#card].")
    elif point_file(point).file in library.unread:
        return
    elif point not in library.points:
        guess = did_you_mean(point, library.points)
        yield _unknown_card(reference, where, f"There is no point {shown(point)}. {guess or ''}".rstrip())
    else:
        cards = [each.id for each in library.points[point].cards]
        if card not in cards and PLACEHOLDER not in cards:
            yield _unknown_card(reference, where, did_you_mean(card, cards) or _elsewhere(library, card))


def _unknown_card(reference: str, where: Where, remedy: str | None) -> Fault:
    return Fault(code="unknown-card", where=where, message=f"no card is called {shown(reference)}", help=remedy)


def _elsewhere(library: Library, card: str) -> str | None:
    """Help for a card that another point has."""
    for point_id, each, _ in library.cards():
        if each.id == card:
            return f'Another point has such a card: "{point_id}#{card}".'
    return None
