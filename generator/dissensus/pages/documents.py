"""The pages of documents: the list by date, and for each document its passages with what rests on them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from dissensus.deriving.statements import Statement
from dissensus.deriving.tables import Resting
from dissensus.evidence import context
from dissensus.model import DocumentId
from dissensus.pages import phrases, views
from dissensus.pages.account import account
from dissensus.pages.cards import anchor_of_passage, told, words
from dissensus.pages.citing import citation, cited
from dissensus.pages.frame import frame
from dissensus.pages.sheet import Sheet


def documents_page(sheet: Sheet) -> views.DocumentsPage:
    """All documents, by date."""
    return views.DocumentsPage(
        frame=frame(sheet, "Documents", f"The archived documents of “{sheet.library.settings.title}”."),
        documents=tuple(cited(sheet, id_) for id_ in sheet.tables.documents),
    )


def document_page(sheet: Sheet, id_: DocumentId) -> views.DocumentPage:
    """One archived document: its passages in context; its whole text only where the site may publish that."""
    document = sheet.library.documents[id_]
    resting = sheet.tables.by_document.get(id_, ())
    whole = sheet.library.settings.publish.documents == "whole"
    return views.DocumentPage(
        frame=frame(sheet, document.title, f"Passages of “{document.title}” and the statements that rest on them."),
        title=document.title,
        outlet=sheet.source(document.outlet),
        authors=phrases.listed(document.authors) or None,
        published=sheet.published(id_),
        original=document.url,
        file=document.file,
        sha256=document.sha256,
        language=document.language,
        note=sheet.html(document.note),
        excerpts=tuple(_excerpt(sheet, id_, passage) for passage in resting),
        account=account(sheet, id_),
        whole=_whole(sheet, id_, resting) if whole else None,
        citation=citation(sheet, document.title),
    )


def _excerpt(sheet: Sheet, id_: DocumentId, resting: Resting) -> views.Excerpt:
    archived = sheet.matter.evidence.archived[id_]
    before, after = context(archived, resting.passage, sheet.library.settings.publish.context)
    return views.Excerpt(
        anchor=anchor_of_passage(resting.passage),
        lines=phrases.lines(*resting.passage.lines),
        before=before,
        words=words(resting.passage),
        after=after,
        cards=told(sheet, resting.statements),
        caveat_of=told(sheet, resting.caveat_of),
    )


def _whole(sheet: Sheet, id_: DocumentId, resting: Iterable[Resting]) -> tuple[tuple[views.Stretch, ...], ...]:
    text = sheet.library.texts[id_]
    held = [(p.start, p.end, r.statements) for r in resting for p in r.passage.pieces]
    cuts = sorted({0, len(text), *(start for start, _, _ in held), *(end for _, end, _ in held)})
    paragraphs: list[list[views.Stretch]] = [[]]
    for start, end in itertools.pairwise(cuts):
        statements = _each_once(s for first, last, among in held if first <= start and end <= last for s in among)
        first_line, *further = text[start:end].split("\n")
        for number, line in enumerate((first_line, *further)):
            if number:
                paragraphs.append([])
            if line:
                paragraphs[-1].append(views.Stretch(text=line, cards=told(sheet, statements)))
    return tuple(tuple(paragraph) for paragraph in paragraphs if paragraph)


def _each_once(statements: Iterable[Statement]) -> list[Statement]:
    return list({(statement.point, statement.card.id): statement for statement in statements}.values())
