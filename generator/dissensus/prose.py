"""The Markdown of a site: summaries, notes and pages, each with the place of any words in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from dissensus.faults import Where
from dissensus.model import (
    Document,
    DocumentId,
    Library,
    Page,
    Point,
    PointId,
    Source,
    SourceId,
    card_place,
    document_place,
    point_file,
    source_place,
)


class Prose(Struct, frozen=True):
    """A piece of Markdown."""

    markdown: str
    where: Where
    first_line: int | None = None  # of the body of a page, in its file: the Markdown is no value there

    def place_of(self, words: str, line: int) -> Where:
        """The place of words that stand on this line of the Markdown, from 0, or on a later one."""
        if self.first_line is None:
            return self.where.at(words)
        for number, text in enumerate(self.markdown.split("\n")[line:], start=self.first_line + line):
            if (column := text.find(words)) >= 0:
                return Where(self.where.file, words=words, mark=(number, column + 1))
        return Where(self.where.file, mark=(self.first_line + line, 1))


def prose_of(library: Library) -> Iterator[Prose]:
    """All Markdown of a site."""
    yield from prose_beside_points(library.sources, library.documents, library.pages)
    for point_id, point in library.points.items():
        yield from prose_of_point(point_id, point)


def prose_of_point(point_id: PointId, point: Point) -> Iterator[Prose]:
    """The Markdown of one point: its summary, and the notes of its cards."""
    if point.summary is not None:
        yield Prose(point.summary, point_file(point_id) / "summary")
    for index, card in enumerate(point.cards):
        if card.note is not None:
            yield Prose(card.note, card_place(point_id, index) / "note")


def prose_beside_points(
    sources: Mapping[SourceId, Source], documents: Mapping[DocumentId, Document], pages: Mapping[str, Page]
) -> Iterator[Prose]:
    """The Markdown that is no point's: the notes of sources and of documents, and the pages."""
    for source_id, source in sources.items():
        if source.note is not None:
            yield Prose(source.note, source_place(source_id) / "note")
    for document_id, document in documents.items():
        if document.note is not None:
            yield Prose(document.note, document_place(document_id) / "note")
    for name, page in pages.items():
        yield Prose(page.body, Where(f"content/pages/{name}.md"), first_line=page.body_line)
