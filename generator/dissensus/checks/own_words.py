"""The site's own words: everything that a curator words, with what stands in quotation marks left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from dissensus.citations import CITATION
from dissensus.faults import Where
from dissensus.model import SOURCES_FILE, Card, Library, document_place, point_file, source_place
from dissensus.prose import Prose, prose_of

# Words of a document: in quotation marks, or, in Markdown, in italics or code. Within a line or sentence, no further.
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"\n]*\"|«[^«»]*»|„[^„“”]*[“”]")
_SET_APART = re.compile(r"(?<!\*)\*[^*\n]+\*(?!\*)|`[^`\n]*`|\]\([^)\n]*\)")


class OwnWords(Struct, frozen=True):
    """A text by a curator, the quoted words in it blanked, letter for letter."""

    text: str
    prose: Prose

    def place_of(self, start: int, end: int) -> Where:
        """The place of a stretch of the text."""
        line = self.prose.markdown.count("\n", 0, start)
        return self.prose.place_of(self.prose.markdown[start:end], line)


def own_words(library: Library) -> Iterator[OwnWords]:
    """Every text by a curator, in plain fields and in Markdown."""
    for text, where in _plain(library):
        yield OwnWords(unquoted(text), Prose(text, where))
    for prose in prose_of(library):
        yield OwnWords(_blank(_SET_APART, unquoted(_blank(CITATION, prose.markdown))), prose)


def unquoted(text: str) -> str:
    """The text with everything in quotation marks blanked."""
    return _blank(_QUOTED, text)


def _plain(library: Library) -> Iterator[tuple[str, Where]]:
    if library.is_whole_in_view:
        yield from _beside_points(library)
    for name, point in library.points_in_view.items():
        yield from _filled(point_file(name), point, "question", "title")
        for facet, question in point.facets.items():
            yield question, point_file(name) / "facets" / facet
        for id_, position in point.positions.items():
            yield from _filled(point_file(name) / "positions" / id_, position, "label", "holds")
        for id_, named in point.named.items():
            yield from _filled(point_file(name) / "named" / id_, named, "name")
    for _, card, where in library.cards():
        yield from _of_card(card, where)


def _beside_points(library: Library) -> Iterator[tuple[str, Where]]:
    for name, party in library.parties.items():
        yield from _filled(Where(SOURCES_FILE) / "parties" / name, party, "about")
    for name, source in library.sources.items():
        yield from _filled(source_place(name), source, "role")
    for name, document in library.documents.items():
        yield from _filled(document_place(name), document, "dated_note")


def _of_card(card: Card, where: Where) -> Iterator[tuple[str, Where]]:
    yield from _filled(where, card, "claim", "dated_note")
    for index, relation in enumerate(card.relates):
        yield from _filled(where / "relates" / index, relation, "why")
    for index, report in enumerate(card.reports):
        if report.caveat:
            yield from _filled(where / "reports" / index / "caveat", report.caveat, "covers")


def _filled(where: Where, holder: Struct, *fields: str) -> Iterator[tuple[str, Where]]:
    for field in fields:
        if text := getattr(holder, field):
            yield text, where / field.replace("_", "-")


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: " " * len(found[0]), text)
