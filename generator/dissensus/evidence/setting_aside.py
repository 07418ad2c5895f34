"""What a curator sets aside in a document, proved against it as a quote is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from dissensus.evidence.archived import ArchivedText
from dissensus.evidence.cutting import segments_of
from dissensus.evidence.finding import find, find_all
from dissensus.evidence.passage import Passage, Piece
from dissensus.evidence.telling import told
from dissensus.evidence.unfound import Unfound
from dissensus.faults import Fault, Where
from dissensus.faults.suggestions import shown
from dissensus.model import Document, DocumentId, Library, SetAside, document_place


def set_aside_in(
    name: DocumentId, document: Document, archived: ArchivedText
) -> Iterator[tuple[Where, Passage] | Fault]:
    """Each stretch of a document that is set aside, by its place `…/set-aside/0`, or the fault of it."""
    for index, typed in enumerate(document.set_aside):
        where = document_place(name) / "set-aside" / index
        stretch = _stretch(typed, name, archived, where)
        yield stretch if isinstance(stretch, Fault) else (where, stretch)


def used_though_set_aside(library: Library, passages: Mapping[Where, Passage]) -> Iterator[Fault]:
    """No word is set aside that a card's report or caveat rests on. A sentence may be used in part, and in part not."""
    having = {name: document for name, document in library.documents.items() if document.set_aside}
    used = _used(library, passages) if having else {}
    for name, document in having.items():
        yield from used_in(name, document, passages, used.get(name, ()))


def used_in(
    name: DocumentId, document: Document, passages: Mapping[Where, Passage], used: Collection[tuple[Where, Passage]]
) -> Iterator[Fault]:
    """The same of one document: what is set aside of it stands in `passages`, what is used of it in `used`."""
    for index in range(len(document.set_aside)):
        where = document_place(name) / "set-aside" / index
        stretch = passages.get(where)
        users = [place for place, passage in used if stretch and _meet(stretch, passage)]
        if users:
            yield Fault(
                code="set-aside-used",
                where=where / "words",
                message="a statement rests on words that are set aside",
                help="Set aside less, or nothing here: what a statement rests on is dealt with.",
                level="warning",
                related=tuple(("rests on them", place) for place in users),
            )


def _stretch(typed: SetAside, name: DocumentId, archived: ArchivedText, where: Where) -> Passage | Fault:
    first = find(typed.words, archived, typed.before, typed.after)
    if not isinstance(first, Passage):
        return _unfound(first, name, where, "words")
    if typed.to is None:
        return first
    lasts = find_all(typed.to, archived)
    if not isinstance(lasts, list):
        return _unfound(lasts, name, where, "to")
    last = next((each for each in lasts if each.start >= first.end), None)
    if last is None:
        message = f"{shown(typed.to)} does not stand behind the words that the stretch begins with"
        help_ = "A stretch runs from `words` to where those of `to` next stand."
        return Fault(code="set-aside-ends-early", where=where / "to", message=message, help=help_)
    return Passage((_between(first, last, archived),))


def _unfound(why: Unfound, name: DocumentId, where: Where, key: str) -> Fault:
    told_of = told(why, name, key)
    return Fault(told_of.code, where / told_of.key, told_of.message, told_of.help)


def _between(first: Passage, last: Passage, archived: ArchivedText) -> Piece:
    segments = segments_of(archived, first.start, last.end)
    return Piece(first.start, last.end, first.lines[0], last.lines[1], segments)


def _used(library: Library, passages: Mapping[Where, Passage]) -> dict[DocumentId, list[tuple[Where, Passage]]]:
    """What cards rest on in each document of which anything is set aside."""
    used: dict[DocumentId, list[tuple[Where, Passage]]] = {}
    for _, _, report, where in library.reports():
        if report.document in library.documents and library.documents[report.document].set_aside:
            places = (where / "quote", where / "caveat" / "quote")
            used.setdefault(report.document, []).extend((at, passages[at]) for at in places if at in passages)
    return used


def _meet(one: Passage, other: Passage) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.pieces for b in other.pieces)
