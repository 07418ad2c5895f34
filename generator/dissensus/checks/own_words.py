"""The site's own words: everything that a curator words, with what stands in quotation marks left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from dissensus.citations import CITATION
from dissensus.faults import Where
from dissensus.faults.fault import Key
from dissensus.model import (
    SOURCES_FILE,
    Card,
    Document,
    DocumentId,
    Page,
    Party,
    PartyId,
    Point,
    PointId,
    Source,
    SourceId,
    document_place,
    point_file,
    source_place,
)
from dissensus.prose import Prose, prose_beside_points, prose_of_point

Path: TypeAlias = tuple[Key, ...]

# Words of a document: in quotation marks, or, in Markdown, in italics or code. Within a line or sentence, no further.
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"\n]*\"|«[^«»]*»|„[^„“”]*[“”]")
_SET_APART = re.compile(r"(?<!\*)\*[^*\n]+\*(?!\*)|`[^`\n]*`|\]\([^)\n]*\)")


class OwnWords(Struct, frozen=True):
    """A text by a curator."""

    prose: Prose
    is_markdown: bool

    def unquoted(self) -> str:
        """The text, with the quoted words in it blanked, letter for letter."""
        if not self.is_markdown:
            return unquoted(self.prose.markdown)
        return _blank(_SET_APART, unquoted(_blank(CITATION, self.prose.markdown)))

    def place_of(self, start: int, end: int) -> Where:
        """The place of a stretch of the text."""
        line = self.prose.markdown.count("\n", 0, start)
        return self.prose.place_of(self.prose.markdown[start:end], line)


def own_words(point_id: PointId, point: Point) -> Iterator[OwnWords]:
    """Every text of a point by a curator, in plain fields and in Markdown."""
    file = point_file(point_id).file
    for text, path in _plain(point):
        yield OwnWords(Prose(text, Where(file, path)), is_markdown=False)
    for prose in prose_of_point(point_id, point):
        yield OwnWords(prose, is_markdown=True)


def own_words_beside_points(
    parties: Mapping[PartyId, Party],
    sources: Mapping[SourceId, Source],
    documents: Mapping[DocumentId, Document],
    pages: Mapping[str, Page],
) -> Iterator[OwnWords]:
    """Every text by a curator that is no point's."""
    for text, where in _beside_points(parties, sources, documents):
        yield OwnWords(Prose(text, where), is_markdown=False)
    for prose in prose_beside_points(sources, documents, pages):
        yield OwnWords(prose, is_markdown=True)


def words_of(point: Point) -> str:
    """All that curators wrote of a point, on end, and what they quote as well."""
    notes = [card.note for card in point.cards if card.note]
    return "\n".join([*(text for text, _ in _plain(point)), point.summary or "", *notes])


def unquoted(text: str) -> str:
    """The text with everything in quotation marks blanked."""
    return _blank(_QUOTED, text)


def _plain(point: Point) -> list[tuple[str, Path]]:
    """Every plain text of a point with its path of keys."""
    texts: list[tuple[str, Path]] = [(point.question, ("question",)), (point.title, ("title",))]
    texts += [(question, ("facets", id_)) for id_, question in point.facets.items()]
    for id_, position in point.positions.items():
        texts.append((position.label, ("positions", id_, "label")))
        if position.holds:
            texts.append((position.holds, ("positions", id_, "holds")))
    texts += [(named.name, ("named", id_, "name")) for id_, named in point.named.items()]
    for index, card in enumerate(point.cards):
        texts += _of_card(card, ("cards", index))
    return texts


def _of_card(card: Card, path: Path) -> list[tuple[str, Path]]:
    texts: list[tuple[str, Path]] = [(card.claim, (*path, "claim"))]
    if card.dated_note:
        texts.append((card.dated_note, (*path, "dated-note")))
    for index, relation in enumerate(card.relates):
        if relation.why:
            texts.append((relation.why, (*path, "relates", index, "why")))
    for index, report in enumerate(card.reports):
        if report.caveat:
            texts.append((report.caveat.covers, (*path, "reports", index, "caveat", "covers")))
    return texts


def _beside_points(
    parties: Mapping[PartyId, Party], sources: Mapping[SourceId, Source], documents: Mapping[DocumentId, Document]
) -> Iterator[tuple[str, Where]]:
    for name, party in parties.items():
        if party.about:
            yield party.about, Where(SOURCES_FILE) / "parties" / name / "about"
    for name, source in sources.items():
        if source.role:
            yield source.role, source_place(name) / "role"
    for name, document in documents.items():
        if document.dated_note:
            yield document.dated_note, document_place(name) / "dated-note"


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: " " * len(found[0]), text)
