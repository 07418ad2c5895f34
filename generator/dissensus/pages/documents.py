"""The pages of documents: the list by date, and for each document its passages with what rests on them."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from dissensus import addresses
from dissensus.deriving.outlines import Place
from dissensus.deriving.resting import Resting
from dissensus.evidence import InContext, in_context
from dissensus.model import DocumentId
from dissensus.pages import phrases, views
from dissensus.pages.account import account
from dissensus.pages.cards import words
from dissensus.pages.citing import citation, cited
from dissensus.pages.frame import frame
from dissensus.pages.outlined import listed
from dissensus.pages.paging import Ends, Paged, pager, pager_over
from dissensus.pages.parts import (
    CHARACTERS,
    anchor_of_passage,
    paragraphs_in,
    parts_of,
    resting_in,
)
from dissensus.pages.sheet import Sheet

Links = Mapping[Place, views.Link]


def documents_page(sheet: Sheet, number: int = 1) -> views.DocumentsPage:
    """A page of all documents, by date."""
    all_ = sheet.tables.documents
    pages = Paged(len(all_), addresses.documents)

    def ends(each: int) -> Ends:
        days = [sheet.documents[id_].published.text for id_ in all_[pages.span(each)]]
        return days[0], days[-1] if days[-1] != days[0] else None

    title = "Documents" if number == 1 else f"Documents, {pages.told(number)}"
    return views.DocumentsPage(
        frame=frame(sheet, title, f"The archived documents of “{sheet.library.settings.title}”."),
        documents=tuple(cited(sheet, id_) for id_ in all_[pages.span(number)]),
        pager=pager(sheet, pages, number, "documents", ends),
    )


def document_page(sheet: Sheet, id_: DocumentId, part: int = 1) -> views.DocumentPage:
    """A part of an archived document: its passages in context; its text only where the site may publish that.

    What is told of the document as a whole stands with its first part.
    """
    document = sheet.library.documents[id_]
    resting = resting_in(part, sheet.tables.by_document.get(id_, ()))
    whole = sheet.library.settings.publish.documents == "whole"
    of_whole = part == 1
    title = document.title if of_whole else f"{document.title}, part {part}"
    return views.DocumentPage(
        frame=frame(sheet, title, f"Passages of “{document.title}” and the statements that rest on them."),
        kicker="Document" if of_whole else f"Document · part {part}",
        title=document.title,
        outlet=sheet.source(document.outlet),
        authors=phrases.listed(document.authors) or None,
        published=sheet.documents[id_].published,
        original=document.url,
        file=document.file,
        sha256=document.sha256,
        language=document.language,
        note=sheet.html(document.note) if of_whole else None,
        pager=_pager(sheet, id_, part),
        excerpts=_excerpts(sheet, id_, resting),
        account=account(sheet, id_) if of_whole else None,
        whole=_whole(sheet, id_, part) if whole else None,
        citation=citation(sheet, document.title),
    )


def _excerpts(sheet: Sheet, id_: DocumentId, resting: Sequence[Resting]) -> tuple[views.Excerpt, ...]:
    if not resting:
        return ()
    archived = sheet.matter.evidence.archived[id_]
    links = _links(sheet, (place for each in resting for place in (*each.statements, *each.caveat_of)))
    shown = in_context(archived, (each.pieces for each in resting), sheet.library.settings.publish.context)
    return tuple([_excerpt(*each, links) for each in zip(resting, shown, strict=True)])


def _excerpt(resting: Resting, shown: InContext, links: Links) -> views.Excerpt:
    passage, before, behind = shown
    return views.Excerpt(
        anchor=anchor_of_passage(resting),
        lines=phrases.lines(*passage.lines),
        before=before,
        words=words(passage),
        after=behind,
        cards=tuple([links[place] for place in resting.statements]),
        caveat_of=tuple([links[place] for place in resting.caveat_of]) if resting.caveat_of else (),
    )


def _links(sheet: Sheet, places: Iterable[Place]) -> Links:
    """Statements, each in one line, made once for all passages that it stands with."""
    each_once = list(dict.fromkeys(places))
    return dict(zip(each_once, listed(sheet, each_once), strict=True))


def _pager(sheet: Sheet, id_: DocumentId, part: int) -> views.Pager | None:
    """The way to the parts of a long text that statements rest on; a part is told by its lines."""
    parts = parts_of(sheet.matter, id_)
    if len(parts) == 1:
        return None
    archived = sheet.matter.evidence.archived[id_]
    length = len(archived.text)

    def ends(each: int) -> Ends:
        first, behind = (each - 1) * CHARACTERS, min(each * CHARACTERS, length)
        return phrases.lines(archived.line(first), archived.line(behind - 1)), None

    all_ = -(-length // CHARACTERS)
    told = f"Part {part} of {all_}: {ends(part)[0]}"
    return pager_over(sheet, told, parts, part, partial(addresses.document, id_), ends)


def _whole(sheet: Sheet, id_: DocumentId, part: int) -> tuple[tuple[views.Stretch, ...], ...]:
    """The paragraphs that begin in a part, cut where passages begin and end."""
    text = sheet.library.texts[id_]
    first, behind = paragraphs_in(part, text)
    held = _held(sheet.tables.by_document.get(id_, ()), first, behind)
    links = _links(sheet, (place for _, _, among in held for place in among))
    begun: list[tuple[int, tuple[Place, ...]]] = []
    cuts = sorted({first, behind, *(cut for start, end, _ in held for cut in (start, end) if first < cut < behind)})
    paragraphs: list[list[views.Stretch]] = [[]]
    coming = deque(held)
    for start, end in itertools.pairwise(cuts):
        while coming and coming[0][0] <= start:
            begun.append(coming.popleft()[1:])
        begun = [each for each in begun if each[0] > start]
        cards = tuple([links[place] for place in dict.fromkeys(place for _, among in begun for place in among)])
        first_line, *further = text[start:end].split("\n")
        for number, line in enumerate((first_line, *further)):
            if number:
                paragraphs.append([])
            if line:
                paragraphs[-1].append(views.Stretch(text=line, cards=cards))
    return tuple(tuple(paragraph) for paragraph in paragraphs if paragraph)


def _held(resting: Iterable[Resting], first: int, behind: int) -> list[tuple[int, int, tuple[Place, ...]]]:
    """The pieces of passages within a stretch of the text, by where they begin, with what rests on them."""
    held = [(*piece, each.statements) for each in resting for piece in each.pieces]
    return sorted((each for each in held if each[1] > first and each[0] < behind), key=lambda each: each[:2])
