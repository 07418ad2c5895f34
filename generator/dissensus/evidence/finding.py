"""Where a quote stands in a document, or why it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from dissensus.evidence.archived import ArchivedText, piece_at, widened, words_at
from dissensus.evidence.boundaries import has_words
from dissensus.evidence.nearest import nearest
from dissensus.evidence.neighbours import (
    stands_before,
    stands_behind,
    telling_before,
    telling_behind,
    words_before,
    words_behind,
)
from dissensus.evidence.normal import normalise
from dissensus.evidence.paragraphs import has_blank_line
from dissensus.evidence.passage import Passage
from dissensus.evidence.pieces import Arrangements, arrange, pieces_of
from dissensus.evidence.unfound import (
    Absent,
    Ambiguous,
    CrossesParagraphs,
    CutsWord,
    Empty,
    NotBeside,
    NotThere,
    OutOfOrder,
    Spot,
    TooFarApart,
    Unfound,
)

_TOLD = 5  # places told of a quote that stands more than once
_LOOKED_AT = 200  # ways of putting pieces together that are looked at for words that tell them apart


def find(quote: str, archived: ArchivedText, before: str | None = None, after: str | None = None) -> Passage | Unfound:
    """The one passage that `quote` stands in, or why there is none.

    `before` and `after` are words right beside it, which tell it apart from other places of the same words. On the
    good path, time is that of a search for each piece.
    """
    pieces = pieces_of(quote)
    if not isinstance(pieces, tuple):
        return pieces
    places = [list(places_of(piece, archived)) for piece in pieces]
    for piece, stands in zip(pieces, places, strict=True):
        if not stands:
            why = _why_not(piece, archived)
            return replace(why, is_piece=True) if isinstance(why, Absent) and len(pieces) > 1 else why
    ways = arrange(places, [len(piece) for piece in pieces])
    if not ways.count:
        return _why_not_arranged(pieces, places, ways.lengths)
    if before or after:
        beside = _beside(ways, archived, normalise(before or ""), normalise(after or ""))
        if isinstance(beside, NotBeside):
            return beside
        ways = beside
    if ways.count > 1:
        return _ambiguous(ways, archived)
    return _passage(next(iter(ways)), ways.lengths, archived)


def find_all(words: str, archived: ArchivedText) -> list[Passage] | NotThere:
    """Every passage that `words` stand in, none of their `[…]` read as an elision, or why there is none."""
    normal = normalise(words)
    if not has_words(normal):
        return Empty()
    passages = [Passage((piece_at(archived, place, len(normal)),)) for place in places_of(normal, archived)]
    return passages or _why_not(normal, archived)


def stands_in(words: str, archived: ArchivedText) -> bool:
    """Whether `words` stand anywhere in the document, in a paragraph and with no word cut."""
    normal = normalise(words)
    return has_words(normal) and any(True for _ in places_of(normal, archived))


def places_of(words: str, archived: ArchivedText) -> Iterator[int]:
    """Every place in the normal form at which normal `words` stand within a paragraph and cut no word."""
    at = archived.normal.text.find(words)
    while at >= 0:
        if archived.is_boundary(at) and archived.is_boundary(at + len(words)):
            yield at
        at = archived.normal.text.find(words, at + 1)


def _passage(places: Sequence[int], lengths: Sequence[int], archived: ArchivedText) -> Passage:
    return Passage(tuple(piece_at(archived, place, length) for place, length in zip(places, lengths, strict=True)))


def _beside(ways: Arrangements, archived: ArchivedText, before: str, after: str) -> Arrangements | NotBeside:
    """The ways that have these words beside them."""
    places, behind = [list(stands) for stands in ways.places], ways.lengths[-1]
    places[0] = [place for place in places[0] if stands_before(archived, place, before)]
    if not places[0]:
        instead = [words_before(archived, place, before.count(" ") + 1) for place in ways.places[0][:_TOLD]]
        return NotBeside("before", before, _distinct(instead), both=False)
    ends = [place for place in ways.places[-1] if stands_behind(archived, place + behind, after)]
    if not ends:
        instead = [words_behind(archived, place + behind, after.count(" ") + 1) for place in ways.places[-1][:_TOLD]]
        return NotBeside("after", after, _distinct(instead), both=False)
    places[-1] = sorted({*ends} & {*places[-1]})
    left = arrange(places, ways.lengths)
    return left if left.count else NotBeside("after", after, (), both=True)


def _ambiguous(ways: Arrangements, archived: ArchivedText) -> Ambiguous:
    looked_at = list(islice(ways, _LOOKED_AT))
    length = ways.lengths[-1]
    return Ambiguous(ways.count, tuple(_spot(way, looked_at, length, archived) for way in looked_at[:_TOLD]))


def _spot(way: tuple[int, ...], ways: Sequence[tuple[int, ...]], length: int, archived: ArchivedText) -> Spot:
    """Where one way stands, with words that no other way has before it, or else behind it."""
    others = [other for other in ways if other != way]
    starts, ends = {other[0] for other in others}, {other[-1] + length for other in others}
    line = archived.line(archived.normal.start(way[0]))
    if before := telling_before(archived, way[0], starts):
        return Spot(line, before, None)
    return Spot(line, None, telling_behind(archived, way[-1] + length, ends))


def _why_not(piece: str, archived: ArchivedText) -> Absent | CutsWord | CrossesParagraphs:
    """Why a piece stands nowhere: it cuts a word, it runs across paragraphs, or it is not there."""
    at = archived.normal.text.find(piece)
    if at >= 0:
        return _cuts_word(at, at + len(piece), archived)
    flat = archived.normal.text.replace("\n", " ")
    at = flat.find(piece)
    while at >= 0:
        if archived.is_boundary(at) and archived.is_boundary(at + len(piece)):
            return _crosses_paragraphs(at, at + len(piece), archived)
        at = flat.find(piece, at + 1)
    return Absent(piece, nearest(piece, archived))


def _cuts_word(start: int, end: int, archived: ArchivedText) -> CutsWord:
    begins = not archived.is_boundary(start)
    cut = start if begins else end
    return CutsWord(
        words=archived.normal.text[start:end],
        side="begins" if begins else "ends",
        cut=words_at(archived, *widened(archived, cut, cut)),
        whole=words_at(archived, *widened(archived, start, end)),
        line=archived.line(archived.normal.start(start)),
    )


def _crosses_paragraphs(start: int, end: int, archived: ArchivedText) -> CrossesParagraphs:
    form = archived.normal
    part = form.text.index("\n", start, end)
    return CrossesParagraphs(
        parts=tuple(form.text[start:end].split("\n")),
        line=archived.line(form.start(part)),
        is_blank=any(
            has_blank_line(archived.text[form.start(place) : form.end(place + 1)])
            for place in range(start, end)
            if form.text[place] == "\n"
        ),
    )


def _why_not_arranged(
    pieces: Sequence[str], places: Sequence[Sequence[int]], lengths: Sequence[int]
) -> TooFarApart | OutOfOrder:
    """Why pieces that each stand in the document stand together in no way."""
    longest = places[-1][-1]  # behind every piece
    anyhow = arrange(places, lengths, longest)
    if not anyhow.count:
        return OutOfOrder(tuple(pieces))
    gaps = min((_gaps(way, lengths) for way in islice(anyhow, _LOOKED_AT)), key=max)
    widest = gaps.index(max(gaps))
    return TooFarApart(pieces[widest], pieces[widest + 1], gaps[widest])


def _gaps(way: Sequence[int], lengths: Sequence[int]) -> list[int]:
    """How many characters lie between each piece and the next."""
    return [behind - place - length for place, behind, length in zip(way, way[1:], lengths, strict=False)]


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))
