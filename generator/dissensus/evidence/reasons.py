"""The reasons why a quote was not found, sought out once it was not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from dissensus.evidence.archived import ArchivedText
from dissensus.evidence.cutting import widened, words_at
from dissensus.evidence.neighbours import telling_before, telling_behind
from dissensus.evidence.paragraphs import has_blank_line
from dissensus.evidence.pieces import Arrangements, arrange
from dissensus.evidence.unfound import Absent, Ambiguous, CrossesParagraphs, CutsWord, OutOfOrder, Spot, TooFarApart

_TOLD = 5  # places told of a quote that stands more than once
_LOOKED_AT = 200  # ways of putting pieces together that are looked at for words that tell them apart


def why_not(piece: str, archived: ArchivedText) -> Absent | CutsWord | CrossesParagraphs:
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
    from dissensus.evidence.nearest import nearest  # 5 ms to load with what it leans on, for what is seldom

    return Absent(piece, nearest(piece, archived))


def why_not_arranged(
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


def why_ambiguous(ways: Arrangements, archived: ArchivedText) -> Ambiguous:
    """The first places of a quote that stands more than once, with what tells them apart."""
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


def _gaps(way: Sequence[int], lengths: Sequence[int]) -> list[int]:
    """How many characters lie between each piece and the next."""
    return [behind - place - length for place, behind, length in zip(way, way[1:], lengths, strict=False)]
