"""What a name in a card may lead to: sources, documents, and cards."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dissensus.checks.surroundings import Surroundings
from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import did_you_mean, shown
from dissensus.model import DOCUMENTS_FILE, PLACEHOLDER, SOURCES_FILE, CardId, DocumentId, SourceId

_SOURCES = f"Sources stand in {SOURCES_FILE}; `dissensus add source` adds one."
_DOCUMENTS = f"Documents stand in {DOCUMENTS_FILE}; `dissensus add document FILE` adds one."


def unknown_source(around: Surroundings, source: SourceId, where: Where) -> Iterator[Fault]:
    """A fault if the site has no such source; none if its sources could not be read."""
    if SOURCES_FILE not in around.unread:
        yield from unknown(source, around.sources, where, kind="source", code="unknown-source", among=_SOURCES)


def unknown_document(around: Surroundings, document: DocumentId, where: Where) -> Iterator[Fault]:
    """A fault if the site has no such document; none if its documents could not be read."""
    if DOCUMENTS_FILE not in around.unread:
        yield from unknown(
            document, around.documents, where, kind="document", code="unknown-document", among=_DOCUMENTS
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


def unknown_card(reference: str, cards: Collection[CardId], where: Where, among: str | None = None) -> Iterator[Fault]:
    """A fault, if none of a point's cards is meant by `card` or `point#card`; none if one was read without its id.

    `among` tells where such a card stands, if none is near.
    """
    card = reference.rpartition("#")[2]
    if card not in cards and PLACEHOLDER not in cards:
        yield no_card(reference, where, did_you_mean(card, cards) or among)


def no_card(reference: str, where: Where, remedy: str | None) -> Fault:
    """The fault of a reference that leads to no card."""
    return Fault(code="unknown-card", where=where, message=f"no card is called {shown(reference)}", help=remedy)
