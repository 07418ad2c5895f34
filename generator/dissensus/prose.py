"""The Markdown of a site: summaries, notes and pages, each with the place of any words in it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from dissensus.faults import Where
from dissensus.model import Library, PointId, document_place, point_file, source_place


class Prose(Struct, frozen=True):
    """A piece of Markdown."""

    markdown: str
    where: Where
    home: PointId | None = None  # the point whose cards it may cite by id alone
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
    """All Markdown in view."""
    if library.is_whole_in_view:
        yield from _beside_points(library)
    for point_id, point in library.points_in_view.items():
        if point.summary is not None:
            yield Prose(point.summary, point_file(point_id) / "summary", point_id)
    for point_id, card, where in library.cards():
        if card.note is not None:
            yield Prose(card.note, where / "note", point_id)


def _beside_points(library: Library) -> Iterator[Prose]:
    for source_id, source in library.sources.items():
        if source.note is not None:
            yield Prose(source.note, source_place(source_id) / "note")
    for document_id, document in library.documents.items():
        if document.note is not None:
            yield Prose(document.note, document_place(document_id) / "note")
    for name, page in library.pages.items():
        yield Prose(page.body, Where(f"content/pages/{name}.md"), first_line=page.body_line)
