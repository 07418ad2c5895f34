"""Citations in summaries, notes and pages."""

from __future__ import annotations

from collections.abc import Iterator

from dissensus.checks.names import unknown_card
from dissensus.citations import Citation, citations
from dissensus.faults import Fault, Where
from dissensus.model import Library, Page, PointId, document_place, point_file, source_place


def citations_lead_to_cards(library: Library) -> Iterator[Fault]:
    """Every citation leads to a card."""
    for home, markdown, where in _prose(library):
        for citation in citations(markdown):
            yield from unknown_card(library, home, _reference(citation), where.at(citation.words))
    for name, page in library.pages.items():
        for citation in citations(page.body):
            where = _in_body(page, citation, f"content/pages/{name}.md")
            yield from unknown_card(library, None, _reference(citation), where)


def _prose(library: Library) -> Iterator[tuple[PointId | None, str, Where]]:
    """Markdown fields, each with the point whose cards it may cite by id alone."""
    for source_id, source in library.sources.items():
        if source.note is not None:
            yield None, source.note, source_place(source_id) / "note"
    for document_id, document in library.documents.items():
        if document.note is not None:
            yield None, document.note, document_place(document_id) / "note"
    for point_id, point in library.points.items():
        if point.summary is not None:
            yield point_id, point.summary, point_file(point_id) / "summary"
    for point_id, card, where in library.cards():
        if card.note is not None:
            yield point_id, card.note, where / "note"


def _reference(citation: Citation) -> str:
    return citation.card if citation.point is None else f"{citation.point}#{citation.card}"


def _in_body(page: Page, citation: Citation, file: str) -> Where:
    """The citation's place in a page: its first on or behind the line on which its paragraph begins."""
    for number, line in enumerate(page.body.split("\n")[citation.line :], start=page.body_line + citation.line):
        if (column := line.find(citation.words)) >= 0:
            return Where(file, words=citation.words, mark=(number, column + 1))
    return Where(file, mark=(page.body_line, 1))
