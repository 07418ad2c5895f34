"""Words of a document, sought as somebody remembers them and given as they stand there, ready to be quoted.

Whatever is given as a `Quotable` is accepted by the prover as it stands: that is asked of the prover itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from msgspec import Struct

from dissensus.adding.scalars import why_unwritable
from dissensus.evidence import ArchivedText, Passage, find
from dissensus.evidence.cutting import words_at
from dissensus.evidence.difference import Change
from dissensus.evidence.finding import places_of
from dissensus.evidence.neighbours import telling_before, telling_behind
from dissensus.evidence.normal import in_one_line
from dissensus.evidence.pieces import Arrangements, arrange, pieces_of
from dissensus.evidence.telling import told
from dissensus.evidence.unfound import Absent, Ambiguous, CrossesParagraphs, CutsWord, Unfound

MOST = 50  # places of the same words that are given
_MANY = 400  # places of words that are no passage any more: nobody reads on, and to tell them apart takes long
_LONGEST_NEIGHBOUR = 40  # words; what is the same for longer stands in two copies of one text


class Quotable(Struct, frozen=True):
    """Words that a card may quote, and what tells them from the same words elsewhere in the document."""

    quote: str
    lines: tuple[int, int]  # first and last, from 1
    before: str | None = None
    after: str | None = None


class Sought(Struct, frozen=True):
    """What came of seeking: places where the words stand, or others that are near them, or why there is neither."""

    found: tuple[Quotable, ...] = ()
    suggested: tuple[Quotable, ...] = ()
    changes: tuple[Change, ...] = ()  # between the words and what is suggested, where those are few
    why: str | None = None  # a sentence, where the words do not stand in the document, or nothing can be given
    more: int = 0  # places that are not given


def seek(words: str, document: str, archived: ArchivedText) -> Sought:
    """The words in the document of this id: as they stand, or what comes nearest, which is never the same."""
    found = find(words, archived)
    if isinstance(found, Passage | Ambiguous):
        places, count = _places(words, archived)
        return Sought(found=places, why=None if places else _why_none(count), more=count - len(places))
    nearer = _nearer(words, archived)
    places, count = _places(nearer, archived) if nearer else ((), 0)
    changes = found.near.changes if places and isinstance(found, Absent) and found.near and not found.is_piece else ()
    return Sought(suggested=places, changes=changes, why=_why(found, document), more=count - len(places))


def _why(found: Unfound, document: str) -> str:
    if isinstance(found, Absent) and not found.is_piece:
        return f'These words do not stand in "{document}".'
    message = told(found, document).message
    return f"{message[0].upper()}{message[1:]}."


def _why_none(count: int) -> str:
    if count == 1:
        return "These words stand in the document with a character that no card can hold."
    return f"These words stand in {count} places of the document, and nothing near tells them apart."


def _places(words: str, archived: ArchivedText) -> tuple[tuple[Quotable, ...], int]:
    """The first places of words that stand in the document, as a card can give them; and how many there are."""
    pieces = pieces_of(words)
    if not isinstance(pieces, tuple):
        return (), 0
    ways = arrange([list(places_of(piece, archived)) for piece in pieces], [len(piece) for piece in pieces])
    offered = [_quotable(way, ways, archived) for way in _few(ways)] if ways.count <= _MANY else []
    return tuple([each for each in offered if each is not None][:MOST]), ways.count


def _few(ways: Arrangements) -> Iterator[tuple[int, ...]]:
    return (way for way, _ in zip(ways, range(MOST + 1), strict=False)) if ways.count else iter(())


def _quotable(way: tuple[int, ...], ways: Arrangements, archived: ArchivedText) -> Quotable | None:
    """One place, with the first neighbours by which the prover finds it and no other."""
    ends = [place + length for place, length in zip(way, ways.lengths, strict=True)]
    quote = " […] ".join(words_at(archived, *stretch) for stretch in zip(way, ends, strict=True))
    if why_unwritable(quote) is not None:
        return None
    start, end = archived.normal.start(way[0]), archived.normal.end(ends[-1])
    lines = archived.line(start), archived.line(max(start, end - 1))
    others = [other for other in _few(ways) if other != way]
    for before, after in _neighbours(way, ends[-1], others, ways.lengths[-1], archived):
        passage = find(quote, archived, before, after)
        if isinstance(passage, Passage) and (passage.start, passage.end) == (start, end):
            return Quotable(quote, lines, before, after)
    return None


_Neighbours = tuple[str | None, str | None]


def _neighbours(
    way: tuple[int, ...], end: int, others: list[tuple[int, ...]], last: int, archived: ArchivedText
) -> Iterator[_Neighbours]:
    """What may tell a place from the others: nothing, a few words on one side, on both, and ever more."""
    yield None, None
    if not others:
        return
    yield telling_before(archived, way[0], {other[0] for other in others}), None
    yield None, telling_behind(archived, end, {other[-1] + last for other in others})
    words_before = archived.normal.text[: way[0]].split()[-_LONGEST_NEIGHBOUR:]
    words_after = archived.normal.text[end:].split()[:_LONGEST_NEIGHBOUR]
    for count in chain(range(1, 7), (10, 20, _LONGEST_NEIGHBOUR)):
        before, after = in_one_line(" ".join(words_before[-count:])), in_one_line(" ".join(words_after[:count]))
        yield before or None, None
        yield None, after or None
        yield before or None, after or None


def _nearer(words: str, archived: ArchivedText) -> str | None:
    """Words that stand in the document and may be those that were meant, piece by piece."""
    pieces = pieces_of(words)
    if not isinstance(pieces, tuple):
        return None
    mended = [_nearer_piece(piece, archived) for piece in pieces]
    return " […] ".join(piece for piece in mended if piece) if all(mended) else None


def _nearer_piece(piece: str, archived: ArchivedText) -> str | None:
    match find(piece, archived):
        case Passage() | Ambiguous():
            return piece
        case Absent(near=near):
            return near.words if near else None
        case CutsWord(whole=whole):
            return whole
        case CrossesParagraphs(parts=parts):
            return " […] ".join(parts)
        case _:
            return None
