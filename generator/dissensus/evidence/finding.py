"""Where a quote stands in a document, or why it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from dissensus.evidence.archived import ArchivedText
from dissensus.evidence.boundaries import has_words, is_boundary
from dissensus.evidence.cutting import piece_at
from dissensus.evidence.neighbours import stands_before, stands_behind, words_before, words_behind
from dissensus.evidence.normal import normalise
from dissensus.evidence.passage import Passage
from dissensus.evidence.pieces import Arrangements, arrange, pieces_of
from dissensus.evidence.reasons import why_ambiguous, why_not, why_not_arranged
from dissensus.evidence.unfound import Absent, Empty, NotBeside, NotThere, Unfound

_TOLD = 5  # places of which it is told what stands beside them instead


def find(quote: str, archived: ArchivedText, before: str | None = None, after: str | None = None) -> Passage | Unfound:
    """The one passage that `quote` stands in, or why there is none.

    `before` and `after` are words right beside it, which tell it apart from other places of the same words. On the
    good path, time is that of a search for each piece.
    """
    if not (before or after) and (alone := _found_alone(quote, archived)):
        return alone
    pieces = pieces_of(quote)
    if not isinstance(pieces, tuple):
        return pieces
    places = [list(places_of(piece, archived)) for piece in pieces]
    for piece, stands in zip(pieces, places, strict=True):
        if not stands:
            why = why_not(piece, archived)
            return replace(why, is_piece=True) if isinstance(why, Absent) and len(pieces) > 1 else why
    ways = arrange(places, [len(piece) for piece in pieces])
    if not ways.count:
        return why_not_arranged(pieces, places, ways.lengths)
    if before or after:
        beside = _beside(ways, archived, normalise(before or ""), normalise(after or ""))
        if isinstance(beside, NotBeside):
            return beside
        ways = beside
    if ways.count > 1:
        return why_ambiguous(ways, archived)
    return _passage(next(iter(ways)), ways.lengths, archived)


def find_all(words: str, archived: ArchivedText) -> list[Passage] | NotThere:
    """Every passage that `words` stand in, none of their `[…]` read as an elision, or why there is none."""
    normal = normalise(words)
    if not has_words(normal):
        return Empty()
    passages = [Passage((piece_at(archived, place, len(normal)),)) for place in places_of(normal, archived)]
    return passages or why_not(normal, archived)


def stands_in(words: str, archived: ArchivedText) -> bool:
    """Whether `words` stand anywhere in the document, in a paragraph and with no word cut."""
    normal = normalise(words)
    return has_words(normal) and any(True for _ in places_of(normal, archived))


def find_within(words: str, passage: Passage, archived: ArchivedText) -> Passage | None:
    """The first place of `words` in a passage of the document; None if they stand in none of its pieces."""
    normal = normalise(words)
    for piece in passage.pieces if has_words(normal) else ():
        first, last = archived.normal.place(piece.start), archived.normal.place(piece.end - 1)
        for place in places_of(normal, archived, first, last + 1):
            return Passage((piece_at(archived, place, len(normal)),))
    return None


def places_of(words: str, archived: ArchivedText, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Every place in the normal form, or in a stretch of it, at which normal `words` stand and cut no word.

    They never run from one paragraph into the next.
    """
    at = archived.find(words, start, end)
    while at >= 0:
        if archived.is_boundary(at) and archived.is_boundary(at + len(words)):
            yield at
        at = archived.find(words, at + 1, end)


def _found_alone(quote: str, archived: ArchivedText) -> Passage | None:
    """The passage of a quote in one piece whose words stand once, as most do; None if more has to be looked at."""
    # What is ASCII and on one line is normal but for spaces, and where it stands in a normal form, these are, too.
    words = quote.strip(" ") if quote.isascii() and "\n" not in quote else normalise(quote)
    at = archived.find_alone(words)
    if at < 0 or "[" in quote or not has_words(words):
        return None
    text, normal = archived.text, archived.normal
    if is_boundary(text, normal, at) and is_boundary(text, normal, at + len(words)):
        return Passage((piece_at(archived, at, len(words)),))
    return None


def _passage(places: Sequence[int], lengths: Sequence[int], archived: ArchivedText) -> Passage:
    return Passage(tuple(piece_at(archived, place, length) for place, length in zip(places, lengths, strict=True)))


def _beside(ways: Arrangements, archived: ArchivedText, before: str, after: str) -> Arrangements | NotBeside:
    """The ways that have these words beside them."""
    behind = ways.lengths[-1]
    starts = [place for place in ways.places[0] if stands_before(archived, place, before)]
    ends = [place for place in ways.places[-1] if stands_behind(archived, place + behind, after)]
    left = _bounded(ways, starts, ends)
    if left.count:
        return left
    if not starts:
        instead = [words_before(archived, place, before.count(" ") + 1) for place in ways.places[0][:_TOLD]]
        return NotBeside("before", before, _distinct(instead), both=False)
    if before and _bounded(ways, ways.places[0], ends).count:
        return NotBeside("after", after, (), both=True)
    lasts = dict.fromkeys(way[-1] for way in islice(ways, _TOLD))
    instead = [words_behind(archived, place + behind, after.count(" ") + 1) for place in lasts]
    return NotBeside("after", after, _distinct(instead), both=False)


def _bounded(ways: Arrangements, starts: Sequence[int], ends: Sequence[int]) -> Arrangements:
    """The ways that begin and end at certain places."""
    if len(ways.places) == 1:
        return arrange([sorted({*starts} & {*ends})], ways.lengths)
    return arrange([starts, *ways.places[1:-1], ends], ways.lengths)


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))
